package corpus

import (
	"context"
	"database/sql"
	"iter"
	"time"
)

// A Change is what putting an article did to the library.
type Change int

// The changes.
const (
	Unchanged Change = iota
	Added
	Replaced
	Removed
)

// String is the change as a word, such as "added".
func (c Change) String() string {
	return [...]string{"unchanged", "added", "replaced", "removed"}[c]
}

// Stored says under which ID an article is in the library and what putting it
// changed.
type Stored struct {
	ID     string
	Change Change
}

// Incoming is an article on its way into the library.
type Incoming struct {
	Article Article
	// Origin is the absolute path of the file that holds the article, "" if
	// it comes from elsewhere.
	Origin string
	// Raw are the bytes that the article was read from; nil where they are
	// not to be kept.
	Raw []byte
	// Reading is what Read was given beside Raw: its MediaType, Name and
	// Defaults.
	Reading
	// Fetched is when Raw was fetched; the zero time stands for now.
	Fetched time.Time
	// over, if it is not "", is the hash that the stored article must have for
	// this one to take its place.
	over string
}

// Put stores an article, in one transaction: when Put returns without error,
// the article is on the disk. An article that the library knows, as the
// comment in identity.go defines it, keeps its ID and is replaced where it
// differs; what it was before is kept as a version. An article that does not
// pass Validate is refused. In a server's library the ID gets the mark of its
// own articles if it has none.
func (l *Library) Put(ctx context.Context, a Article, origin string) (Stored, error) {
	return l.PutIncoming(ctx, Incoming{Article: a, Origin: origin})
}

// PutIncoming stores an article with what it was read from, as Put does.
func (l *Library) PutIncoming(ctx context.Context, item Incoming) (Stored, error) {
	var stored Stored
	var failed error
	one := func(yield func(Incoming) bool) { yield(item) }
	err := l.PutAll(ctx, one, func(_ Incoming, s Stored, err error) { stored, failed = s, err })
	if err == nil {
		err = failed
	}
	return stored, err
}

// A batch ends, and is committed, when it reaches one of these. The time
// bounds how long a stored article waits for its report, the others memory.
const (
	batchCount = 100
	batchBytes = 4 << 20
	batchTime  = 200 * time.Millisecond
)

// PutAll stores many articles as Put does, several in one transaction. It
// calls report for each in order, once it is committed or refused; a refused
// one does not keep the others out. An error of the database or of ctx ends
// it: articles not yet reported are not stored.
func (l *Library) PutAll(ctx context.Context, items iter.Seq[Incoming], report func(Incoming, Stored, error)) error {
	var batch []Incoming
	var size int
	var start time.Time
	for item := range items {
		if len(batch) == 0 {
			start = time.Now()
		}
		batch = append(batch, item)
		size += item.Article.size() + len(item.Raw)
		if len(batch) < batchCount && size < batchBytes && time.Since(start) < batchTime {
			continue
		}
		if err := l.putBatch(ctx, batch, report); err != nil {
			return err
		}
		batch, size = batch[:0], 0
	}
	return l.putBatch(ctx, batch, report)
}

// size is about how many bytes an article takes.
func (a Article) size() int {
	n := 1000
	for _, p := range a.Paragraphs {
		n += len(p.Text) + len(p.Section)
	}
	return n
}

// putBatch stores articles in one transaction, then reports them.
func (l *Library) putBatch(ctx context.Context, batch []Incoming, report func(Incoming, Stored, error)) error {
	if len(batch) == 0 {
		return nil
	}
	ready, err := l.prepare(ctx, batch)
	if err != nil {
		return err
	}
	stored := make([]Stored, len(batch))
	err = l.store.write(ctx, l.server, func(tx *sql.Tx) error {
		for i, p := range ready {
			if p.refused != nil {
				continue
			}
			var err error
			if stored[i], err = p.put(ctx, tx, l.server); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, item := range batch {
		report(item, stored[i], ready[i].refused)
	}
	return nil
}

// put stores one article that was not refused.
func (p *prepared) put(ctx context.Context, tx *sql.Tx, server string) (Stored, error) {
	id, before, err := p.place(ctx, tx, server)
	if err != nil {
		return Stored{}, err
	}
	stored := Stored{id, p.change(before)}
	p.Article.ID = id
	switch stored.Change {
	case Added:
		before.version = 0
		err = p.save(ctx, tx, server, before)
	case Replaced:
		if err = archive(ctx, tx, p.packing, server, id); err == nil {
			err = p.save(ctx, tx, server, before)
		}
	default:
		err = p.confirm(ctx, tx, server, before)
	}
	if err != nil {
		return Stored{}, err
	}
	return stored, claim(ctx, tx, server, id, p.Origin)
}

// A standing is what the table of articles says of one; hash is "" where there
// is none.
type standing struct {
	hash, original string
	version        int
}

// change is what putting does to what stood there.
func (p *prepared) change(before standing) Change {
	switch before.hash {
	case "":
		return Added
	case p.hash:
		return Unchanged
	}
	if p.over != "" && before.hash != p.over {
		return Unchanged // another was faster
	}
	return Replaced
}

// place finds out under which ID an article goes and what stands there.
func (p *prepared) place(ctx context.Context, tx *sql.Tx, server string) (id string, before standing, err error) {
	id, known, err := identify(ctx, tx, server, p.Article, p.hash, p.Origin)
	if err != nil {
		return "", before, err
	}
	if known {
		err = queryRows(ctx, tx, `SELECT hash, original, version FROM articles WHERE server = $1 AND id = $2`,
			[]any{server, id}, func(rows *sql.Rows) error { return rows.Scan(&before.hash, &before.original, &before.version) })
		return id, before, err
	}
	if p.Article.ID != "" {
		return p.Article.ID, before, nil
	}
	mark := ""
	if server != "" {
		mark = ownMark
	}
	id, err = newID(p.Article, p.hash, mark, func(id string) (bool, error) {
		_, taken, err := oneText(ctx, tx, `SELECT id FROM articles WHERE server = $1 AND id = $2`, server, id)
		return taken, err
	})
	return id, before, err
}

// confirm notes that a stored article is still the same, and keeps the
// original where there was none.
func (p *prepared) confirm(ctx context.Context, tx *sql.Tx, server string, before standing) error {
	if before.original != "" || len(p.Raw) == 0 {
		_, err := tx.ExecContext(ctx, `UPDATE articles SET checked = $3, fetched = $4 WHERE server = $1 AND id = $2`,
			server, p.Article.ID, p.now, p.fetched())
		return err
	}
	original, err := p.keepOriginal(ctx, tx, server)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE articles SET checked = $3, fetched = $4, original = $5, reading = $6 WHERE server = $1 AND id = $2`,
		server, p.Article.ID, p.now, p.fetched(), original, p.reading)
	return err
}

// save writes an article that is new or different.
func (p *prepared) save(ctx context.Context, tx *sql.Tx, server string, before standing) error {
	original, err := p.keepOriginal(ctx, tx, server)
	if err != nil {
		return err
	}
	if err := p.saveHeader(ctx, tx, server, original, before.version+1); err != nil {
		return err
	}
	if err := p.saveParagraphs(ctx, tx, server, before.version > 0); err != nil {
		return err
	}
	return grow(ctx, tx, server)
}

// saveHeader writes the row of an article.
func (p *prepared) saveHeader(ctx context.Context, tx *sql.Tx, server, original string, version int) error {
	h := p.Article.Header
	_, err := tx.ExecContext(ctx, `INSERT INTO articles
		(server, id, title, language, publisher, author, url, published, retrieved, licence, url_key, hash,
			version, original, reading, fetched, added, changed, checked)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $17)
		ON CONFLICT (server, id) DO UPDATE SET title = $3, language = $4, publisher = $5, author = $6, url = $7,
			published = $8, retrieved = $9, licence = $10, url_key = $11, hash = $12,
			version = $13, original = $14, reading = $15, fetched = $16, changed = $17, checked = $17`,
		server, h.ID, h.Title, h.Language, h.Publisher, h.Author, h.URL, h.Published, h.Retrieved, h.Licence,
		urlKey(h.URL), p.hash, version, original, p.reading, p.fetched(), p.now)
	return err
}

// saveParagraphs writes the paragraphs of an article, in the place of those
// before where there were any.
func (p *prepared) saveParagraphs(ctx context.Context, tx *sql.Tx, server string, replace bool) error {
	if replace {
		if _, err := tx.ExecContext(ctx, `DELETE FROM paragraphs WHERE server = $1 AND article_id = $2`, server, p.Article.ID); err != nil {
			return err
		}
	}
	stmt, err := tx.PrepareContext(ctx, `INSERT INTO paragraphs (server, article_id, number, section, text, fragment) VALUES ($1, $2, $3, $4, $5, $6)`)
	if err != nil {
		return err
	}
	defer stmt.Close()
	for i, paragraph := range p.Article.Paragraphs {
		if _, err := stmt.ExecContext(ctx, server, p.Article.ID, i+1, paragraph.Section, paragraph.Text, p.fragments[i]); err != nil {
			return err
		}
	}
	return nil
}

// grow counts a change. The number is a time where that is more, so that it
// never comes back after a library was purged.
func grow(ctx context.Context, tx *sql.Tx, server string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO revisions (server, number) VALUES ($1, $2)
		ON CONFLICT (server) DO UPDATE SET number = CASE WHEN revisions.number >= $2 THEN revisions.number + 1 ELSE $2 END`,
		server, time.Now().UnixMilli())
	return err
}

// oneText runs a query for one text; ok is false when there is no row.
func oneText(ctx context.Context, tx *sql.Tx, query string, args ...any) (value string, ok bool, err error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return "", false, err
	}
	defer rows.Close()
	if rows.Next() {
		ok = true
		err = rows.Scan(&value)
	}
	if err == nil {
		err = rows.Err()
	}
	return value, ok, err
}

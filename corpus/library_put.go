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
}

// Put stores an article, in one transaction: when Put returns without error,
// the article is on the disk. An article that the library knows, as the
// comment in identity.go defines it, keeps its ID and is replaced where it
// differs. An article that does not pass Validate is refused.
func (l *Library) Put(ctx context.Context, a Article, origin string) (Stored, error) {
	var stored Stored
	var failed error
	one := func(yield func(Incoming) bool) { yield(Incoming{a, origin}) }
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
		size += item.Article.size()
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
	stored := make([]Stored, len(batch))
	refused := make([]error, len(batch))
	err := l.write(ctx, func(tx *sql.Tx) error {
		for i, item := range batch {
			if refused[i] = item.Article.Validate(); refused[i] != nil {
				continue
			}
			var err error
			if stored[i], err = put(ctx, tx, item); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, item := range batch {
		report(item, stored[i], refused[i])
	}
	return nil
}

// write runs do in one transaction and commits it.
func (l *Library) write(ctx context.Context, do func(tx *sql.Tx) error) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return explain(l.path, err)
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return explain(l.path, err)
	}
	return explain(l.path, tx.Commit())
}

// put stores one valid article.
func put(ctx context.Context, tx *sql.Tx, item Incoming) (Stored, error) {
	hash := item.Article.Hash()
	stored, err := place(ctx, tx, item, hash)
	if err != nil {
		return Stored{}, err
	}
	item.Article.ID = stored.ID
	if stored.Change != Unchanged {
		if err := save(ctx, tx, item.Article, hash, stored.Change); err != nil {
			return Stored{}, err
		}
	}
	return stored, claim(ctx, tx, stored.ID, item.Origin)
}

// place finds out under which ID an article goes and what that will change.
func place(ctx context.Context, tx *sql.Tx, item Incoming, hash string) (Stored, error) {
	id, known, err := identify(ctx, tx, item.Article, hash, item.Origin)
	if err != nil {
		return Stored{}, err
	}
	if known {
		before, _, err := oneText(ctx, tx, `SELECT hash FROM articles WHERE id = $1`, id)
		if before == hash {
			return Stored{id, Unchanged}, err
		}
		return Stored{id, Replaced}, err
	}
	if item.Article.ID != "" {
		return Stored{item.Article.ID, Added}, nil
	}
	id, err = newID(item.Article, hash, func(id string) (bool, error) {
		_, taken, err := oneText(ctx, tx, `SELECT id FROM articles WHERE id = $1`, id)
		return taken, err
	})
	return Stored{id, Added}, err
}

// save writes an article that is new or different.
func save(ctx context.Context, tx *sql.Tx, a Article, hash string, change Change) error {
	if err := saveHeader(ctx, tx, a.Header, hash); err != nil {
		return err
	}
	var before []storedParagraph
	if change == Replaced {
		var err error
		if before, err = paragraphs(ctx, tx, a.ID); err != nil {
			return err
		}
	}
	if err := saveParagraphs(ctx, tx, a, before); err != nil {
		return err
	}
	return grow(ctx, tx)
}

// saveHeader writes the row of an article.
func saveHeader(ctx context.Context, tx *sql.Tx, h Header, hash string) error {
	key := ""
	if h.URL != "" {
		key = urlKey(h.URL)
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO articles
		(id, title, language, publisher, author, url, published, retrieved, licence, url_key, hash, added, changed)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
		ON CONFLICT (id) DO UPDATE SET title = $2, language = $3, publisher = $4, author = $5, url = $6,
			published = $7, retrieved = $8, licence = $9, url_key = $10, hash = $11, changed = $12`,
		h.ID, h.Title, h.Language, h.Publisher, h.Author, h.URL, h.Published, h.Retrieved, h.Licence,
		key, hash, time.Now().UnixMilli())
	return err
}

// A storedParagraph is a paragraph with its fragment.
type storedParagraph struct {
	Paragraph
	fragment sql.NullString
}

// paragraphs reads the stored paragraphs of an article.
func paragraphs(ctx context.Context, tx *sql.Tx, id string) ([]storedParagraph, error) {
	rows, err := tx.QueryContext(ctx, `SELECT section, text, fragment FROM paragraphs WHERE article_id = $1 ORDER BY number`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []storedParagraph
	for rows.Next() {
		var p storedParagraph
		if err := rows.Scan(&p.Section, &p.Text, &p.fragment); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, rows.Err()
}

// saveParagraphs writes the paragraphs that differ from those before, and
// takes away what is left over.
func saveParagraphs(ctx context.Context, tx *sql.Tx, a Article, before []storedParagraph) error {
	stmt, err := tx.PrepareContext(ctx, `INSERT INTO paragraphs (article_id, number, section, text, fragment) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (article_id, number) DO UPDATE SET section = $3, text = $4, fragment = $5`)
	if err != nil {
		return err
	}
	defer stmt.Close()
	fragments := a.Fragments()
	for i, p := range a.Paragraphs {
		if i < len(before) && before[i] == (storedParagraph{p, sql.NullString{String: fragments[i], Valid: true}}) {
			continue
		}
		if _, err := stmt.ExecContext(ctx, a.ID, i+1, p.Section, p.Text, fragments[i]); err != nil {
			return err
		}
	}
	if len(before) <= len(a.Paragraphs) {
		return nil
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM paragraphs WHERE article_id = $1 AND number > $2`, a.ID, len(a.Paragraphs))
	return err
}

// grow counts a change.
func grow(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `UPDATE revision SET number = number + 1 WHERE id = 1`)
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

package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// put stores one article that was not refused, where there is room for it. It
// changes nothing of that, for the transaction may be tried again.
func (p prepared) put(ctx context.Context, tx *sql.Tx, server string, room int) (Stored, error) {
	id, before, err := p.place(ctx, tx, server)
	if err != nil {
		return Stored{}, err
	}
	stored := Stored{ID: id, Change: p.change(before)}
	p.Article.ID = id
	switch stored.Change {
	case Added:
		if room <= 0 {
			return Stored{}, fmt.Errorf("%w: remove some articles first", ErrFull)
		}
		err = p.save(ctx, tx, server, before)
	case Replaced:
		if err = archive(ctx, tx, p.packing, server, id, before); err == nil {
			err = p.save(ctx, tx, server, before)
		}
	default:
		err = p.confirm(ctx, tx, server, before)
	}
	if err != nil {
		return Stored{}, err
	}
	stored.Gone, err = claim(ctx, tx, server, id, p.Origin)
	return stored, err
}

// A standing is what the table of articles says of one; hash is "" where there
// is none.
type standing struct {
	hash, original, reading string
	version                 int
	changed                 int64
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
		err = tx.QueryRowContext(ctx, `SELECT hash, original, reading, version, changed FROM articles WHERE server = $1 AND id = $2`,
			server, id).Scan(&before.hash, &before.original, &before.reading, &before.version, &before.changed)
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
		_, err := tx.ExecContext(ctx, `UPDATE articles SET checked = $3, fetched = $3 WHERE server = $1 AND id = $2`,
			server, p.Article.ID, p.now)
		return err
	}
	original, err := p.keepOriginal(ctx, tx, server)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE articles SET checked = $3, fetched = $3, original = $4, reading = $5 WHERE server = $1 AND id = $2`,
		server, p.Article.ID, p.now, original, p.reading)
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
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $16, $16)
		ON CONFLICT (server, id) DO UPDATE SET title = $3, language = $4, publisher = $5, author = $6, url = $7,
			published = $8, retrieved = $9, licence = $10, url_key = $11, hash = $12,
			version = $13, original = $14, reading = $15, fetched = $16, changed = $16, checked = $16`,
		server, h.ID, h.Title, h.Language, h.Publisher, h.Author, h.URL, h.Published, h.Retrieved, h.Licence,
		urlKey(h.URL), p.hash, version, original, p.reading, p.now)
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
	fragments := p.fragments
	if fragments == nil {
		fragments = p.Article.Fragments()
	}
	for first := 0; first < len(p.Article.Paragraphs); first += paragraphsAtOnce {
		last := min(first+paragraphsAtOnce, len(p.Article.Paragraphs))
		args := []any{server, p.Article.ID}
		for i, paragraph := range p.Article.Paragraphs[first:last] {
			args = append(args, first+i+1, paragraph.Section, paragraph.Text, fragments[first+i])
		}
		if _, err := tx.ExecContext(ctx, insertParagraphs(last-first), args...); err != nil {
			return err
		}
	}
	return nil
}

// paragraphsAtOnce is how many paragraphs one statement writes.
const paragraphsAtOnce = 50

// insertParagraphs is the statement that writes n paragraphs of one article.
func insertParagraphs(n int) string {
	var b strings.Builder
	b.WriteString(`INSERT INTO paragraphs (server, article_id, number, section, text, fragment) VALUES `)
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "($1, $2, CAST($%d AS INTEGER), $%d, $%d, $%d)", 4*i+3, 4*i+4, 4*i+5, 4*i+6)
	}
	return b.String()
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
	err = tx.QueryRowContext(ctx, query, args...).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return value, err == nil, err
}

package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// A Library keeps articles in a database. Several processes may have the same
// one open, to read and to write; within one, a Library may be used by several
// goroutines. What is stored is handed out again byte for byte.
//
// Errors name the file and say what to do. Those about an article or passage
// that is not there wrap ErrNotFound.
type Library struct {
	db   *sql.DB
	path string
	// writing lets one goroutine write at a time: the database would have the
	// others poll.
	writing sync.Mutex
}

// OpenLibrary opens the library in a SQLite file, and makes the file and its
// folder, for the owner only, if they are not there.
func OpenLibrary(ctx context.Context, path string) (*Library, error) {
	return openLibrary(ctx, path, busyTimeout)
}

func openLibrary(ctx context.Context, path string, busy time.Duration) (*Library, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	db, err := openSQLite(ctx, path, busy)
	if err != nil {
		return nil, explain(path, err)
	}
	return &Library{db: db, path: path}, nil
}

// Close closes the database. Nothing that was stored depends on it.
func (l *Library) Close() error { return explain(l.path, l.db.Close()) }

// headerColumns are the columns that scanHeader reads, of articles as a.
const headerColumns = `a.id, a.title, a.language, a.publisher, a.author, a.url, a.published, a.retrieved, a.licence`

// scanHeader lists where headerColumns go.
func scanHeader(h *Header) []any {
	return []any{&h.ID, &h.Title, &h.Language, &h.Publisher, &h.Author, &h.URL, &h.Published, &h.Retrieved, &h.Licence}
}

// Article returns a whole article.
func (l *Library) Article(ctx context.Context, id string) (Article, error) {
	var a Article
	// One statement, so that header and paragraphs are of the same moment.
	err := l.query(ctx, `SELECT `+headerColumns+`, p.section, p.text
		FROM articles a JOIN paragraphs p ON p.article_id = a.id WHERE a.id = $1 ORDER BY p.number`,
		[]any{id}, func(rows *sql.Rows) error {
			var p Paragraph
			err := rows.Scan(append(scanHeader(&a.Header), &p.Section, &p.Text)...)
			a.Paragraphs = append(a.Paragraphs, p)
			return err
		})
	if err == nil && a.ID == "" {
		err = missingArticle(id)
	}
	return a, err
}

// missingArticle is the error for an article that is not there.
func missingArticle(id string) error { return fmt.Errorf("article %q: %w", id, ErrNotFound) }

// missingPassage is the error for a passage that is not there.
func missingPassage(id string) error { return fmt.Errorf("passage %q: %w", id, ErrNotFound) }

// passagesAtOnce bounds the passages that one statement asks for.
const passagesAtOnce = 100

// Passages returns the passages with the given IDs, in the order asked. It is
// all or none: an ID that is malformed or not there gives ErrNotFound.
func (l *Library) Passages(ctx context.Context, ids ...string) ([]Passage, error) {
	found := make(map[string]Passage, len(ids))
	for rest := ids; len(rest) > 0; rest = rest[min(len(rest), passagesAtOnce):] {
		if err := l.passages(ctx, rest[:min(len(rest), passagesAtOnce)], found); err != nil {
			return nil, err
		}
	}
	passages := make([]Passage, len(ids))
	for i, id := range ids {
		p, ok := found[id]
		if !ok {
			return nil, missingPassage(id)
		}
		passages[i] = p
	}
	return passages, nil
}

// passages fetches passages with one statement, into found by ID.
func (l *Library) passages(ctx context.Context, ids []string, found map[string]Passage) error {
	var which []string
	var args []any
	for _, id := range ids {
		article, number, err := ParsePassageID(id)
		if err != nil {
			return fmt.Errorf("%w (%w)", missingPassage(id), err)
		}
		args = append(args, article, number)
		which = append(which, fmt.Sprintf("p.article_id = $%d AND p.number = $%d", len(args)-1, len(args)))
	}
	var bare []string
	err := l.query(ctx, `SELECT `+headerColumns+`, p.number, p.section, p.text, p.fragment
		FROM paragraphs p JOIN articles a ON a.id = p.article_id WHERE `+strings.Join(which, " OR "),
		args, func(rows *sql.Rows) error {
			var p Passage
			var fragment sql.NullString
			err := rows.Scan(append(scanHeader(&p.Article), &p.Number, &p.Section, &p.Text, &fragment)...)
			p.Fragment = fragment.String
			found[p.ID()] = p
			if !fragment.Valid {
				bare = append(bare, p.ID())
			}
			return err
		})
	if err != nil || len(bare) == 0 {
		return err
	}
	return l.addFragments(ctx, bare, found)
}

// addFragments makes the fragments of passages that were stored before
// fragments were.
func (l *Library) addFragments(ctx context.Context, bare []string, found map[string]Passage) error {
	made := map[string][]string{}
	for _, id := range bare {
		p := found[id]
		fragments, ok := made[p.Article.ID]
		if !ok {
			a, err := l.Article(ctx, p.Article.ID)
			if err != nil {
				return err
			}
			fragments = a.Fragments()
			made[p.Article.ID] = fragments
		}
		if p.Number <= len(fragments) { // else it was changed since
			p.Fragment = fragments[p.Number-1]
		}
		found[id] = p
	}
	return nil
}

// Versions returns the hash (Article.Hash) of every article by its ID: what
// tells whether something made from the articles is still up to date.
func (l *Library) Versions(ctx context.Context) (map[string]string, error) {
	versions := map[string]string{}
	err := l.query(ctx, `SELECT id, hash FROM articles`, nil, func(rows *sql.Rows) error {
		var id, hash string
		err := rows.Scan(&id, &hash)
		versions[id] = hash
		return err
	})
	return versions, err
}

// Revision is a number that grows with every change of what Versions returns,
// whichever process makes it. Asking costs microseconds.
func (l *Library) Revision(ctx context.Context) (int64, error) {
	var n int64
	err := l.db.QueryRowContext(ctx, `SELECT number FROM revision WHERE id = 1`).Scan(&n)
	return n, explain(l.path, err)
}

// A Summary is an article without its text.
type Summary struct {
	Header
	// Paragraphs is how many there are.
	Paragraphs int
	// Added is when the article was first stored, Changed when it last
	// became different.
	Added, Changed time.Time
	// Origin is a file that the article stands in, "" when it was only ever
	// put by hand.
	Origin string
}

// List returns all articles, the newest in the library first.
func (l *Library) List(ctx context.Context) ([]Summary, error) {
	var list []Summary
	err := l.query(ctx, `SELECT `+headerColumns+`, a.added, a.changed,
			(SELECT COUNT(*) FROM paragraphs p WHERE p.article_id = a.id),
			COALESCE((SELECT MAX(o.origin) FROM origins o WHERE o.article_id = a.id), '')
		FROM articles a ORDER BY a.added DESC, a.id`, nil, func(rows *sql.Rows) error {
		var s Summary
		var added, changed int64
		err := rows.Scan(append(scanHeader(&s.Header), &added, &changed, &s.Paragraphs, &s.Origin)...)
		s.Added, s.Changed = time.UnixMilli(added), time.UnixMilli(changed)
		list = append(list, s)
		return err
	})
	return list, err
}

// Check reads the whole library and reports what is damaged: the file's
// structure, and every article that does not hash to what was stored.
func (l *Library) Check(ctx context.Context) error {
	var faults []error
	err := l.query(ctx, `PRAGMA integrity_check(10)`, nil, func(rows *sql.Rows) error {
		var line string
		err := rows.Scan(&line)
		if line != "ok" {
			faults = append(faults, explain(l.path, errors.New(line)))
		}
		return err
	})
	if err != nil || len(faults) > 0 {
		return errors.Join(append(faults, err)...)
	}
	versions, err := l.Versions(ctx)
	if err != nil {
		return err
	}
	for id, hash := range versions {
		if err := l.checkArticle(ctx, id, hash); err != nil {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// checkArticle compares an article with the hash it was stored with.
func (l *Library) checkArticle(ctx context.Context, id, hash string) error {
	a, err := l.Article(ctx, id)
	if err != nil || a.Hash() == hash {
		return err
	}
	var now string
	err = l.db.QueryRowContext(ctx, `SELECT hash FROM articles WHERE id = $1`, id).Scan(&now)
	if err != nil || now != hash {
		return explain(l.path, err) // it was changed while being checked
	}
	return fmt.Errorf("library %s: article %q is not what was stored: remove it and add it again", l.path, id)
}

// query runs a query and calls scan for each row.
func (l *Library) query(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return explain(l.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return explain(l.path, err)
		}
	}
	return explain(l.path, rows.Err())
}

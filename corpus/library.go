package corpus

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"verbatim/corpus/reason"
)

// A Library is the articles that one Discord server may read. What is stored
// is handed out again byte for byte. It is made by Store.Library or Store.Own
// and costs nothing to make.
//
// The articles that a server has of its own have IDs that start with "_", so
// an ID says by itself which library it belongs to, and is not there for any
// other. Errors about an article or passage that is not there wrap ErrNotFound.
type Library struct {
	store  *Store
	server string
	// own leaves out the shared articles.
	own bool
	// most is how many articles may be put, 0 for any number.
	most int
}

// ownMark starts the IDs of articles that belong to one server.
const ownMark = "_"

// Library returns what a Discord server may read: its own articles and the
// shared ones. Articles that are put go to its own. The server "" is the
// shared library itself.
func (s *Store) Library(server string) *Library { return &Library{store: s, server: server} }

// Own returns only the articles that a server has of its own; for "" these are
// the shared ones. It is what one index holds.
func (s *Store) Own(server string) *Library { return &Library{store: s, server: server, own: true} }

// ErrFull is wrapped by errors about a server that has reached a bound.
var ErrFull = reason.New(reason.Full, "this server's library is full")

// AtMost returns the library as one that holds n articles at most: what would be
// one more is refused with an error that wraps ErrFull, and what replaces one is
// not.
func (l *Library) AtMost(n int) *Library {
	bounded := *l
	bounded.most = n
	return &bounded
}

// Server is the server that the library belongs to, "" for the shared one.
func (l *Library) Server() string { return l.server }

// home returns the server whose articles an ID is one of; ok is false where
// this library may not read those.
func (l *Library) home(id string) (server string, ok bool) {
	if strings.HasPrefix(id, ownMark) {
		return l.server, l.server != ""
	}
	return "", l.server == "" || !l.own
}

// scopes returns the two servers whose articles are read, twice the same where
// it is one.
func (l *Library) scopes() []any {
	if l.own {
		return []any{l.server, l.server}
	}
	return []any{l.server, ""}
}

// ownID is the ID under which this library keeps an article.
func (l *Library) ownID(id string) string {
	id = strings.TrimPrefix(id, ownMark)
	if id == "" || l.server == "" {
		return id
	}
	return ownMark + id
}

// headerColumns are the columns that scanHeader reads, of articles as a.
const headerColumns = `a.id, a.title, a.language, a.publisher, a.author, a.url, a.published, a.retrieved, a.licence`

// scanHeader lists where headerColumns go.
func scanHeader(h *Header) []any {
	return []any{&h.ID, &h.Title, &h.Language, &h.Publisher, &h.Author, &h.URL, &h.Published, &h.Retrieved, &h.Licence}
}

// Article returns a whole article.
func (l *Library) Article(ctx context.Context, id string) (Article, error) {
	a, _, err := l.Current(ctx, id)
	return a, err
}

// Current returns an article and the number of its version. The error wraps
// ErrNotFound when there is none.
func (l *Library) Current(ctx context.Context, id string) (a Article, version int, err error) {
	server, ok := l.home(id)
	if !ok {
		return a, 0, missingArticle(id)
	}
	err = l.store.query(ctx, wholeArticle, []any{server, id}, gather(&a, &version))
	if err == nil && a.ID == "" {
		err = missingArticle(id)
	}
	return a, version, err
}

// wholeArticle asks for an article of a server, a row for each paragraph. It is
// one statement, so that header and paragraphs are of the same moment.
const wholeArticle = `SELECT ` + headerColumns + `, a.version, p.section, p.text
	FROM articles a JOIN paragraphs p ON p.server = a.server AND p.article_id = a.id
	WHERE a.server = $1 AND a.id = $2 ORDER BY p.number`

// gather puts the rows of wholeArticle together.
func gather(a *Article, version *int) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var p Paragraph
		err := rows.Scan(append(scanHeader(&a.Header), version, &p.Section, &p.Text)...)
		a.Paragraphs = append(a.Paragraphs, p)
		return err
	}
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
		server, ok := l.home(article)
		if !ok {
			return missingPassage(id)
		}
		args = append(args, server, article, number)
		n := len(args)
		which = append(which, fmt.Sprintf("($%d, $%d, CAST($%d AS INTEGER))", n-2, n-1, n))
	}
	var bare []string
	err := l.store.query(ctx, `SELECT `+headerColumns+`, a.version, p.number, p.section, p.text, p.fragment
		FROM paragraphs p JOIN articles a ON a.server = p.server AND a.id = p.article_id
		WHERE (p.server, p.article_id, p.number) IN (VALUES `+strings.Join(which, ", ")+`)`, // half of the time that ORs take
		args, func(rows *sql.Rows) error {
			var p Passage
			var fragment sql.NullString
			err := rows.Scan(append(scanHeader(&p.Article), &p.Version, &p.Number, &p.Section, &p.Text, &fragment)...)
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
	err := l.store.query(ctx, `SELECT id, hash FROM articles WHERE server IN ($1, $2)`, l.scopes(), func(rows *sql.Rows) error {
		var id, hash string
		err := rows.Scan(&id, &hash)
		versions[id] = hash
		return err
	})
	return versions, err
}

// Revision is a number that grows with every change of what Versions returns,
// whichever process makes it, and with nothing else. Asking costs
// microseconds.
func (l *Library) Revision(ctx context.Context) (int64, error) {
	var n int64
	err := l.store.query(ctx, `SELECT CAST(COALESCE(SUM(number), 0) AS BIGINT) FROM revisions WHERE server IN ($1, $2)`,
		l.scopes(), func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n, err
}

// A Summary is an article without its text.
type Summary struct {
	Header
	// Version is the number of the article's version, from 1.
	Version int
	// Paragraphs is how many there are.
	Paragraphs int
	// Added is when the article was first stored, Changed when it last became
	// different, Fetched when it was last read from where it comes from, and
	// Checked when it was last known to be still the same there.
	Added, Changed, Fetched, Checked time.Time
	// Origin is a file that the article stands in, "" when it was only ever
	// put by hand.
	Origin string
}

// List returns all articles, the newest in the library first.
func (l *Library) List(ctx context.Context) ([]Summary, error) {
	return listRows(ctx, l.store, `SELECT `+headerColumns+`, a.version, a.added, a.changed, a.fetched, a.checked,
			(SELECT COUNT(*) FROM paragraphs p WHERE p.server = a.server AND p.article_id = a.id),
			COALESCE((SELECT MAX(o.origin) FROM origins o WHERE o.server = a.server AND o.article_id = a.id), '')
		FROM articles a WHERE a.server IN ($1, $2) ORDER BY a.added DESC, a.id`, l.scopes(), func(s *Summary) []any {
		return append(scanHeader(&s.Header), &s.Version, (*moment)(&s.Added), (*moment)(&s.Changed), (*moment)(&s.Fetched),
			(*moment)(&s.Checked), &s.Paragraphs, &s.Origin)
	})
}

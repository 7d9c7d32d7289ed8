package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"runtime"
	"time"
	"unicode/utf8"

	"verbatim/corpus/reason"
)

// A prepared article is an incoming one with all that is made of it before the
// transaction begins.
type prepared struct {
	Incoming
	packing packing
	// refused says why it is not stored; the rest is then empty.
	refused error
	hash    string
	now     int64
	reading string // JSON
	// fragments and packed, of Raw, are nil for an article that the library
	// most likely holds as it is.
	fragments []string
	packed    []byte
}

// A preparer makes articles of one library ready, on all cores.
type preparer struct {
	mark    func(id string) string
	packing packing
	// slots bounds those under way.
	slots chan struct{}
	// known are the hashes of the articles that were stored at the beginning;
	// nil until there is a second article to make ready.
	known map[string]bool
}

func (l *Library) newPreparer() *preparer {
	return &preparer{mark: l.ownID, packing: l.store.packing, slots: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// learn finds out what is stored before the second article of many.
func (r *preparer) learn(ctx context.Context, l *Library, count int) error {
	if count == 0 || r.known != nil {
		return nil
	}
	r.known = map[string]bool{}
	return l.store.query(ctx, `SELECT hash FROM articles WHERE server = $1`, []any{l.server}, func(rows *sql.Rows) error {
		var hash string
		err := rows.Scan(&hash)
		r.known[hash] = true
		return err
	})
}

// prepare makes one article ready.
func (r *preparer) prepare(item Incoming) <-chan *prepared {
	done := make(chan *prepared, 1)
	known := r.known
	r.slots <- struct{}{}
	go func() {
		defer func() { <-r.slots }()
		done <- r.one(item, known)
	}()
	return done
}

// wait waits for those under way.
func (r *preparer) wait() {
	for range cap(r.slots) {
		r.slots <- struct{}{}
	}
}

// one makes one article ready. What the library most likely holds as it is
// costs no more than its hash.
func (r *preparer) one(item Incoming, known map[string]bool) *prepared {
	p := &prepared{Incoming: item, packing: r.packing, now: time.Now().UnixMilli()}
	defer reason.Guard(&p.refused)
	p.Article.ID = r.mark(p.Article.ID)
	if p.refused = p.check(); p.refused != nil {
		return p
	}
	reading, err := json.Marshal(p.Reading)
	if err != nil {
		p.refused = err
		return p
	}
	p.reading = string(reading)
	if p.hash = p.Article.Hash(); !known[p.hash] {
		p.fragments = p.Article.Fragments()
		p.packed = p.packing.pack(p.Raw)
	}
	return p
}

// maxOrigin bounds the path of a file in bytes: what fits into PostgreSQL's
// indexes.
const maxOrigin = 2000

// check says why an article cannot be stored.
func (p *prepared) check() error {
	switch {
	case !utf8.ValidString(p.Origin):
		return errors.New("the name of its file is not UTF-8: rename it")
	case len(p.Origin) > maxOrigin:
		return errors.New("the path of its file is too long: move it")
	case len(p.Raw) > MaxFileSize:
		return errors.New("it was read from more bytes than can be kept: cut it into several articles")
	}
	return p.Article.Validate()
}

// Package store keeps an index in bleve: documents of passages with the terms they
// are found by and the record that they are ranked by, and of articles with the
// version that was indexed. It knows how bleve fails: files are sealed and checked
// before they are opened, what panics is an error ([Guarded]), and a folder that is
// served is never written to, but copied ([Copy]).
//
// Start with [Store] and [View]. No type of bleve leaves the package but by
// [Store.Bleve].
package store

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// A Store is one bleve index. It holds a document for each passage, under the
// passage's ID, and one for each article, under the article's ID, that says
// what was indexed. One batch replaces an article whole.
type Store struct {
	bleve bleve.Index
	// users are those who read from it and may go on when it is replaced.
	users sync.WaitGroup
}

// Version goes up whenever documents, records or analysis change; a store with
// another version cannot be opened and is made anew.
const Version = 26

// The fields of the store's documents. Nothing else is declared, for bleve's
// dynamic mapping takes six times the room.
const (
	// FieldTerms holds a passage's terms, title and section among them: one
	// field, because separate short fields rank worse under bleve's scoring.
	FieldTerms = "terms"
	// FieldWords holds, in article documents, the words of the article that
	// are not their own terms, each once: with the terms, all words there are. Its
	// long names stand there too, under their initials.
	FieldWords = "words"
	// fieldRecord stores the encoded record.
	fieldRecord = "record"
	// fieldArticle holds articleMark in article documents, fieldManifest
	// their manifest entry.
	fieldArticle, fieldManifest = "article", "manifest"
	articleMark                 = "1"
)

// Create makes an empty store in the folder dir, which must not exist,
// or in memory if dir is "".
func Create(dir string) (*Store, error) {
	b, err := bleve.NewUsing(dir, bleve.NewIndexMapping(), scorch.Name, scorch.Name, storeConfig(false))
	if err != nil {
		return nil, err
	}
	if err := b.SetInternal(schemaKey, schemaValue()); err != nil {
		b.Close()
		return nil, err
	}
	return &Store{bleve: b}, nil
}

// Open opens the store in dir to write to it.
func Open(dir string) (*Store, error) { return openIn(dir, false) }

// OpenSealed opens the store in dir to read from it, if it is what it was when
// it was sealed.
func OpenSealed(dir string) (*Store, Summary, error) {
	if err := CheckSeal(dir); err != nil {
		return nil, Summary{}, err
	}
	return OpenServed(dir)
}

// OpenServed opens the finished store in dir to read from it.
func OpenServed(dir string) (s *Store, sum Summary, err error) {
	s, err = openIn(dir, true)
	if err != nil {
		return nil, sum, err
	}
	sum, err = s.summary()
	if err != nil {
		return nil, sum, errors.Join(err, s.Close())
	}
	return s, sum, nil
}

// storeConfig bounds the wait for another's lock: without it bleve waits for
// ever. Bleve writes into the map, so each store gets its own.
func storeConfig(served bool) map[string]any {
	return map[string]any{"bolt_timeout": "1s", "read_only": served}
}

func openIn(dir string, served bool) (*Store, error) {
	var s *Store
	err := Guarded(func() error {
		b, err := bleve.OpenUsing(dir, storeConfig(served))
		if err != nil {
			return err
		}
		if v, err := b.GetInternal(schemaKey); err != nil || string(v) != string(schemaValue()) {
			b.Close()
			return fmt.Errorf("index of another version (%q)", v)
		}
		s = &Store{bleve: b}
		return nil
	})
	return s, err
}

var schemaKey = []byte("schema")

// schemaValue names the layout of documents and records.
func schemaValue() []byte { return fmt.Appendf(nil, "verbatim/%d", Version) }

// Close closes the store at once.
func (s *Store) Close() error { return s.bleve.Close() }

// ErrInUse is why a store was left open.
var ErrInUse = errors.New("left open: a search of it does not end")

// Use keeps the store open until Release is called. It may be called only while
// the store is served.
func (s *Store) Use() { s.users.Add(1) }

// Release ends what Use began.
func (s *Store) Release() { s.users.Done() }

// Retire closes a store that is served no more as soon as nobody uses it, and
// waits for that, but no longer than patience: what hangs keeps it open.
func (s *Store) Retire(patience time.Duration) error {
	closed := make(chan error, 1)
	go func() {
		s.users.Wait()
		closed <- Guarded(s.Close)
	}()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case err := <-closed:
		return err
	case <-timer.C:
		return ErrInUse
	}
}

// Bleve is the index that the store is made of, to compare with in tests and
// benchmarks.
func (s *Store) Bleve() bleve.Index { return s.bleve }

// errNotScorch means that bleve keeps the index otherwise than Create wants.
var errNotScorch = errors.New("the index is not one of scorch")

// reader looks at the store as it is at this moment.
func (s *Store) reader() (*scorch.IndexSnapshot, error) {
	advanced, err := s.bleve.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := advanced.Reader()
	if err != nil {
		return nil, err
	}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errors.Join(errNotScorch, r.Close())
	}
	return snapshot, nil
}

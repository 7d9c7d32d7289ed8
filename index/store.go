package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// A store is one bleve index. It holds a document for each passage, under the
// passage's ID, and one for each article, under the article's ID, that says
// what was indexed. One batch replaces an article whole.
type store struct {
	bleve bleve.Index
	// users are those who read from it and may go on when it is replaced. One is
	// added only while the store is served.
	users sync.WaitGroup
}

// The fields of the store's documents. Nothing else is declared, for bleve's
// dynamic mapping takes six times the room.
const (
	// fieldTerms holds a passage's terms, title and section among them: one
	// field, because separate short fields rank worse under bleve's scoring.
	fieldTerms = "terms"
	// fieldWords holds, in article documents, the words of the article that
	// are not their own terms, each once: with the terms, all words there are. Its
	// long names stand there too, under their initials (initials.go).
	fieldWords = "words"
	// fieldRecord stores the encoded record.
	fieldRecord = "record"
	// fieldArticle holds articleMark in article documents, fieldManifest
	// their manifest entry.
	fieldArticle, fieldManifest = "article", "manifest"
	articleMark                 = "1"
)

// createStore makes an empty store in the folder dir, which must not exist,
// or in memory if dir is "".
func createStore(dir string) (*store, error) {
	b, err := bleve.NewUsing(dir, bleve.NewIndexMapping(), scorch.Name, scorch.Name, storeConfig(false))
	if err != nil {
		return nil, err
	}
	if err := b.SetInternal(schemaKey, schemaValue()); err != nil {
		b.Close()
		return nil, err
	}
	return &store{bleve: b}, nil
}

// openStore opens the store in dir to write to it.
func openStore(dir string) (*store, error) { return openIn(dir, false) }

// openSealed opens the store in dir to read from it, if it is what it was when
// it was sealed.
func openSealed(dir string) (*store, summary, error) {
	if err := checkSeal(dir); err != nil {
		return nil, summary{}, err
	}
	return openServed(dir)
}

// openServed opens the finished store in dir to read from it.
func openServed(dir string) (s *store, sum summary, err error) {
	s, err = openIn(dir, true)
	if err != nil {
		return nil, sum, err
	}
	sum, err = s.summary()
	if err != nil {
		return nil, sum, errors.Join(err, s.close())
	}
	return s, sum, nil
}

// storeConfig bounds the wait for another's lock: without it bleve waits for
// ever. Bleve writes into the map, so each store gets its own.
func storeConfig(served bool) map[string]any {
	return map[string]any{"bolt_timeout": "1s", "read_only": served}
}

func openIn(dir string, served bool) (*store, error) {
	var s *store
	err := guarded(func() error {
		b, err := bleve.OpenUsing(dir, storeConfig(served))
		if err != nil {
			return err
		}
		if v, err := b.GetInternal(schemaKey); err != nil || string(v) != string(schemaValue()) {
			b.Close()
			return fmt.Errorf("index of another version (%q)", v)
		}
		s = &store{bleve: b}
		return nil
	})
	return s, err
}

var schemaKey = []byte("schema")

// schemaValue names the layout of documents and records.
func schemaValue() []byte { return fmt.Appendf(nil, "verbatim/%d", recordVersion) }

func (s *store) close() error { return s.bleve.Close() }

// errInUse is why a store was left open.
var errInUse = errors.New("left open: a search of it does not end")

// retire closes a store that is served no more as soon as nobody uses it, and
// waits for that, but no longer than patience: what hangs keeps it open.
func (s *store) retire(patience time.Duration) error {
	closed := make(chan error, 1)
	go func() {
		s.users.Wait()
		closed <- guarded(s.close)
	}()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case err := <-closed:
		return err
	case <-timer.C:
		return errInUse
	}
}

// A manifestEntry says which version of an article the store holds.
type manifestEntry struct {
	Hash     string `json:"hash"`
	Language string `json:"language"`
	Passages int    `json:"passages"`
	Tokens   int    `json:"tokens"`
}

// manifest reads the entry of every article.
func (s *store) manifest(ctx context.Context) (map[string]manifestEntry, error) {
	r, err := s.reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	entries := map[string]manifestEntry{}
	err = eachDocument(ctx, r, fieldArticle, articleMark, false, func(doc *bleveindex.TermFieldDoc) error {
		id, err := r.ExternalID(doc.ID)
		if err != nil {
			return err
		}
		var entry manifestEntry
		if err := json.Unmarshal(storedField(r, id, fieldManifest), &entry); err != nil {
			return fmt.Errorf("manifest of %s: %w", id, err)
		}
		entries[id] = entry
		return nil
	})
	return entries, err
}

// errNotScorch means that bleve keeps the index otherwise than createStore wants.
var errNotScorch = errors.New("the index is not one of scorch")

// reader looks at the store as it is at this moment.
func (s *store) reader() (*scorch.IndexSnapshot, error) {
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

// passageDocument makes the document of one passage.
func passageDocument(id string, p *analysed) *document.Document {
	terms := make(tokenStream, 0, len(p.tokens))
	for _, t := range p.tokens {
		terms = append(terms, t.Term)
	}
	doc := document.NewDocument(id)
	doc.AddField(document.NewTextFieldCustom(fieldTerms, nil, nil, bleveindex.IndexField, terms))
	doc.AddField(document.NewTextFieldCustom(fieldRecord, nil, p.encode(), bleveindex.StoreField, nil))
	return doc
}

// articleDocument makes the document that says which version of an article
// the store holds, and which words stand in it.
func articleDocument(id string, entry manifestEntry, words []string) (*document.Document, error) {
	manifest, err := json.Marshal(entry)
	if err != nil {
		return nil, err
	}
	doc := document.NewDocument(id)
	doc.AddField(document.NewTextFieldCustom(fieldArticle, nil, nil, bleveindex.IndexField|bleveindex.SkipFreqNorm, tokenStream{articleMark}))
	doc.AddField(document.NewTextFieldCustom(fieldWords, nil, nil, bleveindex.IndexField|bleveindex.SkipFreqNorm, tokenStream(words)))
	doc.AddField(document.NewTextFieldCustom(fieldManifest, nil, manifest, bleveindex.StoreField, nil))
	return doc, nil
}

// tokenStream hands bleve terms that were analysed already.
type tokenStream []string

// Analyze implements bleve's analysis.Analyzer and ignores the text.
func (s tokenStream) Analyze([]byte) analysis.TokenStream {
	stream := make(analysis.TokenStream, len(s))
	tokens := make([]analysis.Token, len(s))
	for i, term := range s {
		tokens[i] = analysis.Token{Term: []byte(term), Position: i + 1}
		stream[i] = &tokens[i]
	}
	return stream
}

// addFrequencies adds to each value of counts the number of documents in which
// its key stands in a field: of passages for terms, of articles for words.
func (s *store) addFrequencies(ctx context.Context, field string, counts map[string]int) error {
	r, err := s.reader()
	if err != nil {
		return err
	}
	defer r.Close()
	for value := range counts {
		n, err := frequency(ctx, r, field, value)
		if err != nil {
			return err
		}
		counts[value] += n
	}
	return nil
}

func frequency(ctx context.Context, r bleveindex.IndexReader, field, value string) (int, error) {
	docs, err := r.TermFieldReader(ctx, []byte(value), field, false, false, false)
	if err != nil {
		return 0, err
	}
	return int(min(docs.Count(), math.MaxInt32)), docs.Close()
}

package store

import (
	"encoding/json"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// A Document is a passage or an article as a store holds it.
type Document struct{ doc *document.Document }

// Passage makes the document of one passage, of its terms in order and its record.
func Passage(id string, terms []string, record []byte) Document {
	doc := document.NewDocument(id)
	doc.AddField(document.NewTextFieldCustom(FieldTerms, nil, nil, bleveindex.IndexField, tokenStream(terms)))
	doc.AddField(document.NewTextFieldCustom(fieldRecord, nil, record, bleveindex.StoreField, nil))
	return Document{doc}
}

// Article makes the document that says which version of an article a store
// holds, and which words stand in it.
func Article(id string, entry Entry, words []string) (Document, error) {
	manifest, err := json.Marshal(entry)
	if err != nil {
		return Document{}, err
	}
	doc := document.NewDocument(id)
	doc.AddField(document.NewTextFieldCustom(fieldArticle, nil, nil, bleveindex.IndexField|bleveindex.SkipFreqNorm, tokenStream{articleMark}))
	doc.AddField(document.NewTextFieldCustom(FieldWords, nil, nil, bleveindex.IndexField|bleveindex.SkipFreqNorm, tokenStream(words)))
	doc.AddField(document.NewTextFieldCustom(fieldManifest, nil, manifest, bleveindex.StoreField, nil))
	return Document{doc}, nil
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

// A Batch collects changes of a store, which come into effect together.
type Batch struct {
	store *Store
	batch *bleve.Batch
}

// NewBatch makes a batch that changes nothing yet.
func (s *Store) NewBatch() Batch { return Batch{s, s.bleve.NewBatch()} }

// Remove takes the document of an ID out.
func (b Batch) Remove(id string) { b.batch.Delete(id) }

// Put takes a document in, in place of one with its ID.
func (b Batch) Put(d Document) error { return b.batch.IndexAdvanced(d.doc) }

// Write writes the batch.
func (b Batch) Write() error { return b.store.bleve.Batch(b.batch) }

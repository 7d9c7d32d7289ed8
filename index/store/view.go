package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"verbatim/corpus"
)

// A View is a store as it is at one moment. It tells documents apart by numbers
// that bleve gives them, which differ from one build of an index to the next.
type View struct{ r *scorch.IndexSnapshot }

// Documents is how many documents there are, of passages and articles. That the
// store is closed is an error here, which it is not to look at it.
func (s *Store) Documents() (uint64, error) { return s.bleve.DocCount() }

// View looks at the store as it is now, until the view is closed.
func (s *Store) View() (View, error) {
	r, err := s.reader()
	return View{r}, err
}

// Close ends the view.
func (v View) Close() error { return v.r.Close() }

// Numbers is how many numbers bleve has given to documents, also to those that
// were replaced since.
func (v View) Numbers() (n uint64) {
	for _, segment := range v.r.Segments() {
		n += uint64(segment.FullSize())
	}
	return n
}

// lookEvery is after how many documents it is looked whether they are still waited
// for.
const lookEvery = 1 << 12

// Scored calls do with the number of each passage that holds a term: with how often,
// and the norm that bleve gives its length.
func (v View) Scored(ctx context.Context, term string, do func(number, times uint64, norm float64) error) error {
	return v.each(ctx, FieldTerms, term, true, do)
}

// Passages calls do with the number of each passage that holds a term.
func (s *Store) Passages(ctx context.Context, term string, do func(number uint64)) error {
	v, err := s.View()
	if err != nil {
		return err
	}
	defer v.Close()
	return v.each(ctx, FieldTerms, term, false, func(number, _ uint64, _ float64) error {
		do(number)
		return nil
	})
}

// each calls do with each document that holds a value in a field: with how often,
// and the norm of the field's length, if it is to be scored.
func (v View) each(ctx context.Context, field, value string, scored bool, do func(number, times uint64, norm float64) error) error {
	docs, err := v.r.TermFieldReader(ctx, []byte(value), field, scored, scored, false)
	if err != nil {
		return err
	}
	defer docs.Close()
	var room bleveindex.TermFieldDoc
	for n := 1; ; n++ {
		doc, err := docs.Next(&room)
		if err != nil || doc == nil {
			return err
		}
		if err := do(doc.ID.Value(), doc.Freq, doc.Norm); err != nil {
			return err
		}
		if n%lookEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// EachPassage calls do with the ID and the number of every passage.
func (v View) EachPassage(do func(id string, number uint64)) error {
	all, err := v.r.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer all.Close()
	for {
		document, err := all.Next()
		if err != nil || document == nil {
			return err
		}
		id, err := v.r.ExternalID(document)
		if err != nil {
			return err
		}
		if _, _, err := corpus.ParsePassageID(id); err == nil { // else it is an article
			do(id, document.Value())
		}
	}
}

// ID is that of the document with a number.
func (v View) ID(number uint64) (string, error) {
	return v.r.ExternalID(bleveindex.NewIndexInternalID(nil, number))
}

// OfArticle is the set of the numbers of an article's passages, empty if the store
// does not hold it.
func (v View) OfArticle(article string) (map[uint64]bool, error) {
	numbers := map[uint64]bool{}
	if len(v.stored(article, fieldManifest)) == 0 {
		return numbers, nil
	}
	entry, err := v.entry(article)
	if err != nil {
		return nil, err
	}
	for n := range entry.Passages {
		number, err := v.r.InternalID(corpus.PassageID(article, n+1))
		if err != nil {
			return nil, err
		}
		numbers[number.Value()] = true
	}
	return numbers, nil
}

// entry is the manifest entry of an article.
func (v View) entry(article string) (entry Entry, err error) {
	if err := json.Unmarshal(v.stored(article, fieldManifest), &entry); err != nil {
		return Entry{}, fmt.Errorf("manifest of %s: %w", article, err)
	}
	return entry, nil
}

// Record is that of a passage by its ID, nil if there is none.
func (v View) Record(id string) []byte { return v.stored(id, fieldRecord) }

// stored is a stored field of a document, nil if there is none.
func (v View) stored(id, field string) []byte {
	doc, err := v.r.Document(id)
	if err != nil || doc == nil {
		return nil
	}
	var value []byte
	doc.VisitFields(func(f bleveindex.Field) {
		if f.Name() == field {
			value = f.Value()
		}
	})
	return value
}

// ErrNumber means that the store holds a number it cannot have given.
var ErrNumber = errors.New("no document has that number")

// RecordAt is the ID and the record, nil if there is none, of the passage with a
// number. To look it up by its ID would take a third of the time of an answer in a
// small library. The record is written over room, if that is large enough.
func (v View) RecordAt(number uint64, room []byte) (id string, record []byte, err error) {
	record = room[:0]
	for _, segment := range v.r.Segments() {
		size := uint64(segment.FullSize())
		if number >= size {
			number -= size
			continue
		}
		err := segment.VisitDocument(number, func(name string, _ byte, data []byte, _ []uint64) bool {
			switch name {
			case "_id":
				id = string(data)
			case fieldRecord:
				record = append(record, data...)
			}
			return true
		})
		return id, record, err
	}
	return "", nil, ErrNumber
}

// AddFrequencies adds to each value of counts the number of documents in which
// its key stands in a field: of passages for terms, of articles for words.
func (s *Store) AddFrequencies(ctx context.Context, field string, counts map[string]int) error {
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

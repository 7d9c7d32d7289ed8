package index

import (
	"context"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// storedField returns a stored field of a document, nil if there is none.
func storedField(r bleveindex.IndexReader, id, field string) []byte {
	doc, err := r.Document(id)
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

// lookEvery is after how many documents it is looked whether they are still waited
// for.
const lookEvery = 1 << 12

// eachDocument calls do with each document that holds a value in a field: with how
// often, and how long the field is, if it is to be scored. What do is given is
// valid until it returns.
func eachDocument(ctx context.Context, r bleveindex.IndexReader, field, value string, scored bool, do func(*bleveindex.TermFieldDoc) error) error {
	docs, err := r.TermFieldReader(ctx, []byte(value), field, scored, scored, false)
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
		if err := do(doc); err != nil {
			return err
		}
		if n%lookEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// numbersOf is how many numbers bleve has given to documents, also to those that
// were replaced since.
func numbersOf(r *scorch.IndexSnapshot) (n uint64) {
	for _, segment := range r.Segments() {
		n += uint64(segment.FullSize())
	}
	return n
}

// documentAt returns the ID of a document by bleve's number, which a search tells,
// and a stored field, nil if there is none. To look the document up by its ID would
// take a third of the time of an answer in a small library. The value is written
// over room, if that is large enough.
func documentAt(r *scorch.IndexSnapshot, number uint64, field string, room []byte) (id string, value []byte, err error) {
	value = room[:0]
	for _, segment := range r.Segments() {
		size := uint64(segment.FullSize())
		if number >= size {
			number -= size
			continue
		}
		err := segment.VisitDocument(number, func(name string, _ byte, data []byte, _ []uint64) bool {
			switch name {
			case "_id":
				id = string(data)
			case field:
				value = append(value, data...)
			}
			return true
		})
		return id, value, err
	}
	return "", nil, errNumber
}

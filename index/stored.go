package index

import (
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

// storedFieldAt is the same by bleve's number of the document, which a search
// tells, so that no ID has to be looked up: a third of the time of an answer in
// a small library. It is nil too if the document has another number by now. The
// value is written over room, if that is large enough.
func storedFieldAt(r bleveindex.IndexReader, number bleveindex.IndexInternalID, id, field string, room []byte) []byte {
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok || len(number) == 0 {
		return nil
	}
	n := number.Value()
	for _, segment := range snapshot.Segments() {
		size := uint64(segment.FullSize())
		if n >= size {
			n -= size
			continue
		}
		value, same := room[:0], false
		err := segment.VisitDocument(n, func(name string, _ byte, data []byte, _ []uint64) bool {
			switch name {
			case "_id":
				same = string(data) == id
			case field:
				value = append(value, data...)
			}
			return true
		})
		if err == nil && same {
			return value
		}
		return nil
	}
	return nil
}

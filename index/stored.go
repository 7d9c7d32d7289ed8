package index

import (
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// storedField returns a stored field of a document, "" if there is none.
func storedField(r bleveindex.IndexReader, id, field string) string {
	doc, err := r.Document(id)
	if err != nil || doc == nil {
		return ""
	}
	var value string
	doc.VisitFields(func(f bleveindex.Field) {
		if f.Name() == field {
			value = string(f.Value())
		}
	})
	return value
}

// storedFieldAt is the same by bleve's number of the document, which a search
// tells, so that no ID has to be looked up: a third of the time of an answer in
// a small library. It is "" too if the document has another number by now.
func storedFieldAt(r bleveindex.IndexReader, number bleveindex.IndexInternalID, id, field string) string {
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok || len(number) == 0 {
		return ""
	}
	n := number.Value()
	for _, segment := range snapshot.Segments() {
		size := uint64(segment.FullSize())
		if n >= size {
			n -= size
			continue
		}
		value, same := "", false
		err := segment.VisitDocument(n, func(name string, _ byte, data []byte, _ []uint64) bool {
			switch name {
			case "_id":
				same = string(data) == id
			case field:
				value = string(data)
			}
			return true
		})
		if err == nil && same {
			return value
		}
		return ""
	}
	return ""
}

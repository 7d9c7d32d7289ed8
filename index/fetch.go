package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// A candidate is a passage that shares terms with a question.
type candidate struct {
	id string
	// doc is bleve's number of the document, while it has that.
	doc bleveindex.IndexInternalID
	// in is the index that it was found in.
	in *Index
	// fetched is bleve's TF-IDF score, by which candidates are ordered.
	fetched float64
	record
}

// candidates returns the limit best passages by bleve's TF-IDF over any of
// the terms, best first; of one article only, unless that is "".
func (h holdings) candidates(ctx context.Context, q query, article string, limit int) ([]candidate, error) {
	t := termsQuery{terms: q.fetchTerms(), counts: q.termDF, article: article}
	if len(t.terms) == 0 {
		return nil, nil
	}
	err := h.each(ctx, func(x *Index) error {
		n, err := x.store.bleve.DocCount()
		t.documents += n
		return err
	})
	if err != nil {
		return nil, err
	}
	found, err := h.best(ctx, t, limit)
	if err != nil {
		return nil, err
	}
	err = h.each(ctx, func(x *Index) error { return x.readRecords(found) })
	// One without a record was replaced between search and reading.
	return slices.DeleteFunc(found, func(c candidate) bool { return c.count == 0 }), err
}

// best returns the best hits without their records, limit at most, those of one
// score by ID. Bleve orders them by its document numbers, which differ from one
// build of an index to the next. It can sort by ID too, but then looks up the ID
// of every passage it finds, which doubles the time of an answer in a large
// index. So hits that tie with the first beyond the limit are left out instead,
// as long as half of the limit remains.
func (h holdings) best(ctx context.Context, t termsQuery, limit int) ([]candidate, error) {
	request := bleve.NewSearchRequestOptions(t, limit+1, 0, false)
	hits, err := h.search(ctx, request)
	if err != nil || len(hits) <= limit {
		return hits, err
	}
	least := hits[limit].fetched
	hits = slices.DeleteFunc(hits, func(c candidate) bool { return c.fetched <= least })
	if len(hits) >= limit/2 {
		return hits, nil
	}
	request.Size = limit
	request.SortBy([]string{"-_score", "_id"})
	return h.search(ctx, request)
}

// search merges what each index finds into one list of the request's size.
func (h holdings) search(ctx context.Context, request *bleve.SearchRequest) ([]candidate, error) {
	var hits []candidate
	err := h.each(ctx, func(x *Index) error {
		result, err := x.store.bleve.SearchInContext(ctx, request)
		if err != nil {
			return err
		}
		hits = slices.Grow(hits, len(result.Hits))
		for _, hit := range result.Hits {
			hits = append(hits, candidate{id: hit.ID, doc: hit.IndexInternalID, in: x, fetched: hit.Score})
		}
		return nil
	})
	slices.SortFunc(hits, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.fetched, a.fetched), cmp.Compare(a.id, b.id))
	})
	return hits[:min(len(hits), request.Size)], err
}

// readRecords reads the records of those candidates that are the index's own.
func (x *Index) readRecords(list []candidate) error {
	r, err := x.store.reader()
	if err != nil {
		return err
	}
	defer r.Close()
	var room []byte
	for i := range list {
		c := &list[i]
		if c.in != x {
			continue
		}
		data := storedFieldAt(r, c.doc, c.id, fieldRecord, room)
		if len(data) == 0 {
			data = storedField(r, c.id, fieldRecord)
		}
		if len(data) == 0 {
			continue
		}
		room = data
		if err := c.decode(data); err != nil {
			return fmt.Errorf("%s: %w", c.id, err)
		}
	}
	return nil
}

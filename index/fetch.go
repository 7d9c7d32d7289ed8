package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"verbatim/index/store"
)

// A candidate is a passage that shares terms with a question.
type candidate struct {
	id string
	// in is the index that it was found in.
	in *Index
	// scored is its number there, and the TF-IDF score by which candidates are
	// ordered.
	scored
	record
}

// A view is the store of one index as a question finds it.
type view struct {
	store.View
	board *board
}

// candidates returns the limit best passages by TF-IDF over any of the terms,
// best first; of one article only, unless that is "".
func (h holdings) candidates(ctx context.Context, q query, article string, limit int) ([]candidate, error) {
	t := termsQuery{terms: q.fetchTerms(), counts: q.termDF, article: article}
	if len(t.terms) == 0 {
		return nil, nil
	}
	views := make(map[*Index]view, len(h.indexes))
	defer func() {
		for x, v := range views {
			v.board.wipe()
			x.boards.Put(v.board)
			_ = v.Close() // it was only read from
		}
	}()
	err := h.each(ctx, func(x *Index, s *store.Store) error {
		v, err := x.view(s)
		if err != nil {
			return err
		}
		views[x] = v
		n, err := s.Documents()
		t.documents += n
		return err
	})
	if err != nil {
		return nil, err
	}
	list, err := h.best(ctx, t, limit, views)
	if err != nil {
		return nil, err
	}
	err = h.each(ctx, func(x *Index, _ *store.Store) error { return x.readRecords(views[x].View, list, h.desk) })
	slices.SortFunc(list, better)
	return list, err
}

// rest adds all other passages to the candidates, of one article only, unless that is
// "". In a small library that costs little, and the passage that answers may use other
// words than the question does.
func (h holdings) rest(ctx context.Context, list []candidate, article string) ([]candidate, error) {
	found := make(map[string]bool, len(list))
	for i := range list {
		found[list[i].id] = true
	}
	err := h.each(ctx, func(x *Index, s *store.Store) error {
		v, err := s.View()
		if err != nil {
			return err
		}
		defer v.Close()
		first := len(list)
		err = v.EachPassage(func(id string, number uint64) {
			if !found[id] && (article == "" || articleOf(id) == article) {
				list = append(list, candidate{in: x, id: id, scored: scored{doc: number}})
			}
		})
		if err != nil {
			return err
		}
		return x.readRecords(v, list[first:], h.desk)
	})
	slices.SortFunc(list, better)
	return list, err
}

// better orders candidates: the best first, those of one score by ID.
func better(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.fetched, a.fetched), cmp.Compare(a.id, b.id))
}

// view opens a store of the index for one question.
func (x *Index) view(s *store.Store) (view, error) {
	v, err := s.View()
	if err != nil {
		return view{}, err
	}
	b, _ := x.boards.Get().(*board)
	if b == nil {
		b = &board{}
	}
	b.fit(v.Numbers())
	return view{v, b}, nil
}

// best returns the best passages without their records, limit at most, and with
// their IDs only where these decide. Bleve's numbers of documents differ from one
// build of an index to the next, so they cannot; to look up the ID of every
// passage that is found doubles the time of an answer in a large index. So those
// that tie with the first beyond the limit are left out, as long as half of the
// limit remains.
func (h holdings) best(ctx context.Context, t termsQuery, limit int, views map[*Index]view) ([]candidate, error) {
	var list []candidate
	err := h.each(ctx, func(x *Index, _ *store.Store) error {
		found, err := t.search(ctx, views[x], limit+1)
		list = slices.Grow(list, len(found))
		for _, s := range found {
			list = append(list, candidate{in: x, scored: s})
		}
		return err
	})
	if err != nil || len(list) <= limit {
		return list, err
	}
	slices.SortFunc(list, better)
	least := list[limit].fetched
	ahead := slices.IndexFunc(list, func(c candidate) bool { return c.fetched == least })
	if ahead >= limit/2 {
		return list[:ahead], nil
	}
	err = h.each(ctx, func(x *Index, _ *store.Store) error { return x.readIDs(views[x].View, list) })
	slices.SortFunc(list, better)
	return list[:limit], err
}

// search finds the best passages of one store: limit, and what scores the same
// as the last of them.
func (q termsQuery) search(ctx context.Context, v view, limit int) ([]scored, error) {
	keep := func(uint64) bool { return true }
	if q.article != "" {
		passages, err := v.OfArticle(q.article)
		if err != nil {
			return nil, err
		}
		keep = func(number uint64) bool { return passages[number] }
	}
	for _, term := range q.terms {
		if err := v.board.count(ctx, v.View, term, q.weight(term)); err != nil {
			return nil, err
		}
	}
	return v.board.best(q, limit, keep), nil
}

// readIDs looks up the IDs of those candidates that are the index's own.
func (x *Index) readIDs(v store.View, list []candidate) (err error) {
	for i := range list {
		if c := &list[i]; c.in == x && err == nil {
			c.id, err = v.ID(c.doc)
		}
	}
	return err
}

// errNoRecord means that the index holds a passage without what it is ranked by.
var errNoRecord = errors.New("a passage without a record")

// readRecords reads IDs and records of those candidates that are the index's own,
// into memory of the desk.
func (x *Index) readRecords(v store.View, list []candidate, at *desk) error {
	var room []byte
	for i := range list {
		c := &list[i]
		if c.in != x {
			continue
		}
		var err error
		if c.id, room, err = v.RecordAt(c.doc, room); err != nil {
			return err
		}
		if len(room) == 0 {
			return fmt.Errorf("%s: %w", c.id, errNoRecord)
		}
		if err := c.decode(room, at); err != nil {
			return fmt.Errorf("%s: %w", c.id, err)
		}
	}
	return nil
}

package index

import (
	"context"
	"errors"
	"fmt"

	"verbatim/index/store"
)

// Holdings are what a question is asked of: one index, or several as if they
// were one. Each answers from its own store and source; how many passages there
// are, how long, in which languages, and how common a word is, is said of all
// of them together.
type holdings struct {
	indexes []*Index
	// from is what each of them answers from.
	from    []serving
	stats   store.Stats
	weights *Weights
	// desk is where the question is worked at.
	desk *desk
}

// hold takes what indexes answer from at this moment, until it is released. That
// they are changed meanwhile is not seen, and is not kept from going on.
func hold(indexes ...*Index) (h holdings, release func(), err error) {
	h.indexes, h.weights, h.desk = indexes, &builtin, &desk{}
	release = func() {
		for _, s := range h.from {
			s.store.Release()
		}
		h.desk.leave()
	}
	if len(indexes) > 0 {
		h.desk = indexes[0].desk()
	}
	for _, x := range indexes {
		s, err := x.use()
		if err != nil {
			release()
			return holdings{}, nil, err
		}
		h.from = append(h.from, s)
		h.stats.Add(s.stats)
		h.weights = x.weights()
	}
	return h, release, nil
}

// errDamaged marks errors that a store caused, which repairs itself at the next
// Sync of its index.
var errDamaged = errors.New("the index is damaged")

// each has read called for each index and its store, one after the other, until
// one fails. What only a damaged store can cause is noted for the next Sync of
// that index.
func (h holdings) each(ctx context.Context, read func(*Index, *store.Store) error) error {
	for i, x := range h.indexes {
		err := store.Guarded(func() error { return read(x, h.from[i].store) })
		if err != nil && ctx.Err() == nil && !errors.Is(err, errSource) {
			x.damaged.Store(true)
			err = fmt.Errorf("%w: %w", errDamaged, err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// commonest is the name with the highest count, of those the first in the alphabet; ""
// if none was counted.
func commonest(counts map[string]int) (best string) {
	most := 0
	for name, n := range counts {
		if n > most || n == most && name < best {
			most, best = n, name
		}
	}
	return best
}

// frequencies sets each value of counts to the number of documents in which
// its key stands in a field: of passages for terms, of articles for words.
func (h holdings) frequencies(ctx context.Context, field string, counts map[string]int) error {
	for value := range counts {
		counts[value] = 0
	}
	return h.each(ctx, func(_ *Index, s *store.Store) error { return s.AddFrequencies(ctx, field, counts) })
}

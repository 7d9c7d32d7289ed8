package index

import (
	"context"

	"verbatim/index/spelling"
	"verbatim/index/store"
)

// maxCompany bounds the words of a question that others are looked for beside, the
// rarest of them, and maxLooked the passages of each that are looked at: of a word
// that stands in more, nothing is told by its company.
const maxCompany = 4

// A company is what passages hold of the words of a question that the articles know,
// which tells what the others were meant to be.
type company struct {
	h holdings
	// weights are what the words that are looked at weigh, by their terms, total
	// all of them.
	weights map[string]float64
	total   float64
	// held is what each passage of each index holds of the words, made when it is
	// first asked for.
	held []map[uint64]float64
}

// company is that of a question whose terms were counted.
func (q *query) company(h holdings) *company {
	c := &company{h: h, weights: map[string]float64{}}
	terms := q.fetchTerms()
	for _, term := range terms[:min(len(terms), maxCompany)] {
		if df := q.termDF[term]; df <= spelling.MaxLooked {
			c.weights[term] = idf(float64(df), float64(q.passages))
			c.total += c.weights[term]
		}
	}
	return c
}

// share is how much of the words a passage holds beside a word of which these are
// the terms, of 1: the passage that holds most.
func (c *company) share(ctx context.Context, terms []string) (float64, error) {
	if c.total == 0 {
		return 0, nil
	}
	if c.held == nil {
		if err := c.look(ctx); err != nil {
			return 0, err
		}
	}
	most, at := 0.0, 0
	err := c.h.each(ctx, func(_ *Index, s *store.Store) error {
		held := c.held[at]
		at++
		for _, term := range terms {
			if err := s.Passages(ctx, term, func(number uint64) { most = max(most, held[number]) }); err != nil {
				return err
			}
		}
		return nil
	})
	return most / c.total, err
}

// look adds up what the passages hold.
func (c *company) look(ctx context.Context) error {
	return c.h.each(ctx, func(_ *Index, s *store.Store) error {
		held := map[uint64]float64{}
		c.held = append(c.held, held)
		for term, weight := range c.weights {
			if err := s.Passages(ctx, term, func(number uint64) { held[number] += weight }); err != nil {
				return err
			}
		}
		return nil
	})
}

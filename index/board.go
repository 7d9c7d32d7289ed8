package index

import (
	"cmp"
	"context"
	"math"
	"slices"

	"verbatim/index/store"
)

// A termsQuery finds the passages that hold any of the terms.
type termsQuery struct {
	terms []string
	// counts say in how many passages each term stands, documents how many
	// documents there are, over all stores that are asked: so that scores mean
	// the same in each.
	counts    map[string]int
	documents uint64
	// article keeps the query to one article, unless it is "".
	article string
}

// weight is what a term counts for: the square of its inverse document
// frequency, since in TF-IDF it weighs the question and the passage.
func (q termsQuery) weight(term string) float64 {
	idf := 1 + math.Log(float64(q.documents)/float64(q.counts[term]+1))
	return idf * idf
}

// A board adds up what the passages of one store score, term by term, by bleve's
// numbers of the documents. Bleve's own searchers score the same, but go from
// passage to passage, which takes several times as long where there are thousands.
type board struct {
	sums []float64
	// terms counts those that a passage holds.
	terms []uint8
	// touched are the numbers of the passages that hold any.
	touched []uint64
}

// fit makes room for documents with numbers below size.
func (b *board) fit(size uint64) {
	if uint64(len(b.sums)) < size {
		b.sums, b.terms = make([]float64, size), make([]uint8, size)
	}
}

// wipe makes the board ready for the next question.
func (b *board) wipe() {
	for _, n := range b.touched {
		b.sums[n], b.terms[n] = 0, 0
	}
	b.touched = b.touched[:0]
}

// add adds to a passage what one term scores in it.
func (b *board) add(number uint64, score float64) error {
	if number >= uint64(len(b.sums)) {
		return store.ErrNumber
	}
	if b.terms[number] == 0 {
		b.touched = append(b.touched, number)
	}
	b.sums[number] += score
	b.terms[number]++
	return nil
}

// count adds what a term scores in the passages of a store.
func (b *board) count(ctx context.Context, v store.View, term string, weight float64) error {
	return v.Scored(ctx, term, func(number, times uint64, norm float64) error {
		return b.add(number, math.Sqrt(float64(times))*norm*weight)
	})
}

// A scored passage is one by bleve's number, and what it scores.
type scored struct {
	doc     uint64
	fetched float64
}

// best returns the passages that keep says yes to, best first: as many as limit
// and all that score the same as the last of these.
func (b *board) best(q termsQuery, limit int, keep func(number uint64) bool) []scored {
	var list []scored
	least, full := 0.0, 4*limit
	for _, n := range b.touched {
		score := b.sums[n] * float64(b.terms[n]) / float64(len(q.terms))
		if score < least || !keep(n) {
			continue
		}
		if list = append(list, scored{n, score}); len(list) >= full {
			list = leaders(list, limit)
			least, full = list[len(list)-1].fetched, max(4*limit, 2*len(list))
		}
	}
	return leaders(list, limit)
}

// leaders orders a list, best first, and cuts it after limit and what scores the
// same as the last.
func leaders(list []scored, limit int) []scored {
	slices.SortFunc(list, func(a, b scored) int { return cmp.Or(cmp.Compare(b.fetched, a.fetched), cmp.Compare(a.doc, b.doc)) })
	for n := limit; n < len(list); n++ {
		if list[n].fetched < list[limit-1].fetched {
			return list[:n]
		}
	}
	return list
}

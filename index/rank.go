package index

import (
	"cmp"
	"math"
	"slices"
)

// A ranked candidate has a score and what it is made of.
type ranked struct {
	candidate
	score float64
	why   []Part
}

// add gives the candidate points and says for what, in one line, so that the
// explanation cannot differ from the score.
func (r *ranked) add(feature string, value, weight float64) {
	r.score += value * weight
	r.why = append(r.why, Part{feature, value, value * weight})
}

// rank scores the candidates, best first.
func rank(q query, candidates []candidate) []ranked {
	list := make([]ranked, len(candidates))
	for i, c := range candidates {
		list[i].candidate = c
		list[i].add("bm25", bm25(q, c.record), 1)
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return cmp.Compare(b.score, a.score) })
	return list
}

// The parameters of BM25 that rank best on passages of about a hundred words.
const bm25K1, bm25B = 0.6, 0.75

// bm25 is Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic
// Relevance Framework") over the distinct terms of the question, title and
// section counted with the text.
func bm25(q query, r record) float64 {
	tf := map[string]float64{}
	for _, tokens := range [][]token{r.heading, r.body} {
		for _, t := range tokens {
			tf[t.term]++
		}
	}
	length := float64(len(r.heading) + len(r.body))
	score := 0.0
	for _, t := range q.tokens[r.lang] {
		if f := tf[t.term]; f > 0 && t.kind&stop == 0 {
			score += q.idf(t.term) * f * (bm25K1 + 1) / (f + bm25K1*(1-bm25B+bm25B*length/q.length))
			tf[t.term] = 0
		}
	}
	return score
}

// idf is the inverse document frequency of BM25, never negative.
func (q query) idf(term string) float64 {
	df := float64(q.termDF[term])
	return math.Log(1 + (float64(q.passages)-df+0.5)/(df+0.5))
}

package index

// The parameters of BM25 that rank best on passages of about a hundred words
// (bleve's defaults of 1.2 and 0.75 rank worse on every set measured).
const bm25K1, bm25B = 0.6, 0.75

// bm25 is Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic
// Relevance Framework") over the terms of the question, with the learned
// weight of a term in place of its idf. Title and section count with the text,
// and a word of the same family counts half.
func (r *reading) bm25(m *match) float64 {
	score := 0.0
	norm := r.lengthNorm(m)
	for i := range r.terms {
		score += r.terms[i].weight * saturate(m.count(i), norm)
	}
	return score
}

// count is how often a term stands in the passage.
func (m *match) count(term int) float64 {
	n := float64(m.terms[term].stems) + 0.5*float64(m.terms[term].kin)
	if m.heading.has(term) {
		n++
	}
	return n
}

// exactScore is BM25 over the words as the question spells them: "painted" is
// better evidence for "painted" than "painter" is.
func (r *reading) exactScore(m *match) float64 {
	score := 0.0
	norm := r.lengthNorm(m)
	for i := range r.terms {
		score += r.terms[i].weight * saturate(float64(m.terms[i].exact), norm)
	}
	return score
}

// lengthNorm is by how much the length of a passage dampens its counts.
func (r *reading) lengthNorm(m *match) float64 {
	return bm25K1 * (1 - bm25B + bm25B*m.length()/r.length)
}

// length is the number of the passage's tokens, title and section included.
func (m *match) length() float64 {
	return float64(len(m.record.body) + len(m.record.heading))
}

// saturate is how much a count is worth when more of the same adds ever less.
func saturate(count, norm float64) float64 {
	if count == 0 {
		return 0
	}
	return count * (bm25K1 + 1) / (count + norm)
}

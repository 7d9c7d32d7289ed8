package index

import (
	"math"
	"math/bits"

	"verbatim/index/analysis"
)

// measureProximity fills in what depends on the order of words. Words that
// follow each other in question and passage mean more than the same words
// apart (sequential dependence: Metzler and Croft 2005, "A Markov Random Field
// Model for Term Dependencies").
func (r *reading) measureProximity(m *match, f *features) {
	pairs, skips := m.title.pairs, m.title.skips
	for i := range m.sentences {
		s := &m.sentences[i]
		pairs |= s.pairs
		skips |= s.skips
	}
	f[featPairs] = sumOf(r.pairs, pairs&^r.stopPairs) / r.weight
	f[featStopPairs] = sumOf(r.pairs, pairs&r.stopPairs) / r.weight
	f[featSkips] = sumOf(r.skips, skips) / r.weight
	f[featClose] = r.closeness(m)
	f[featPhrase] = r.quotedIn(m)
}

// closeness is what any two content words of the question are worth that stand
// close together in the passage, in whatever order, for each content word but the
// first (full dependence, in the same model): "president of Russia" meets
// "Russia's president".
func (r *reading) closeness(m *match) float64 {
	total := 0.0
	for i := range r.terms {
		if !r.content.has(i) {
			continue
		}
		for later := (m.terms[i].close & r.content) >> (i + 1) << (i + 1); later != 0; later &= later - 1 {
			total += math.Sqrt(r.terms[i].weight * r.terms[bits.TrailingZeros64(uint64(later))].weight)
		}
	}
	return total / float64(max(r.content.size()-1, 1))
}

// titleShare is the share of the words of title and section, stop words left
// out, that the question has.
func (m *match) titleShare() float64 {
	words, asked := 0.0, 0.0
	for i, w := range m.record.heading {
		if w.kind&(analysis.Stop|analysis.Overlap) == 0 {
			words++
			if m.titled>>uint(min(i, 63))&1 == 1 {
				asked++
			}
		}
	}
	return asked / max(words, 1)
}

// quotedIn is the share of the question's quotations that stand in the
// passage word for word.
func (r *reading) quotedIn(m *match) float64 {
	if len(r.quoted) == 0 {
		return 0
	}
	found := 0
	for _, q := range r.quoted {
		inside := termSet(1)<<(q.End-1) - termSet(1)<<q.Start
		for i := range m.sentences {
			if s := &m.sentences[i]; s.pairs&inside == inside && s.exact.has(r.words[q.Start]) {
				found++
				break
			}
		}
	}
	return float64(found) / float64(len(r.quoted))
}

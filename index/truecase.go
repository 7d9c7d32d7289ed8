package index

import (
	"slices"

	"verbatim/index/analysis"
)

// truecased returns the question with the capitals of names that it was typed
// without: those of the words that the candidates write as names more often than
// not (Lita et al. 2003, "tRuEcasIng"). A question that writes some words with
// capitals and others without is left as it is.
func (q query) truecased(candidates []candidate) query {
	read := make(map[string][]analysis.Token, len(q.tokens))
	for lang, tokens := range q.tokens {
		if caseless(tokens) {
			tokens = slices.Clone(tokens)
			restoreCapitals(tokens, lang, candidates)
		}
		read[lang] = tokens
	}
	q.tokens = read
	return q
}

// caseless tells whether the case of a question says nothing: of the words after
// the first none has a capital, or all have.
func caseless(tokens []analysis.Token) bool {
	var with, without bool
	for i, t := range tokens {
		if i > 0 && t.Kind&(analysis.Number|analysis.Overlap) == 0 {
			with = with || t.Kind&analysis.Capital != 0
			without = without || t.Kind&analysis.Capital == 0
		}
	}
	return !with || !without
}

// restoreCapitals gives capitals to the tokens that the candidates in their
// language write as names, and takes those of the others away.
func restoreCapitals(tokens []analysis.Token, lang string, candidates []candidate) {
	for i, n := range asNames(tokens, lang, candidates) {
		tokens[i].Kind &^= analysis.Capital
		if n > 0 {
			tokens[i].Kind |= analysis.Capital
		}
	}
}

// asNames tells of each token how much more often than not the candidates in that
// language write it as a name: 0 of what they do not hold within a sentence, of stop
// words and of numbers.
func asNames(tokens []analysis.Token, lang string, candidates []candidate) []int {
	var places lookup
	counts := make([]int, len(tokens))
	for i, t := range tokens[:min(len(tokens), maxTerms)] {
		if t.Kind&(analysis.Stop|analysis.Number|analysis.Overlap) == 0 {
			places.put(hash24(t.Term), i)
		}
	}
	for _, c := range candidates {
		if c.lang != lang {
			continue
		}
		for _, w := range c.body {
			if at, ok := places.get(w.term); ok && w.kind&analysis.SentenceStart == 0 {
				if w.roles&analysis.RoleName != 0 {
					counts[at]++
				} else {
					counts[at]--
				}
			}
		}
	}
	for i, t := range tokens {
		if at, ok := places.get(hash24(t.Term)); ok {
			counts[i] = counts[at]
		}
	}
	return counts
}

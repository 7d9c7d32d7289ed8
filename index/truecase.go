package index

import "slices"

// truecased returns the question with the capitals of names that it was typed
// without: those of the words that the candidates write as names more often than
// not (Lita et al. 2003, "tRuEcasIng"). A question that writes some words with
// capitals and others without is left as it is.
func (q query) truecased(candidates []candidate) query {
	read := make(map[string][]token, len(q.tokens))
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
func caseless(tokens []token) bool {
	var with, without bool
	for i, t := range tokens {
		if i > 0 && t.kind&(number|overlap) == 0 {
			with = with || t.kind&capital != 0
			without = without || t.kind&capital == 0
		}
	}
	return !with || !without
}

// restoreCapitals gives capitals to the tokens that the candidates in their
// language write as names, and takes those of the others away.
func restoreCapitals(tokens []token, lang string, candidates []candidate) {
	var places lookup
	names := make([]int, len(tokens))
	for i := range tokens[:min(len(tokens), maxTerms)] {
		tokens[i].kind &^= capital
		if tokens[i].kind&(stop|number|overlap) == 0 {
			places.put(hash24(tokens[i].term), i)
		}
	}
	for _, c := range candidates {
		if c.lang != lang {
			continue
		}
		for _, w := range c.body {
			if at, ok := places.get(w.term); ok && w.kind&sentenceStart == 0 {
				if w.roles&roleName != 0 {
					names[at]++
				} else {
					names[at]--
				}
			}
		}
	}
	for i := range tokens {
		if at, ok := places.get(hash24(tokens[i].term)); ok && names[at] > 0 {
			tokens[i].kind |= capital
		}
	}
}

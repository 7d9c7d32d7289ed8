package index

import (
	"cmp"
	"slices"
	"sync"

	"verbatim/index/analysis"
)

// personal are the terms of the English pronouns that stand for one person.
var personal = sync.OnceValue(func() map[uint32]bool {
	terms := map[uint32]bool{}
	for _, w := range imprints("en", analysis.For("en").Tokens("he him his she her")) {
		terms[w.term] = true
	}
	return terms
})

// carryNames lets the passages of an English article hold the names that they leave
// unsaid: where "he" or "she" stands before any name, the one asked for that the
// passage before spoke of. It covers what words of its family would.
func (r *reading) carryNames(v *articleView) {
	if r.names == 0 {
		return
	}
	slices.SortFunc(v.matches, func(a, b *match) int { return cmp.Compare(a.number, b.number) })
	var said termSet
	number := 0
	for _, m := range v.matches {
		if m.number != number+1 {
			said = 0
		}
		m.carried, said = r.carry(m, said)
		m.family |= m.carried
		number = m.number
	}
}

// carry gives the name that the passage before spoke of, or a sentence before, to the
// sentences of a passage that leave it unsaid. It returns what the passage itself
// lacks of it, and the name that it speaks of last.
func (r *reading) carry(m *match, said termSet) (carried, last termSet) {
	own := m.body | m.family
	last = said
	for i := range m.sentences {
		s, words := &m.sentences[i], m.record.words(i)
		switch pronoun, name := opens(words); {
		case pronoun:
			s.kin |= last &^ s.stems
			carried |= last &^ own
		case name && carried == 0:
			last &= own // "he" is another person from here on
		}
		if s.stems&r.names != 0 {
			last = r.firstName(words)
		}
	}
	return carried, last & (own | carried)
}

// firstName is the first name among some words that is asked for.
func (r *reading) firstName(words []imprint) (name termSet) {
	for _, w := range words {
		at, ok := r.stems.get(w.term)
		if ok && r.names.has(at) {
			name |= 1 << at
		} else if name != 0 {
			break
		}
	}
	return name
}

// opens tells whether a personal pronoun or a name comes first among some words.
func opens(words []imprint) (pronoun, name bool) {
	for _, w := range words {
		switch {
		case w.kind&analysis.Stop != 0:
			if personal()[w.term] {
				return true, false
			}
		case w.kind&(analysis.Capital|analysis.Number) == analysis.Capital:
			return false, true
		}
	}
	return false, false
}

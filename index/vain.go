package index

import (
	"math/bits"
	"slices"

	"verbatim/index/analysis"
)

// inVain is what the text has of the question and does not say of what is asked.
func (r *reading) inVain(m *match) termSet { return r.loose(m) | r.ofAnother(m) }

// loose is the question's only word beside names, where some of these names stand
// there too, but nowhere close to it, and the names as well where the word is the
// title of somebody else. A president and Ukraine are no president of Ukraine.
func (r *reading) loose(m *match) termSet {
	word := r.content &^ r.names
	names := r.content & r.names & (m.body | m.family&^m.carried)
	if word.size() != 1 || names == 0 || (m.body|m.family)&word == 0 || m.terms[bits.TrailingZeros64(uint64(word))].close&names != 0 {
		return 0
	}
	if m.named&word != 0 && m.lang != "de" { // where every noun has a capital
		word |= r.names
	}
	return word
}

// ofAnother is what the text says of another: the words before "of" and a name, or
// behind a name and "become", where they are all that is asked beside names, and that
// name, where the text has them of another name. "The president of Russia, and the war
// in Ukraine" tells no president of Ukraine.
func (r *reading) ofAnother(m *match) termSet {
	var run termSet
	for i, head := range r.words {
		if !r.content.has(head) || isBecome[r.terms[head].Word] {
			run = 0
			continue
		}
		run |= 1 << head
		link, name := r.owner(i)
		if name < 0 || !r.names.has(name) || (r.content & (m.body | m.family)).has(link) {
			continue
		}
		if rest := run | r.names | 1<<link; r.content&^rest == 0 && r.goesTo(m, head, link, name) {
			return run | 1<<name
		}
	}
	return 0
}

// isOf are the words that say whose something is, isBecome those that say what
// somebody became.
var (
	isOf     = analysis.WordSet("of de da do dos das del della di du van av af")
	isBecome = analysis.WordSet("become became becomes")
)

// owner is what may have what the words up to the i-th say, and the word that joins
// the two: "of" behind them, or "become" before them if they are the last; -1 if
// nothing may.
func (r *reading) owner(i int) (link, name int) {
	if i+2 < len(r.words) && isOf[r.terms[r.words[i+1]].Word] {
		link, name = r.words[i+1], r.words[i+2]
		if i+3 < len(r.words) && !r.content.has(name) {
			name = r.words[i+3] // behind an article
		}
		return link, name
	}
	if i+1 == len(r.words) {
		for j := i - 1; j > 0; j-- {
			if isBecome[r.terms[r.words[j]].Word] {
				return r.words[j], r.words[j-1]
			}
		}
	}
	return -1, -1
}

// goesTo tells whether the text has the head before "of" and other names or, if its
// heading is not on this name, right before one ("captain Lund"), and never close to
// this one.
func (r *reading) goesTo(m *match, head, link, name int) bool {
	another := false
	for i := range m.record.body {
		if m.record.body[i].term != r.terms[head].imprint.term {
			continue
		}
		around := m.record.body[max(i-5, 0):min(i+5, len(m.record.body))]
		if slices.ContainsFunc(around, r.terms[name].imprint.akin) {
			return false
		}
		behind := m.record.body[i+1 : min(i+4, len(m.record.body))]
		if len(behind) == 0 {
			continue
		}
		of := behind[0].term == r.terms[link].imprint.term
		another = another || behind[0].roles&analysis.RoleName != 0 && !m.heading.has(name) || of && opensWithName(behind[1:])
	}
	return another
}

// akin tells whether two words are of one stem or family.
func (m imprint) akin(other imprint) bool {
	return m.term == other.term || m.kin != 0 && m.kin == other.kin
}

// opensWithName tells whether the first of some words is a name, but for an article.
func opensWithName(words []imprint) bool {
	for _, w := range words {
		if w.kind&analysis.Stop == 0 || w.roles&analysis.RoleName != 0 {
			return w.roles&analysis.RoleName != 0
		}
	}
	return false
}

// without is the match as if some terms did not stand there.
func (m *match) without(terms termSet) *match {
	if terms == 0 {
		return m
	}
	c := *m
	c.body, c.heading, c.family = m.body&^terms, m.heading&^terms, m.family&^terms
	c.named, c.vain = m.named&^terms, terms
	c.sentences = slices.Clone(m.sentences)
	for i := range c.sentences {
		s := &c.sentences[i]
		s.stems, s.exact, s.kin = s.stems&^terms, s.exact&^terms, s.kin&^terms
	}
	return &c
}

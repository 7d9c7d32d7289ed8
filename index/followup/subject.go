package followup

import (
	"cmp"
	"strings"

	"verbatim/index/analysis"
	"verbatim/index/speakers"
)

// subjectFor is what a pronoun stands for in the question before, "" if that is
// not certain: for one person the first name, which is who acts; for several
// all names; for a thing the name or the noun that is asked about.
func (f *followUp) subjectFor(pronoun string) string {
	names, noun := f.names(), f.noun()
	owner := f.owner(noun)
	switch pronoun {
	case "they", "them", "their", "theirs":
		if len(names) == 2 {
			return names[0] + " and " + names[1]
		}
		if len(names) == 0 && !strings.HasSuffix(noun, "s") {
			return ""
		}
	case "it", "its":
		if len(names) > 1 || owner != "" || noun == "" && f.asksWho() {
			return ""
		}
	default:
		if noun = cmp.Or(owner, noun); len(names) == 0 && !f.isPerson(noun) {
			return ""
		}
	}
	if len(names) == 0 || strings.Contains(noun, names[0]) || noun != "" && (pronoun == "it" || pronoun == "its") {
		return noun
	}
	return names[0]
}

// asksWho tells whether the question before asks who somebody is.
func (f *followUp) asksWho() bool {
	words := f.before.words
	return len(words) > 2 && words[0].Word == "who" && isBe(words[1].Word)
}

// isPerson tells whether a noun of the question before is somebody: it is asked
// who that is, or the noun says so.
func (f *followUp) isPerson(noun string) bool {
	head, _, _ := strings.Cut(noun, " of ")
	return f.asksWho() || speakers.IsTitle(strings.ToLower(headOf(head)))
}

// owner is whose name, age or the like a noun is: "the keeper" of "the name of
// the keeper" and of "the keeper's name", "" for other nouns.
func (f *followUp) owner(noun string) string {
	if head, owner, found := strings.Cut(noun, " of "); found && attributes[headOf(head)] {
		return owner
	}
	for _, mark := range []string{"'s ", "’s "} {
		if owner, head, found := strings.Cut(noun, mark); found && attributes[head] {
			return owner
		}
	}
	return ""
}

// attributes are nouns that tell something of what owns them.
var attributes = analysis.WordSet("name names age title job role rank number cause reason purpose date size height length weight price cost value colour color shape")

// headOf is the last of some words.
func headOf(text string) string { return text[strings.LastIndex(text, " ")+1:] }

// names are the names in the question before. In one that is typed without
// capitals they are the words behind a verb that asks that everyday texts do
// not hold.
func (f *followUp) names() []string {
	names := f.before.names()
	if len(names) > 0 || f.before.text != strings.ToLower(f.before.text) {
		return names
	}
	words := f.before.words
	for i := 1; i < len(words); i++ {
		another := len(names) > 0 && words[i-1].Word == "and" && f.isContent(words[i])
		if another || f.auxiliaries[words[i-1].Word] && f.mayName(words[i]) {
			from := i
			for i+1 < len(words) && f.mayName(words[i+1]) {
				i++
			}
			names = append(names, f.before.text[words[from].Start:words[i].End])
		}
	}
	return names
}

// mayName tells whether a word is a name: written as one, or none that everyday
// texts hold.
func (f *followUp) mayName(t analysis.Token) bool {
	return t.Kind&analysis.Capital != 0 && t.Kind&(analysis.Stop|analysis.Question) == 0 || f.isContent(t) && t.Kind&analysis.Number == 0 && !analysis.IsEveryday("en", t)
}

// names are the names in a question, in order.
func (a asking) names() []string {
	var names []string
	for i := 0; i < len(a.words); i++ {
		if !a.words[i].IsName() {
			continue
		}
		from := i
		for i+1 < len(a.words) && a.words[i+1].IsName() && strings.TrimSpace(a.text[a.words[i].End:a.words[i+1].Start]) == "" {
			i++
		}
		names = append(names, a.text[a.words[from].Start:a.words[i].End])
	}
	return names
}

// noun is the noun with its article that the question before is about: "the
// old keeper" of "When did the old keeper row?", "" if there is none.
func (f *followUp) noun() string {
	words := f.before.words
	for i, t := range words {
		if t.Word != "the" && t.Word != "a" && t.Word != "an" {
			continue
		}
		end := i + 1
		for end < len(words) && f.isContent(words[end]) {
			end++
		}
		asks := i > 0 && f.auxiliaries[words[i-1].Word]
		if end-i > 2 && asks && (!isBe(words[i-1].Word) || verbal(words[end-1].Word)) {
			end--
		}
		if end > i+1 {
			return f.before.text[t.Start:words[f.complement(end)-1].End]
		}
	}
	return ""
}

// complement moves the end of a noun past "of" and what follows it.
func (f *followUp) complement(end int) int {
	words := f.before.words
	if end >= len(words) || words[end].Word != "of" {
		return end
	}
	past := end + 1
	if past < len(words) && words[past].Word == "the" {
		past++
	}
	from := past
	for past < len(words) && f.isContent(words[past]) {
		past++
	}
	if past == from || past-from > 3 {
		return end
	}
	return past
}

// isBe tells whether a word is a form of "to be".
func isBe(word string) bool {
	return word == "is" || word == "are" || word == "was" || word == "were"
}

// verbal tells whether a word after a noun ends as participles do.
func verbal(word string) bool {
	return strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ing") || participles[word]
}

// participles are participles that end as other words do.
var participles = analysis.WordSet("built held sold born made given known seen found lit sunk written taken left lost won")

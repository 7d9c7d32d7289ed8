package analysis

import (
	"cmp"
	_ "embed"
	"strings"
	"sync"
)

// irregularEnglish holds the families of English words that no ending tells, a line
// each: strong verbs, odd plurals, nouns that changed a vowel, peoples.
//
//go:embed lists/irregular_en.txt
var irregularEnglish string

// foundings are words that stem as if they were of "find".
var foundings = map[string]string{"founded": "founder", "founding": "founder"}

// englishWord is a word as it is stemmed: as it is spelled in America.
func englishWord(word string) string { return american(cmp.Or(foundings[word], word)) }

var englishFamilies = sync.OnceValue(func() map[string]string { return families(irregularEnglish) })

// englishEndings are the derivational endings of English, longest of a kind first.
var englishEndings = strings.Fields(`ifications ification izations ization fulness iveness ousness ability ibility
	ations ation itions ition iages iage ments ment ities ity nesses ness ances ance ences ence ships ship
	hoods hood ists ist isms ism ings ing ions ion ians ian ese ish ical ally ably ibly able ible ives ive
	ers er ors or ous ful less ants ant ents ent ages age ates ate ated izes ize ized al als ics ic
	ily ly ied ies ed es en an ia y e s a i`)

// englishFamilyOf names the family of an English word: America and its short names
// are of one.
func englishFamilyOf(t Token) string {
	if t.Kind&(Capital|Overlap) != 0 && (t.Word == "us" || t.Word == "usa") {
		return EnglishFamily("america")
	}
	return EnglishFamily(t.Word)
}

// EnglishFamily takes up to two endings off a word ("care-ful-ly") and evens out
// what is left: d, s, t and c alternate before endings ("decide", "decision"), and
// so do y, i and nothing. Short words of the list have families of their own, which
// no other word falls into.
func EnglishFamily(word string) string {
	if base, ok := irregularFamily(word); ok {
		if len(base) < 5 {
			return base + "+"
		}
		word = base
	}
	if len(word) < 4 {
		return word
	}
	word = withoutEnding(withoutEnding(word))
	for len(word) > 4 && strings.IndexByte("dstceyi", word[len(word)-1]) >= 0 {
		word = word[:len(word)-1]
	}
	if len(word) == 4 {
		word = word[:3] + strings.TrimRight(word[3:], "eyi")
	}
	if len(word) > 3 {
		return withoutDouble(word)
	}
	return word
}

// withoutEnding takes an ending off a word of which at least three letters are
// left, and one more for each three of the ending.
func withoutEnding(word string) string {
	for _, e := range englishEndings {
		if len(word)-len(e) >= 3+len(e)/3 && strings.HasSuffix(word, e) {
			return word[:len(word)-len(e)]
		}
	}
	return word
}

// withoutDouble takes off the second of two last letters that are the same.
func withoutDouble(word string) string {
	if n := len(word); n > 1 && word[n-1] == word[n-2] {
		return word[:n-1]
	}
	return word
}

// irregularFamily looks a word up in the list, if need be without -s, -ed and
// -ing, and without the endings of those who do it and of how it is done.
func irregularFamily(word string) (base string, ok bool) {
	table := englishFamilies()
	if base, ok = table[word]; ok {
		return base, true
	}
	for _, ending := range irregularEndings {
		root, cut := strings.CutSuffix(word, ending.text)
		if !cut || len(root) < 2 {
			continue
		}
		whole := root + ending.put
		for _, form := range [...]string{whole, root + "e", withoutDouble(root)} {
			base, ok = table[form]
			if ok && (!ending.plain || form == whole) && (!ending.first || form == base) {
				return base, true
			}
		}
	}
	return "", false
}

// irregularEndings are the endings that a word of the list may have: behind the
// whole of it (plain), or behind the first of its line alone, and what a word ends in
// without them.
var irregularEndings = []struct {
	text, put    string
	plain, first bool
}{
	{text: "ied", put: "y", plain: true}, {text: "ies", put: "y", plain: true},
	{text: "s", plain: true}, {text: "ed"}, {text: "ing"},
	{text: "ings", first: true}, {text: "er", first: true}, {text: "ers", first: true}, {text: "ly", plain: true},
}

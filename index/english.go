package index

import (
	"cmp"
	_ "embed"
	"strings"
	"sync"
)

// irregularEnglish holds the families of English words that no ending tells, a line
// each: strong verbs, odd plurals, nouns that changed a vowel, peoples.
//
//go:embed irregular_en.txt
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

// englishFamily takes one ending off a word and evens out what is left: d, s,
// t and c alternate before endings ("decide", "decision").
func englishFamily(word string) string {
	if base, ok := irregularFamily(word); ok {
		return base + "+"
	}
	if len(word) < 4 {
		return word
	}
	for _, e := range englishEndings {
		if len(word)-len(e) >= 3 && strings.HasSuffix(word, e) {
			word = word[:len(word)-len(e)]
			break
		}
	}
	for len(word) > 4 && strings.IndexByte("dstceyi", word[len(word)-1]) >= 0 {
		word = word[:len(word)-1]
	}
	if n := len(word); n > 3 && word[n-1] == word[n-2] {
		word = word[:n-1]
	}
	return word
}

// irregularFamily looks a word up in the list, without -s, -ed and -ing if
// need be.
func irregularFamily(word string) (base string, ok bool) {
	table := englishFamilies()
	if base, ok = table[word]; ok {
		return base, true
	}
	for _, ending := range [...]string{"s", "ed", "ing"} {
		root, cut := strings.CutSuffix(word, ending)
		if !cut || len(root) < 2 {
			continue
		}
		for _, form := range [...]string{root, root + "e", root[:len(root)-1]} {
			if base, ok = table[form]; ok && (ending != "s" || form == root) {
				return base, true
			}
		}
	}
	return "", false
}

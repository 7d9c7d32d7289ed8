package index

import (
	_ "embed"
	"strings"
	"sync"
)

// irregular holds the families of English words that no ending tells, a line
// each: strong verbs, odd plurals, nouns that changed a vowel, peoples.
//
//go:embed irregular.txt
var irregular string

// familyOf maps each irregular word to the first of its line.
var familyOf = sync.OnceValue(func() map[string]string { return families(irregular) })

// families maps each word of a list, folded, to the first of its line. A word on
// two lines is of the first of them.
func families(list string) map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(foldMarks(list)) {
		words := strings.Fields(line)
		for _, w := range words {
			if _, taken := table[w]; !taken {
				table[w] = words[0]
			}
		}
	}
	return table
}

// endings are the derivational endings of English, longest of a kind first.
var endings = strings.Fields(`ifications ification izations ization fulness iveness ousness ability ibility
	ations ation itions ition iages iage ments ment ities ity nesses ness ances ance ences ence ships ship
	hoods hood ists ist isms ism ings ing ions ion ians ian ese ish ical ally ably ibly able ible ives ive
	ers er ors or ous ful less ants ant ents ent ages age ates ate ated izes ize ized al als ics ic
	ily ly ied ies ed es en an ia y e s a i`)

// familyPrefix is how many letters make a family in languages of which no more
// is known: five do on the native sets what six do for stems.
const familyPrefix = 5

// irregularNorwegian holds the families of Norwegian words that change within, as
// irregular does.
//
//go:embed irregular_no.txt
var irregularNorwegian string

var norwegianFamilies = sync.OnceValue(func() map[string]string { return families(irregularNorwegian) })

// norwegianFamily names the family of a Norwegian word.
func norwegianFamily(t token) string {
	if base, ok := norwegianFamilies()[t.word]; ok {
		return base + "+"
	}
	return familyLetters(t.word)
}

// firstOfWord is the family of a word by its first letters.
func firstOfWord(t token) string { return familyLetters(t.word) }

var familyLetters = firstLetters(familyPrefix)

// englishFamily takes one ending off a word and evens out what is left: d, s,
// t and c alternate before endings ("decide", "decision").
func englishFamily(word string) string {
	if base, ok := irregularFamily(word); ok {
		return base + "+"
	}
	if len(word) < 4 {
		return word
	}
	for _, e := range endings {
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
	table := familyOf()
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

package index

import (
	_ "embed"
	"strings"
	"sync"
)

// irregularNorwegian holds the families of Norwegian words that change within, as
// irregularEnglish does.
//
//go:embed irregular_no.txt
var irregularNorwegian string

var norwegianFamilies = sync.OnceValue(func() map[string]string { return families(irregularNorwegian) })

// norwegianPrefixes stand before verbs ("ut-gitt", "del-tok").
var norwegianPrefixes = strings.Fields("til ut inn ned opp over under etter del mot for fore fra frem fram ved med av an be bi på pa gjen om opp sammen")

// norwegianFamily names the family of a Norwegian word.
func norwegianFamily(t token) string {
	word := t.word
	if base, ok := irregularNorwegianFamily(word); ok {
		return base + "+"
	}
	for _, prefix := range norwegianPrefixes {
		if rest, found := strings.CutPrefix(word, prefix); found {
			if base, ok := irregularNorwegianFamily(rest); ok {
				return prefix + base + "+"
			}
		}
	}
	return familyLetters(word)
}

// irregularNorwegianFamily looks a word up in the list, without the s of a
// possessive or a passive if need be.
func irregularNorwegianFamily(word string) (base string, ok bool) {
	table := norwegianFamilies()
	if base, ok = table[word]; ok {
		return base, true
	}
	base, ok = table[strings.TrimSuffix(word, "s")]
	return base, ok
}

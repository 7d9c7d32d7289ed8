package index

import (
	_ "embed"
	"sync"
)

// irregularNorwegian holds the families of Norwegian words that change within, as
// irregularEnglish does.
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

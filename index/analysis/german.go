package analysis

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// strongGerman holds the stems of German verbs that change their vowel, a line
// each, and forms that no ending tells, folded. Of "fahren" the past is not here:
// without its umlaut "führen" looks the same.
//
//go:embed irregular_de.txt
var strongGerman string

var germanFamilies = sync.OnceValue(func() map[string]string { return families(strongGerman) })

// germanEndings are those of verbs, and of nouns made of them.
var germanEndings = strings.Fields(`ungen ung etest etet eten ete test tet ten te et est st t enden ende end en ern er em es e s
	sten ster stes stem ste`)

// germanPrefixes stand before verbs, some parted from them by the ge- of the
// participle.
var germanPrefixes = strings.Fields(`zusammen zuruck wieder unter uber durch nach auf aus ein ver ent zer her hin los mit
	vor weg bei ab an be er um zu`)

// germanFamily names the family of a German word. What is written with a capital
// within a sentence is a noun, which has no ge- to lose.
func germanFamily(t Token) string {
	if t.Kind&Noun != 0 || t.Kind&(Capital|SentenceStart) == Capital {
		return familyLetters(cutEnding(t.Word, germanEndings, 3))
	}
	stem := withoutGe(t.Word)
	for _, form := range [...]string{t.Word, stem} {
		if base, ok := strongFamily(form); ok {
			return base
		}
	}
	for _, prefix := range germanPrefixes {
		rest, found := strings.CutPrefix(stem, prefix)
		if !found {
			continue
		}
		rest = withoutGe(withoutZu(rest))
		if base, ok := strongFamily(rest); ok {
			return prefix + base
		}
		stem = prefix + rest
		break
	}
	return familyLetters(cutEnding(stem, germanEndings, 3))
}

// strongFamily looks up a form without its endings.
func strongFamily(form string) (string, bool) {
	if base, ok := germanFamilies()[form]; ok {
		return base + "+", true
	}
	base, ok := germanFamilies()[cutEnding(form, germanEndings, 2)]
	return base + "+", ok
}

// withoutZu takes the zu off an infinitive that lost its prefix ("abzuholen").
func withoutZu(word string) string {
	if rest, found := strings.CutPrefix(word, "zu"); found && utf8.RuneCountInString(rest) > 4 && strings.HasSuffix(rest, "n") {
		return rest
	}
	return word
}

// withoutGe takes the ge- off a word that ends as participles do.
func withoutGe(word string) string {
	rest, found := strings.CutPrefix(word, "ge")
	if !found || utf8.RuneCountInString(rest) < 4 || !strings.HasSuffix(rest, "t") && !strings.HasSuffix(rest, "en") {
		return word
	}
	return rest
}

package analysis

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// strongGerman holds the stems of German verbs that change their vowel, a line each,
// forms that no ending tells and, with a capital, nouns, folded. Of "fahren" the past
// is not here: without its umlaut "führen" looks the same.
//
//go:embed lists/irregular_de.txt
var strongGerman string

var germanFamilies = sync.OnceValue(func() map[string]string { return families(strongGerman) })

// germanEndings are those of verbs, and of nouns made of them.
var germanEndings = strings.Fields(`ungen ung etest etet eten ete test tet ten te et est st t enden ende end ens en ern er em es e s
	sten ster stes stem ste`)

// germanPrefixes stand before verbs, some parted from them by the ge- of the
// participle.
var germanPrefixes = strings.Fields(`zusammen zuruck vorbei voraus heraus herein hervor weiter wieder statt heran hinzu unter uber durch
	fort frei fest nach teil auf aus ein ver ent zer dar her hin los mit vor weg bei ab an be er um zu`)

// germanFamily names the family of a German word: the verb that it is of, with its
// prefix, or else its first letters behind a prefix. What is written with a capital
// within a sentence is a noun, which has no ge- to lose.
func germanFamily(t Token) string {
	if t.particle != "" {
		return t.particle + verbFamily(t.Word)
	}
	prefix, rest := cutPrefix(t.Word)
	if t.Kind&Capital != 0 {
		if base, ok := listedNoun(t.Word); ok {
			return base
		}
		if base, ok := listedNoun(rest); ok {
			return prefix + base
		}
	}
	if t.Kind&Noun != 0 || t.Kind&(Capital|SentenceStart) == Capital {
		if prefix == "" {
			return familyLetters(cutEnding(rest, germanEndings, 3))
		}
		return prefix + verbFamily(rest)
	}
	stem := withoutGe(t.Word)
	for _, form := range [...]string{t.Word, stem} {
		if base, ok := strongFamily(form); ok {
			return base
		}
	}
	if prefix, rest = cutPrefix(stem); prefix != "" {
		rest = withoutGe(withoutZu(rest))
	}
	return prefix + verbFamily(rest)
}

// verbFamily names the family of a verb without its prefix.
func verbFamily(word string) string {
	if base, ok := strongFamily(word); ok {
		return base
	}
	return familyLetters(cutEnding(word, germanEndings, 3))
}

// cutPrefix parts a word from the prefix that it begins with, "" if there is none.
func cutPrefix(word string) (prefix, rest string) {
	for _, prefix := range germanPrefixes {
		if rest, found := strings.CutPrefix(word, prefix); found && len(rest) > 2 {
			return prefix, rest
		}
	}
	return "", word
}

// nounCases are the endings of nouns in the list.
var nounCases = [...]string{"", "s", "n", "e", "es", "en", "er", "in", "innen"}

// listedNoun looks up a noun, which has a capital in the list.
func listedNoun(word string) (string, bool) {
	for _, ending := range nounCases {
		if stem, ok := strings.CutSuffix(word, ending); ok && stem != "" {
			if base, ok := germanFamilies()[strings.ToUpper(stem[:1])+stem[1:]]; ok {
				return base + "+", true
			}
		}
	}
	return "", false
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

// ListedFamily is the family of a word that stands alone in a list of a language, where
// what has a capital is a noun.
func ListedFamily(lang, word string) string {
	a := For(lang)
	t := Token{Word: a.Fold(word)}
	if word != a.lower(word) {
		t.Kind = Capital | Noun
	}
	return a.Family(t)
}

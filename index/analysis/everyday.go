package analysis

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// common lists common terms of English with in how many of 10,000 passages
// they stand. The trainer writes it from the passages it is given.
//
//go:embed lists/common.txt
var common string

// usual holds, for each term in common, in which share of passages it stands.
var usual = sync.OnceValue(func() map[string]float64 {
	table := make(map[string]float64, 6000)
	for line := range strings.Lines(common) {
		term, count, _ := strings.Cut(strings.TrimSpace(line), " ")
		if n, err := strconv.Atoi(count); err == nil {
			table[term] = float64(n) / 10000
		}
	}
	return table
})

// RareShare is the share of passages that an English word is expected in which the
// table does not hold, stopShare that of stop words, foreignShare that of the other
// words of other languages and everydayShare that of those among them which the
// language lists as everyday ones.
const (
	RareShare     = 0.0002
	stopShare     = 0.3
	foreignShare  = 0.001
	everydayShare = 0.02
)

// UsualShare is in which share of everyday texts a term stands, and whether that is
// more than a guess: there is a table for English, and lists for some languages.
func UsualShare(lang string, t Token) (share float64, known bool) {
	if lang == "en" {
		if v, ok := usual()[t.Term]; ok {
			return v, true
		}
	}
	switch {
	case t.Kind&Stop != 0:
		return stopShare, false
	case lang == "en":
		return RareShare, false
	case For(lang).everyday[t.Term]:
		return everydayShare, true
	}
	return foreignShare, false
}

// IsEveryday tells whether a word is a common or ordinary one of the language, tells
// what a question asks for ("tinggi", high), or could be a Vietnamese one, of which
// nearly every syllable is: the articles may lack it, yet it is not misspelled.
func IsEveryday(lang string, t Token) bool {
	a := For(lang)
	_, known := UsualShare(lang, t)
	return known || a.commonNouns[t.Term] || a.wishes.hold(t.Word) ||
		lang == "en" && ordinary()[t.Term] || Base(lang) == "vi" && IsSyllable(FoldMarks(t.Word))
}

// hollowWords are English words that say nothing about what a question is on:
// that no article has them is no news. How common a word is does not tell: "old"
// stands in more texts than "tell", and "author" in more than "else".
//
//go:embed lists/hollow.txt
var hollowWords string

// ordinaryWords are English words, too rare for the table of common ones, that are
// spelled nearly as common ones are: "wheat" and "plane" are no slips of "what" and
// "plan".
//
//go:embed lists/ordinary.txt
var ordinaryWords string

// These are words of other languages that questions hold, common ones too: there is no
// table of those. "Mujer" and "dolores" are no slips of "mejor" and "dólares", nor is
// "numește" one of "nume este".
var (
	//go:embed lists/ordinary_es.txt
	ordinarySpanish string
	//go:embed lists/ordinary_ro.txt
	ordinaryRomanian string
)

// hollow and ordinary are the terms of these words.
var (
	hollow   = sync.OnceValue(func() map[string]bool { return englishTerms(hollowWords) })
	ordinary = sync.OnceValue(func() map[string]bool { return englishTerms(ordinaryWords) })
)

// IsHollow tells whether a word says nothing of what a question is on, as English
// has a list of.
func IsHollow(lang string, t Token) bool { return lang == "en" && hollow()[t.Term] }

// englishTerms are the terms of the words of a list.
func englishTerms(list string) map[string]bool {
	terms := map[string]bool{}
	for _, t := range For("en").Tokens(list) {
		terms[t.Term] = true
	}
	return terms
}

// IsSyllable tells whether a word without its marks looks like a Vietnamese one.
func IsSyllable(word string) bool { return syllable.MatchString(word) }

var syllable = regexp.MustCompile(`^(?:b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|n|ng|nh|p|t)?$`)

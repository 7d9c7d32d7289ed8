package index

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"verbatim/index/analysis"
)

// What a word of a question is worth is its inverse document frequency times
// its reliability: how likely such a word is to stand in the passage that
// answers. Names and numbers stand there nearly always, the type of what is
// asked for ("which city") less often, question words hardly ever. A log-linear
// model over the traits below learns that from questions; it takes the place
// of a stop list.

// termTraits are what a term's reliability depends on.
type termTraits [traitCount]float64

// The traits of a term.
const (
	traitStop = iota
	traitQuestion
	traitName
	traitNumber
	// traitType marks the first content word after the question word.
	traitType
	traitFirst
	traitLast
	traitPast
	traitGerund
	traitPlural
	traitAdverb
	// traitLength is the number of letters, up to 10, as -0.5 to 0.5.
	traitLength
	// traitRarity is the logarithm of the idf, less one.
	traitRarity
	// traitBesideName marks neighbours of capitalised words.
	traitBesideName
	traitQuoted
	traitRepeated
	traitOverlap
	// traitIdeograph and traitIdeographs mark one character of Chinese or
	// Japanese, and two characters or three letters of Thai.
	traitIdeograph
	traitIdeographs
	// traitUsual is the logarithm of how much rarer the word is in English
	// than in the library: what is rare in three paragraphs need not be rare.
	traitUsual
	// traitUnusual marks words that are not among the common ones of English.
	traitUnusual
	traitCount
)

// traitNames are the names of the traits in reports.
var traitNames = [traitCount]string{
	"stop word", "question word", "name", "number", "type", "first", "last", "-ed", "-ing", "-s", "-ly",
	"length", "rarity", "beside name", "quoted", "repeated", "overlap", "ideograph", "ideographs", "usual", "unusual",
}

// reliability is the factor by which a term counts more or less than its idf.
func (w *Weights) reliability(t *asked) float64 {
	word := ""
	if t.english {
		word = t.Token.Term
	}
	return w.Reliability(word, t.traits[:])
}

// Reliability is that of a term with some traits, in the order of [Weights.Names].
// A word that is "" or not among Weights.Words has no weight of its own.
func (w *Weights) Reliability(word string, traits []float64) float64 {
	log := w.TermBias + w.Words[word]
	for i, v := range traits {
		log += w.Term[i] * v
	}
	return math.Exp(min(max(log, -6), 3))
}

// common lists common terms of English with in how many of 10,000 passages
// they stand. The trainer writes it from the passages it is given.
//
//go:embed common.txt
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

// The shares of passages that a word is expected in where no table tells.
const (
	rareShare    = 0.0002
	stopShare    = 0.3
	foreignShare = 0.001
)

// usualShare is in which share of everyday texts a term stands, and whether a
// table tells: there is one for English.
func usualShare(lang string, t analysis.Token) (share float64, known bool) {
	if lang == "en" {
		if v, ok := usual()[t.Term]; ok {
			return v, true
		}
	}
	switch {
	case t.Kind&analysis.Stop != 0:
		return stopShare, false
	case lang == "en":
		return rareShare, false
	}
	return foreignShare, false
}

// everyday tells whether a word is a common or ordinary one of the language, or
// could be a Vietnamese one, of which nearly every syllable is: the articles may lack
// it, yet it is not misspelled.
func everyday(lang string, t analysis.Token) bool {
	_, known := usualShare(lang, t)
	return known || lang == "en" && ordinary()[t.Term] || analysis.Base(lang) == "vi" && syllable.MatchString(analysis.FoldMarks(t.Word))
}

// rareIDF is the idf of a rare word in everyday language.
var rareIDF = idf(10000*rareShare, 10000)

// usualIDF is the idf of the term in everyday language.
func (t *asked) usualIDF() float64 { return idf(10000*t.usual, 10000) }

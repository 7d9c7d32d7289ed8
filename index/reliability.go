package index

import (
	"math"

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

// rareIDF is the idf of a rare word in everyday language.
var rareIDF = idf(10000*analysis.RareShare, 10000)

// usualIDF is the idf of the term in everyday language.
func (t *asked) usualIDF() float64 { return idf(10000*t.usual, 10000) }

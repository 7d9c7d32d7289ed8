package index

import (
	"math"
	"math/bits"
)

// features are what a passage is measured by. Each is computed by a pure
// function of where passage and question meet; the score is their sum, each
// times its weight (see rank.go).
type features [featureCount]float64

// The features of a passage, by group. Shares are of the weight of the whole
// question: what passages differ by in a short question counts as much as in a
// long one.
const (
	// BM25 (bm25.go), as shares.
	featBM25 = iota
	featExact

	// Coverage: the weight of the terms in the passage, and as a share; that of
	// those in the text alone, and in title and section alone; which share of the
	// heading is asked for; the weight of what a related word stands for.
	featCover
	featCoverShare
	featBody
	featHeading
	featTitle
	featRelated

	// Proximity: words that follow each other, as shares, words that stand close,
	// and quotations (proximity.go).
	featPairs
	featStopPairs
	featSkips
	featClose
	featPhrase

	// Sentence: the score of the best sentence (bestsentence.go), and by the weight
	// of the question.
	featSentence
	featSentenceShare

	// Article: what the passages around it hold (article.go).
	featArticle
	featArticleBest
	featBefore
	featAround

	// Place: where in the article the passage stands, its length, and what of
	// the question its first words hold: they tell what it is on.
	featPosition
	featLength
	featOpening

	// Wanted: whether the kind of answer that is asked for is there
	// (wanted.go), in the best sentence and elsewhere.
	featWho
	featWhen
	featWhere
	featNumber
	featMeasure
	featWhy
	featThing
	featSpeech
	featElsewhere

	featureCount
)

// featureNames are the names of the features in explanations and reports.
var featureNames = [featureCount]string{
	"bm25", "exact forms",
	"coverage", "share covered", "text coverage", "heading coverage", "title asked for", "related words",
	"pairs", "pairs with stop words", "near pairs", "close words", "quoted phrase",
	"best sentence", "best sentence by question",
	"article coverage", "best of article", "passage before", "passages around",
	"position", "length", "opening",
	"who", "when", "where", "number", "measure", "why", "what", "speech", "answer elsewhere",
}

// measure computes the features that depend on the passage alone.
func (r *reading) measure(m *match, w *Weights) (f features) {
	r.measureTerms(m, &f)
	r.measureProximity(m, &f)
	r.measureSentences(m, w, &f)
	f[featPosition] = math.Log(float64(max(m.number, 1)))
	f[featLength] = math.Log(1 + m.length()/r.length)
	f[featOpening] = r.sum(m.opening&r.content) / r.weight
	return f
}

// measureTerms fills in what depends on which terms stand in the passage.
func (r *reading) measureTerms(m *match, f *features) {
	all := m.body | m.heading
	f[featBM25] = m.score / r.weight
	f[featExact] = r.exactScore(m) / r.weight
	f[featCover] = r.cover(all, m.family)
	f[featCoverShare] = r.cover(all&r.content, m.family&r.content) / r.weight
	f[featBody] = r.cover(m.body&r.content, m.family&r.content)
	f[featHeading] = r.sum(m.heading & r.content)
	f[featTitle] = m.titleShare()
	f[featRelated] = r.sum(m.related &^ (all | m.family))
}

// familyShare is how much of a term's weight one of its family carries.
const familyShare = 0.7

// cover is the weight of the terms in stems, and part of that of the terms
// only in family.
func (r *reading) cover(stems, family termSet) float64 {
	return r.sum(stems) + familyShare*r.sum(family&^stems)
}

// size is the number of members.
func (s termSet) size() int { return bits.OnesCount64(uint64(s)) }

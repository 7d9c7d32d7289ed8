package index

import (
	"math"
	"math/bits"
)

// features are what a passage is measured by. Each is computed by a pure
// function of where passage and question meet; the score is their sum, each
// times its weight (see rank.go).
type features [featureCount]float64

// The features of a passage, by group. Those called shares of the question are
// sums of term weights.
const (
	// BM25 (bm25.go).
	featBM25 = iota
	featExact
	featRepeats

	// Coverage: what share of the question stands in the passage.
	featCover
	featCount
	featStops
	featTitle
	featRelated

	// Proximity: words that follow each other in both.
	featPairs
	featStopPairs
	featSkips
	featTriples
	featPhrase

	// Sentence: the best sentence (bestsentence.go).
	featSentence
	featSentenceCover
	featEarly

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
	"bm25", "exact forms", "repeats",
	"coverage", "words found", "stop words found", "title asked for", "related words",
	"pairs", "pairs with stop words", "near pairs", "triples", "quoted phrase",
	"best sentence", "sentence coverage", "early sentence",
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
	f[featOpening] = r.sum(m.opening & r.content)
	return f
}

// measureTerms fills in what depends on which terms stand in the passage.
func (r *reading) measureTerms(m *match, f *features) {
	all := m.body | m.heading
	f[featBM25] = m.score
	f[featTitle] = m.titleShare()
	f[featExact] = r.exactScore(m)
	f[featRepeats] = r.repeats(m)
	f[featCover] = r.cover(all, m.family)
	f[featCount] = share(r.content&all, r.content)
	f[featRelated] = r.sum(m.related &^ (all | m.family))
	f[featStops] = share(r.stops&all, r.stops)
}

// familyShare is how much of a term's weight one of its family carries.
const familyShare = 0.6

// cover is the weight of the terms in stems, and part of that of the terms
// only in family.
func (r *reading) cover(stems, family termSet) float64 {
	return r.sum(stems) + familyShare*r.sum(family&^stems)
}

// size is the number of members.
func (s termSet) size() int { return bits.OnesCount64(uint64(s)) }

// share is which part of the whole the part is, 0 for nothing of nothing.
func share(part, whole termSet) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part.size()) / float64(whole.size())
}

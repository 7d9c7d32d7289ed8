package index

import (
	"math"

	"verbatim/index/analysis"
)

// sentenceFeatures are what a sentence is measured by, to find the one that
// answers: for the quote, and because the best sentence tells much of the
// passage.
type sentenceFeatures [sentenceFeatureCount]float64

// The features of a sentence.
const (
	sentCover = iota
	sentExact
	sentDensity
	sentCarried
	sentRelated
	sentPairs
	sentStopPairs
	sentSkips
	sentWanted
	sentWantedName
	sentWantedNumber
	sentWantedMeasure
	sentFirst
	sentLength
	sentenceFeatureCount
)

// sentenceFeatureNames are the names of the features in reports.
var sentenceFeatureNames = [sentenceFeatureCount]string{
	"coverage", "exact forms", "density", "carried over", "related words", "pairs", "pairs with stop words", "near pairs",
	"wanted", "wanted name", "wanted number", "wanted measure", "first", "length",
}

// measureSentence computes the features of the i-th sentence.
func (r *reading) measureSentence(m *match, i int) (f sentenceFeatures) {
	s := &m.sentences[i]
	f[sentCover] = r.cover(s.stems, s.kin)
	f[sentExact] = r.sum(s.exact)
	f[sentDensity] = f[sentCover] / (0.7 + 0.3*float64(min(max(s.words, 8), 80))/25)
	f[sentCarried] = r.sum(m.before(i) &^ s.stems)
	f[sentRelated] = r.sum(s.related &^ (s.stems | s.kin))
	f[sentPairs] = sumOf(r.pairs, s.pairs&^r.stopPairs)
	f[sentStopPairs] = sumOf(r.pairs, s.pairs&r.stopPairs)
	f[sentSkips] = sumOf(r.skips, s.skips)
	f[sentFirst] = 1 / float64(1+i)
	f[sentLength] = math.Log(float64(1 + s.words))
	held := s.holds(r.wish)
	switch r.wish.Want {
	case analysis.WantWho, analysis.WantThing, analysis.WantAny:
		f[sentWantedName] = held
	case analysis.WantCount:
		f[sentWantedNumber] = held
	case analysis.WantMeasure:
		f[sentWantedMeasure] = held
	default:
		f[sentWanted] = held
	}
	return f
}

// before are the terms that the i-th sentence may leave unsaid: those of the
// sentence before it and of the heading.
func (m *match) before(i int) termSet {
	if i == 0 {
		return m.heading
	}
	return m.heading | m.sentences[i-1].stems
}

// score is the weighted sum of a sentence's features.
func (f *sentenceFeatures) score(weights *[sentenceFeatureCount]float64) float64 {
	score := 0.0
	for i, v := range f {
		score += v * weights[i]
	}
	return score
}

// measureSentences fills in what depends on the passage's best sentence.
func (r *reading) measureSentences(m *match, w *Weights, f *features) {
	best, top := -1, 0.0
	for i := range m.sentences {
		s := r.measureSentence(m, i)
		if score := s.score(&w.Sentence); best < 0 || score > top {
			best, top = i, score
		}
	}
	if best < 0 {
		return
	}
	f[featSentence], f[featSentenceShare] = top, top/r.weight
	r.measureWanted(m, best, f)
}

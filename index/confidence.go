package index

import (
	"math"

	"verbatim/index/analysis"
)

// defaultThreshold is the confidence from which an answer is given. Of abstain-en,
// half of whose questions have no answer, 91 % of the answers given are right as it
// ships, and held out 87 % from .40 on and 91 % from .50 on. In libraries of one
// article 90 % are right from .30 on already, but of what lies between .30 and .40
// less than two thirds, and about one third where the questions that they do not
// answer are given their names (the trainer's report, "one" and "one renamed"):
// silence is better than a wrong quote.
const defaultThreshold = 0.42

// A tongue is a kind of language. What the signals mean differs from one to the
// other: for English alone it is known how common words are, and where words are
// read as characters and pairs a right passage lacks more of them.
type tongue int

// The tongues.
const (
	tongueEnglish tongue = iota
	tongueAlphabet
	tongueCharacters
	tongueCount
)

// tongue is that of the passages that the question is read for.
func (r *reading) tongue() tongue {
	kind := tongueAlphabet
	for i := range r.terms {
		switch t := &r.terms[i]; {
		case t.english:
			return tongueEnglish
		case analysis.Written(t.Word, analysis.Ideograph), analysis.Written(t.Word, analysis.Hangul), analysis.Written(t.Word, analysis.Unsegmented):
			kind = tongueCharacters
		}
	}
	return kind
}

// A Decision makes the confidence in an answer of what was measured of it.
type Decision struct {
	Bias    float64
	Signals [signalCount]float64
}

// confidence is the probability that one of the first three of a list answers
// the question, 0 for an empty list. The lead over the second is no signal: in
// the news several articles tell the same.
func confidence(q query, list []*ranked, w *Weights) float64 {
	if len(list) == 0 {
		return 0
	}
	d := &w.Confidence[list[0].reading.tongue()]
	log := d.Bias
	for i, v := range q.signals(list) {
		log += v * d.Signals[i]
	}
	return 1 / (1 + math.Exp(-log))
}

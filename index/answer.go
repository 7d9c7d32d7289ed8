package index

import (
	"time"

	"verbatim/corpus"
	"verbatim/index/analysis"
)

// An Answer is what the articles say to a question.
type Answer struct {
	Question string
	// Language is the BCP 47 tag of the first of Nearest, that of most passages
	// if there is none.
	Language string
	// Quotes are the passages that answer, best first. None means that
	// nothing in the articles answers, which is no error.
	Quotes []Quote
	// Nearest are the passages that came closest, best first, whether they
	// answer or not. Quotes is a prefix of it when the question is answered.
	Nearest []Quote
	// Confidence is the calibrated probability, 0 to 1, that one of the first
	// three of Nearest answers the question.
	Confidence float64
	// Unknown are the words of the question that no article contains, as the
	// question spells them, in its order.
	Unknown []string
	// Corrections are the misspelled words that were read as words of the
	// articles, in the question's order, but for those read as stop words.
	Corrections []Correction
	// Took is the time from question to answer.
	Took time.Duration
}

// Answered tells whether the articles answer the question.
func (a Answer) Answered() bool { return len(a.Quotes) > 0 }

// A Quote is a passage and the parts of it that matter. Whatever is shown of
// it is a slice of Passage.Text: a quote is verbatim by construction.
type Quote struct {
	Passage corpus.Passage
	// Highlight is the sentence (or the two) that answers: byte spans into
	// Passage.Text on sentence borders, in order, not overlapping.
	Highlight []analysis.Span
	// Score orders the quotes of one answer. It means nothing across
	// questions.
	Score float64
	// Why holds what each feature added to Score, largest first.
	Why []Part
}

// A Span is a half-open range of bytes, text[Start:End].
type Span = analysis.Span

// A Part is one feature's share of a score.
type Part struct {
	Feature string
	// Value is what the feature measured, Points what it added to the score.
	Value, Points float64
}

// A Correction is a word of the question that the articles do not contain and
// the word of the articles that it was read as.
type Correction struct{ From, To string }

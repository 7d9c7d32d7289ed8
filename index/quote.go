package index

import (
	"slices"

	"verbatim/corpus"
	"verbatim/index/analysis"
)

// Sentences returns the sentences of a passage, of which highlights are made: in
// order, without the white space between them.
func Sentences(p corpus.Passage) []Span {
	return analysis.Sentences(p.Article.Language, p.Text)
}

// quote marks the sentence of a passage that answers, or the two.
func quote(r *ranked, p corpus.Passage, w *Weights) Quote {
	return Quote{Passage: p, Score: r.score, Why: r.features.why(r.reading.weights), Highlight: r.highlight(w)}
}

// highlight returns the spans of the sentence with the highest score, and of
// a neighbour that comes close: questions are at times answered across a full
// stop.
func (r *ranked) highlight(w *Weights) []Span {
	scores := make([]float64, len(r.sentences))
	best := -1
	for i := range scores {
		f := r.reading.measureSentence(&r.match, i)
		scores[i] = f.score(&w.Sentence)
		if best < 0 || scores[i] > scores[best] {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	spans := []Span{r.sentences[best].Span}
	second := -1
	for i := range scores {
		if i != best && (second < 0 || scores[i] > scores[second]) {
			second = i
		}
	}
	if second >= 0 && scores[best]-scores[second] < w.Second {
		spans = append(spans, r.sentences[second].Span)
		slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	}
	return spans
}

package index

import (
	"context"
	"slices"

	"verbatim/index/analysis"
)

// An Examination is all that was measured to answer a question: what the
// trainer learns from. Values stand in the order of [Weights.Names].
type Examination struct {
	// Terms are the question's distinct terms.
	Terms []ExaminedTerm
	// Candidates are the passages that were ranked, best first.
	Candidates []ExaminedPassage
	// Signals are what the confidence depends on; none without candidates.
	Signals []float64
	// Tongue is the place in Weights.Confidence of what decides by them.
	Tongue int
	// Characters tells that Weights.Characters rank, and not Weights.Rank.
	Characters bool
}

// An ExaminedTerm is a term of a question.
type ExaminedTerm struct {
	Term   string
	IDF    float64
	Traits []float64
}

// An ExaminedPassage is a candidate.
type ExaminedPassage struct {
	ID string
	// Terms are the saturated counts of the question's terms: with the
	// terms' weights, they sum up to BM25.
	Terms []float64
	// Features are what rank weighs, Sentences one for each sentence.
	Features  []float64
	Sentences []ExaminedSentence
}

// An ExaminedSentence is a sentence of a candidate.
type ExaminedSentence struct {
	Span
	Features []float64
}

// Names returns the names of what is measured, in the order of its weights.
func (Weights) Names() (traits, sentence, rank, confidence []string) {
	return traitNames[:], sentenceFeatureNames[:], featureNames[:], signalLabels[:]
}

// Examine measures a question under the given weights, those of the index if
// they are nil.
func (x *Index) Examine(ctx context.Context, question string, w *Weights) (Examination, error) {
	h, release, err := hold(x)
	if err != nil {
		return Examination{}, err
	}
	defer release()
	if w == nil {
		w = h.weights
	}
	q, err := h.readQuery(ctx, question)
	if err != nil {
		return Examination{}, err
	}
	list, q, err := h.rankedFor(ctx, q, "", w)
	if err != nil || len(list) == 0 {
		return Examination{}, err
	}
	var e Examination
	for i := range list[0].reading.terms {
		t := &list[0].reading.terms[i]
		e.Terms = append(e.Terms, ExaminedTerm{t.Token.Term, t.idf, t.traits[:]})
	}
	for i := range list {
		e.Candidates = append(e.Candidates, list[i].examined())
	}
	s := q.signals(distinct(list, DefaultDepth))
	tongue := list[0].reading.tongue()
	e.Signals, e.Tongue, e.Characters = s[:], int(tongue), tongue == tongueCharacters
	return e, nil
}

// examined copies out what was measured of a candidate.
func (c *ranked) examined() ExaminedPassage {
	p := ExaminedPassage{ID: c.id, Features: append([]float64(nil), c.features[:]...)}
	norm := c.reading.lengthNorm(&c.match)
	for i := range c.reading.terms {
		p.Terms = append(p.Terms, saturate(c.match.count(i), norm))
	}
	for i, s := range c.sentences {
		f := c.reading.measureSentence(&c.match, i)
		p.Sentences = append(p.Sentences, ExaminedSentence{s.Span, append([]float64(nil), f[:]...)})
	}
	return p
}

// Terms returns the distinct terms of a text as an index in that language
// holds them, numbers left out.
func Terms(lang, text string) []string {
	var terms []string
	for _, t := range analysis.For(lang).Tokens(text) {
		if t.Kind&(analysis.Overlap|analysis.Number) == 0 {
			terms = append(terms, t.Term)
		}
	}
	slices.Sort(terms)
	return slices.Compact(terms)
}

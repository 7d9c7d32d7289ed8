package main

import (
	"math"
	"math/rand/v2"

	"verbatim/index"
)

// A termLearner learns the reliability of terms: the weights of their traits,
// and of single words, under which BM25 alone puts the right passages first.
// It descends the softmax loss of the chooser by AdaGrad (Duchi et al. 2011).
type termLearner struct {
	*index.Weights
	// squares are the sums of squared gradients of the bias and the traits,
	// words those of the words that are learned.
	squares []float64
	words   map[string]*float64
}

// fitTerms learns from questions, each counting as much as its set is worth;
// words are the single words that get a weight of their own.
func fitTerms(questions []*asked, w *index.Weights, worth []float64, words map[string]*float64, seed uint64) {
	l := termLearner{Weights: w, squares: make([]float64, 1+len(w.Term)), words: words}
	random := rand.New(rand.NewPCG(seed, 1))
	order := random.Perm(len(questions))
	for range 3 {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			l.learn(questions[i], worth[questions[i].set])
		}
	}
}

// frequentWords are the terms of questions on at least 20 documents: what is
// learned of them holds elsewhere.
func frequentWords(questions []*asked) map[string]*float64 {
	documents := map[string]map[string]bool{}
	for _, q := range questions {
		for _, t := range q.Terms {
			if documents[t.Term] == nil {
				documents[t.Term] = map[string]bool{}
			}
			documents[t.Term][q.article] = true
		}
	}
	words := map[string]*float64{}
	for word, in := range documents {
		if len(in) >= 20 {
			words[word] = new(float64)
		}
	}
	return words
}

// learn takes a step for one question.
func (l *termLearner) learn(q *asked, worth float64) {
	weights := make([]float64, len(q.Terms))
	for i, t := range q.Terms {
		weights[i] = t.IDF * l.Reliability(t.Term, t.Traits)
	}
	g := group{right: q.right}
	for _, c := range q.Candidates {
		g.rows = append(g.rows, narrow(c.Terms))
	}
	p, right := softmax(&g, func(row []float32) float64 {
		s := 0.0
		for t, v := range row {
			s += weights[t] * float64(v)
		}
		return s
	})
	for t := range weights {
		gradient := 0.0
		for i, row := range g.rows {
			r := p[i]
			if q.right[i] {
				r -= p[i] / right
			}
			gradient += r * float64(row[t])
		}
		l.step(&q.Terms[t], worth*min(max(gradient*weights[t], -3), 3))
	}
}

// step moves the bias, the word and the traits of a term against a gradient.
// Words are drawn towards 0, where those seen seldom stay.
func (l *termLearner) step(t *index.ExaminedTerm, gradient float64) {
	const pull = 0.03
	l.TermBias -= adagrad(&l.squares[0], gradient)
	if square := l.words[t.Term]; square != nil {
		l.Words[t.Term] -= adagrad(square, gradient+pull*l.Words[t.Term])
	}
	for k, v := range t.Traits {
		if v != 0 {
			l.Term[k] -= adagrad(&l.squares[k+1], gradient*v)
		}
	}
}

// adagrad is how far to go, the less the further one has gone.
func adagrad(square *float64, gradient float64) float64 {
	const rate = 0.1
	*square += gradient * gradient
	return rate * gradient / math.Sqrt(*square+1)
}

// narrow halves the room that values take.
func narrow(values []float64) []float32 {
	out := make([]float32, len(values))
	for i, v := range values {
		out[i] = float32(v)
	}
	return out
}

package main

import (
	"math"
	"math/rand/v2"

	"verbatim/index"
)

// fitTerms learns the reliability of terms: the weights of their traits under
// which BM25 alone puts the right passages first. It descends the softmax loss
// of the chooser by AdaGrad (Duchi et al. 2011).
func fitTerms(questions []*asked, w *index.Weights, weight []float64, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 1))
	squares := make([]float64, 1+len(w.Term))
	order := random.Perm(len(questions))
	for range 3 {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			descendTerms(questions[i], w, weight[questions[i].set], squares)
		}
	}
}

// descendTerms takes a step for one question.
func descendTerms(q *asked, w *index.Weights, weight float64, squares []float64) {
	const rate = 0.1
	weights := make([]float64, len(q.Terms))
	for t := range weights {
		log := w.TermBias
		for k, v := range q.Terms[t].Traits {
			log += w.Term[k] * v
		}
		weights[t] = q.Terms[t].IDF * math.Exp(min(max(log, -6), 3))
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
	step := func(i int, gradient float64) float64 {
		squares[i] += gradient * gradient
		return rate * gradient / math.Sqrt(squares[i]+1)
	}
	for t := range weights {
		sum := 0.0
		for i, row := range g.rows {
			r := p[i]
			if q.right[i] {
				r -= p[i] / right
			}
			sum += r * float64(row[t])
		}
		sum = weight * min(max(sum*weights[t], -3), 3)
		w.TermBias -= step(0, sum)
		for k, v := range q.Terms[t].Traits {
			if v != 0 {
				w.Term[k] -= step(k+1, sum*v)
			}
		}
	}
}

// narrow halves the room that values take.
func narrow(values []float64) []float32 {
	out := make([]float32, len(values))
	for i, v := range values {
		out[i] = float32(v)
	}
	return out
}

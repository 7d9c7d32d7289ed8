package main

import (
	"context"
	"math"
	"slices"

	"verbatim/index"
	"verbatim/index/eval"
)

// train finds the weights in four steps, each on what the step before makes of
// the questions: terms, sentences, passages, confidence. It tests each on
// documents left out and prints the results.
func train(ctx context.Context, sets []set, o options) (*index.Weights, error) {
	t := trainer{sets: sets, options: o}
	w := &index.Weights{Second: 0.1, Words: map[string]float64{}}
	if o.first > 1 {
		*w = index.DefaultWeights()
	}
	steps := []func(context.Context, *index.Weights) error{t.terms, t.sentences, t.passages, t.confidence}
	for _, step := range steps[max(t.first-1, 0):min(max(t.last, t.first), len(steps))] {
		if err := step(ctx, w); err != nil {
			return nil, err
		}
	}
	return w, nil
}

type trainer struct {
	sets []set
	options
}

// all measures the questions that have an answer, of all sets but those only
// for the confidence. What trim cuts off is not kept.
func (t *trainer) all(ctx context.Context, w *index.Weights, trim func(*asked)) ([]*asked, error) {
	var list []*asked
	for i, s := range t.sets {
		if s.decideOnly {
			continue
		}
		var queries []eval.Query
		for n, q := range s.Queries {
			if n%t.every == 0 && q.Answerable() {
				queries = append(queries, q)
			}
		}
		questions, err := t.examine(ctx, s.index, part{Set: s.Set, set: i, of: 1}, queries, w, trim)
		if err != nil {
			return nil, err
		}
		list = append(list, questions...)
	}
	return list, nil
}

// trained are the questions to learn from: those with a right candidate, of
// sets that are not kept for testing, outside the fold.
func (t *trainer) trained(list []*asked, fold int) []*asked {
	var out []*asked
	for _, q := range list {
		if s := t.sets[q.set]; q.found && q.fold != fold && q.fold != t.hold && !s.testOnly && !s.decideOnly {
			out = append(out, q)
		}
	}
	return out
}

// balance makes large sets count less: as the square root of their size.
func (t *trainer) balance(list []*asked) []float64 {
	counts := make([]float64, len(t.sets))
	for _, q := range list {
		counts[q.set]++
	}
	top := slices.Max(counts)
	for i, n := range counts {
		counts[i] = math.Sqrt(top / max(n, 1))
	}
	return counts
}

func (t *trainer) terms(ctx context.Context, w *index.Weights) error {
	list, err := t.all(ctx, w, func(q *asked) {
		for i := range q.Candidates {
			q.Candidates[i].Sentences, q.Candidates[i].Features = nil, nil
		}
	})
	if err != nil {
		return err
	}
	learn := t.trained(list, -1)
	var worded []*asked
	for _, q := range learn {
		if listed(t.words, t.sets[q.set].name) {
			worded = append(worded, q)
		}
	}
	fitTerms(learn, w, t.balance(learn), frequentWords(worded), t.seed)
	return nil
}

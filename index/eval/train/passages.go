package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"verbatim/index"
)

// passages learns the order of candidates: of all, and apart of those that are
// read as characters. To learn of these too brings the others .2 points.
func (t *trainer) passages(ctx context.Context, w *index.Weights) error {
	list, err := t.all(ctx, w, func(q *asked) {
		for i := range q.Candidates {
			q.Candidates[i].Sentences, q.Candidates[i].Terms = nil, nil
		}
	})
	if err != nil {
		return err
	}
	groups := map[*asked]group{}
	for _, q := range list {
		g := group{right: q.right}
		for i := range q.Candidates {
			g.rows = append(g.rows, narrow(q.Candidates[i].Features))
		}
		q.Candidates = nil
		groups[q] = g
	}
	_, _, names, _ := w.Names()
	t.order("passages", list, groups, names, w.Rank[:])
	characters := slices.DeleteFunc(list, func(q *asked) bool { return !q.Characters })
	t.order("characters", characters, groups, names, w.Characters[:])
	return nil
}

// order learns the weights by which the candidates of some questions are
// ordered, and tests them. Without questions the weights stay.
func (t *trainer) order(label string, list []*asked, groups map[*asked]group, names []string, weights []float64) {
	if len(list) == 0 {
		return
	}
	t.testPassages(label, list, groups, len(names), nil)
	for _, part := range t.without {
		off := make([]bool, len(names))
		for i, name := range names {
			off[i] = slices.Contains(strings.Split(part, ","), name)
		}
		t.testPassages("- "+part, list, groups, len(names), off)
	}
	copy(weights, t.fitPassages(list, groups, len(names), nil, -1))
}

func (t *trainer) fitPassages(list []*asked, groups map[*asked]group, dims int, off []bool, fold int) []float64 {
	learn := t.trained(list, fold)
	balance := t.balance(learn)
	choices := make([]group, len(learn))
	for i, q := range learn {
		choices[i] = groups[q]
		choices[i].weight = balance[q.set]
	}
	return choose(choices, dims, off, t.seed)
}

// testPassages prints how often the first passage is right, and one of the
// first five.
func (t *trainer) testPassages(label string, list []*asked, groups map[*asked]group, dims int, off []bool) {
	first, five, count := make([]float64, len(t.sets)), make([]float64, len(t.sets)), make([]float64, len(t.sets))
	for f := range t.folds {
		if t.hold >= 0 && f != t.hold {
			continue
		}
		w := t.fitPassages(list, groups, dims, off, f)
		for _, q := range list {
			if q.fold != f {
				continue
			}
			count[q.set]++
			switch r := rankOf(groups[q], w); {
			case r == 1:
				first[q.set]++
				fallthrough
			case r > 0 && r <= 5:
				five[q.set]++
			}
		}
	}
	fmt.Printf("%-24s", label)
	for i, s := range t.sets {
		if count[i] > 0 {
			fmt.Printf(" %s %.4f/%.3f", s.name, first[i]/count[i], five[i]/count[i])
		}
	}
	fmt.Println()
}

// rankOf is the place of the best right row, 0 if there is none.
func rankOf(g group, w []float64) int {
	best := math.Inf(-1)
	for i, row := range g.rows {
		if g.right[i] {
			best = max(best, dot(row, w))
		}
	}
	if math.IsInf(best, -1) {
		return 0
	}
	r := 1
	for i, row := range g.rows {
		if !g.right[i] && dot(row, w) >= best {
			r++
		}
	}
	return r
}

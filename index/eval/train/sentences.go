package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"verbatim/index"
)

// sentences learns which sentence of a right passage holds the answer.
func (t *trainer) sentences(ctx context.Context, w *index.Weights) error {
	list, err := t.all(ctx, w, func(q *asked) {
		for i, right := range q.right {
			if !right {
				q.Candidates[i] = index.ExaminedPassage{ID: q.Candidates[i].ID}
			}
		}
	})
	if err != nil {
		return err
	}
	groups := map[*asked]group{}
	for _, q := range list {
		g, err := t.sentenceGroup(ctx, q)
		if err != nil {
			return err
		}
		if slices.Contains(g.right, true) {
			groups[q] = g
		}
	}
	dims := len(w.Sentence)
	fit := func(fold int) []float64 {
		var learn []group
		for _, q := range t.trained(list, fold) {
			if g, ok := groups[q]; ok {
				learn = append(learn, g)
			}
		}
		return choose(learn, dims, nil, t.seed)
	}
	t.testSentences(list, groups, fit, w)
	copy(w.Sentence[:], fit(-1))
	return nil
}

// sentenceGroup makes the choice among the sentences of the first right passage,
// none if that is not among the candidates or no answer is known.
func (t *trainer) sentenceGroup(ctx context.Context, q *asked) (group, error) {
	at := slices.Index(q.right, true)
	if at < 0 || len(q.Answers) == 0 {
		return group{}, nil
	}
	c := q.Candidates[at]
	passages, err := t.sets[q.set].Passages(ctx, c.ID)
	if err != nil {
		return group{}, err
	}
	g := group{weight: 1}
	for _, s := range c.Sentences {
		g.rows = append(g.rows, narrow(s.Features))
		g.right = append(g.right, holdsAny(passages[0].Text[s.Start:s.End], q.Answers))
	}
	return g, nil
}

// holdsAny tells whether a text holds one of the answers, whatever the case.
func holdsAny(text string, answers []string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(answers, func(a string) bool { return strings.Contains(text, strings.ToLower(a)) })
}

// testSentences prints how often the best sentence, and the best and those
// close to it, hold the answer, and how many are shown; it sets how close, so that
// few questions of the first set get two. Without folds it tells this of the
// questions it learned from.
func (t *trainer) testSentences(list []*asked, groups map[*asked]group, fit func(int) []float64, w *index.Weights) {
	const fewShown = 1.29 // sentences of a question
	margins := []float64{0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.5, 2}
	hit := make([][]float64, len(t.sets))
	shown := make([][]float64, len(t.sets))
	count := make([]float64, len(t.sets))
	for i := range hit {
		hit[i], shown[i] = make([]float64, len(margins)), make([]float64, len(margins))
	}
	for f := range max(t.folds, 1) {
		if t.folds == 0 {
			f = -1
		}
		weights := fit(f)
		for _, q := range list {
			g, ok := groups[q]
			if !ok || t.folds > 0 && q.fold != f {
				continue
			}
			count[q.set]++
			first, second, gap := bestTwo(g.rows, weights)
			for i, margin := range margins {
				right, n := g.right[first], 1.0
				if second >= 0 && gap < margin {
					right, n = right || g.right[second], 2
				}
				if right {
					hit[q.set][i]++
				}
				shown[q.set][i] += n
			}
		}
	}
	for i, s := range t.sets {
		if count[i] == 0 {
			continue
		}
		fmt.Printf("sentences %-12s", s.name)
		for j, margin := range margins {
			fmt.Printf(" %.2f:%.3f/%.2f", margin, hit[i][j]/count[i], shown[i][j]/count[i])
		}
		fmt.Println()
	}
	for j, margin := range margins {
		if count[0] > 0 && shown[0][j]/count[0] <= fewShown {
			w.Second = margin
		}
	}
}

// bestTwo returns the best and the second row and how far they are apart.
func bestTwo(rows [][]float32, w []float64) (first, second int, gap float64) {
	first, second = -1, -1
	top, next := 0.0, 0.0
	for i, row := range rows {
		s := dot(row, w)
		switch {
		case first < 0 || s > top:
			first, second, top, next = i, first, s, top
		case second < 0 || s > next:
			second, next = i, s
		}
	}
	return first, second, top - next
}

func dot(row []float32, w []float64) float64 {
	s := 0.0
	for k, v := range row {
		s += w[k] * float64(v)
	}
	return s
}

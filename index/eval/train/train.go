package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"verbatim/index"
	"verbatim/index/eval"
)

// train finds the weights in four steps, each on what the step before makes of
// the questions: terms, sentences, passages, confidence. It tests each on
// documents left out and prints the results.
func train(ctx context.Context, sets []set, o options) (*index.Weights, error) {
	t := trainer{ctx: ctx, sets: sets, options: o}
	w := &index.Weights{Second: 0.1}
	for _, step := range []func(*index.Weights) error{t.terms, t.sentences, t.passages, t.confidence} {
		if err := step(w); err != nil {
			return nil, err
		}
	}
	return w, nil
}

type trainer struct {
	ctx  context.Context
	sets []set
	options
}

// all measures the questions of all sets that have an answer.
func (t *trainer) all(w *index.Weights, keep func(*asked)) ([]*asked, error) {
	var list []*asked
	for i, s := range t.sets {
		questions, err := examine(t.ctx, s.index, i, s, w, t.folds, func(q int) bool { return q%t.every == 0 })
		if err != nil {
			return nil, err
		}
		for j := range questions {
			if q := &questions[j]; q.Answerable() {
				keep(q)
				list = append(list, q)
			}
		}
	}
	return list, nil
}

// trained are the questions to learn from: those with a right candidate, of
// sets that are not kept for testing, outside the fold.
func (t *trainer) trained(list []*asked, fold int) []*asked {
	var out []*asked
	for _, q := range list {
		if q.found && q.fold != fold && !t.sets[q.set].testOnly {
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

func (t *trainer) terms(w *index.Weights) error {
	list, err := t.all(w, func(q *asked) {
		for i := range q.Candidates {
			q.Candidates[i].Sentences, q.Candidates[i].Features = nil, nil
		}
	})
	if err != nil {
		return err
	}
	learn := t.trained(list, -1)
	fitTerms(learn, w, t.balance(learn), t.seed)
	return nil
}

// sentences learns which sentence of a right passage holds the answer.
func (t *trainer) sentences(w *index.Weights) error {
	list, err := t.all(w, func(q *asked) {
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
		if g, ok := t.sentenceGroup(q); ok {
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

// sentenceGroup makes the choice among the sentences of the first right
// passage, if some but not all of them hold the answer.
func (t *trainer) sentenceGroup(q *asked) (group, bool) {
	at := slices.Index(q.right, true)
	if at < 0 || len(q.Answers) == 0 {
		return group{}, false
	}
	c := q.Candidates[at]
	text, err := t.text(t.sets[q.set], c.ID)
	if err != nil {
		return group{}, false
	}
	g := group{weight: 1}
	n := 0
	for _, s := range c.Sentences {
		right := holdsAny(text[s.Start:s.End], q.Answers)
		if right {
			n++
		}
		g.rows, g.right = append(g.rows, narrow(s.Features)), append(g.right, right)
	}
	return g, n > 0
}

func (t *trainer) text(s set, id string) (string, error) {
	passages, err := s.Passages(t.ctx, id)
	if err != nil {
		return "", err
	}
	return passages[0].Text, nil
}

// holdsAny tells whether a text holds one of the answers, whatever the case.
func holdsAny(text string, answers []string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(answers, func(a string) bool { return strings.Contains(text, strings.ToLower(a)) })
}

// testSentences prints how often the best sentence, and the best and those
// close to it, hold the answer, and how many are shown; it sets how close.
func (t *trainer) testSentences(list []*asked, groups map[*asked]group, fit func(int) []float64, w *index.Weights) {
	margins := []float64{0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.5, 2}
	hit := make([][]float64, len(t.sets))
	shown := make([][]float64, len(t.sets))
	count := make([]float64, len(t.sets))
	for i := range hit {
		hit[i], shown[i] = make([]float64, len(margins)), make([]float64, len(margins))
	}
	for f := range t.folds {
		weights := fit(f)
		for _, q := range list {
			g, ok := groups[q]
			if !ok || q.fold != f {
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
		if i := 0; count[i] > 0 && shown[i][j]/count[i] <= 1.29 {
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

// passages learns the order of candidates.
func (t *trainer) passages(w *index.Weights) error {
	list, err := t.all(w, func(q *asked) {
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
	if t.without == "each" {
		t.testPassages("all", list, groups, len(names), nil)
		for i, name := range names {
			off := make([]bool, len(names))
			off[i] = true
			t.testPassages("- "+name, list, groups, len(names), off)
		}
	} else {
		off := make([]bool, len(names))
		for i, name := range names {
			off[i] = slices.Contains(strings.Split(t.without, ","), name)
		}
		t.testPassages("passages", list, groups, len(names), off)
	}
	copy(w.Rank[:], t.fitPassages(list, groups, len(names), nil, -1))
	return nil
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

// confidence learns when the first passage answers, from questions on halves
// of the sets: those on the other half nothing answers.
func (t *trainer) confidence(w *index.Weights) error {
	var list []*asked
	for i, s := range t.sets {
		versions, err := s.Versions(t.ctx)
		if err != nil {
			return err
		}
		for _, parts := range []int{2, max(2, len(versions)/5), len(versions)} {
			for number := range min(parts, 8) {
				questions, err := t.partly(i, part{s.Set, number, parts}, w)
				if err != nil {
					return err
				}
				list = append(list, questions...)
			}
		}
	}
	return t.decide(list, w)
}

// partly measures questions on a part of a set, as many of them answered by
// it as not.
func (t *trainer) partly(i int, p part, w *index.Weights) ([]*asked, error) {
	x, err := index.Open(t.ctx, "", p, index.Options{})
	if err != nil {
		return nil, err
	}
	defer x.Close()
	s := t.sets[i]
	const each = 1000
	inside, outside := 0, 0
	for _, q := range s.Queries {
		if q.Answerable() && p.holds(s.home(q)) {
			inside++
		} else {
			outside++
		}
	}
	sampled := func(q int, n int) bool {
		return hash(s.Queries[q].ID, "sample")%uint32(max(n, 1)) < uint32(min(each, inside))
	}
	questions, err := examine(t.ctx, x, i, s, w, t.folds, func(q int) bool {
		if query := s.Queries[q]; query.Answerable() && p.holds(s.home(query)) {
			return sampled(q, inside)
		}
		return sampled(q, outside)
	})
	var list []*asked
	for j := range questions {
		if q := &questions[j]; q.Signals != nil {
			list = append(list, q)
		}
	}
	return list, err
}

func (t *trainer) decide(list []*asked, w *index.Weights) error {
	dims := len(w.Confidence)
	fit := func(fold int) (float64, []float64) {
		counts := make([]float64, len(t.sets))
		for _, q := range list {
			counts[q.set]++
		}
		var samples []sample
		for _, q := range list {
			if q.fold != fold && !t.sets[q.set].testOnly {
				samples = append(samples, sample{q.Signals, q.right[0], 3000 / counts[q.set]})
			}
		}
		return decide(samples, dims)
	}
	t.testConfidence(list, fit)
	bias, weights := fit(-1)
	w.ConfidenceBias = bias
	copy(w.Confidence[:], weights)
	return nil
}

func (t *trainer) testConfidence(list []*asked, fit func(int) (float64, []float64)) {
	type tally struct {
		yes, no, all []float64
		right, top3  []bool
	}
	tallies := make([]tally, len(t.sets))
	for f := range t.folds {
		bias, w := fit(f)
		for _, q := range list {
			if q.fold != f {
				continue
			}
			z := bias
			for i, v := range q.Signals {
				z += w[i] * v
			}
			p := 1 / (1 + math.Exp(-z))
			r := &tallies[q.set]
			if q.found {
				r.yes = append(r.yes, p)
			} else {
				r.no = append(r.no, p)
			}
			r.all = append(r.all, p)
			r.right = append(r.right, q.right[0])
			r.top3 = append(r.top3, slices.Contains(q.right[:min(3, len(q.right))], true))
		}
	}
	for i, s := range t.sets {
		r := &tallies[i]
		if len(r.yes) == 0 || len(r.no) == 0 {
			continue
		}
		accepted, threshold := eval.AcceptedAt(r.yes, r.no, 0.05)
		fmt.Printf("confidence %-12s AUROC %.4f accepted@5%% %.3f (threshold %.2f) ECE %.3f", s.name, eval.AUROC(r.yes, r.no), accepted, threshold, eval.CalibrationError(r.all, r.right))
		for _, at := range []float64{0.2, 0.3, 0.4, 0.5, 0.6} {
			given, good, yes := 0.0, 0.0, 0.0
			for j, p := range r.all {
				if p >= at {
					given++
					if r.top3[j] {
						good++
					}
				}
			}
			for _, p := range r.yes {
				if p >= at {
					yes++
				}
			}
			fmt.Printf("  %.1f: %.3f good, %.3f answered", at, good/max(given, 1), yes/float64(len(r.yes)))
		}
		fmt.Println()
	}
	_ = os.Stdout
}

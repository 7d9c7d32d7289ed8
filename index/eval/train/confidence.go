package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"verbatim/index"
	"verbatim/index/eval"
)

// confidence learns when one of the first three passages answers, from
// questions put to all articles of a set, to half of them, to five and to one:
// what is asked of the rest nothing answers.
func (t *trainer) confidence(ctx context.Context, w *index.Weights) error {
	var list []*asked
	for i, s := range t.sets {
		versions, err := s.Versions(ctx)
		if err != nil {
			return err
		}
		for _, size := range []struct {
			name  string
			parts int
		}{{"all", 1}, {"half", 2}, {"five", max(2, len(versions)/5)}, {"one", len(versions)}} {
			for number := range min(size.parts, 10) {
				questions, err := t.partly(ctx, i, part{s.Set, number, size.parts}, w)
				if err != nil {
					return err
				}
				for _, q := range questions {
					q.articles = size.name
				}
				list = append(list, questions...)
			}
		}
	}
	return t.decide(list, w)
}

// partly measures questions on a part of a set, as many of them answered by
// it as not.
func (t *trainer) partly(ctx context.Context, i int, p part, w *index.Weights) ([]*asked, error) {
	x, err := index.Open(ctx, "", p, index.Options{})
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
	questions, err := examine(ctx, x, i, s, w, t.folds, func(q int) bool {
		if query := s.Queries[q]; query.Answerable() && p.holds(s.home(query)) {
			return sampled(q, inside)
		}
		return sampled(q, outside)
	}, func(q *asked) { q.Terms, q.Candidates = nil, nil })
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
				samples = append(samples, sample{q.Signals, q.top3(), 3000 / counts[q.set]})
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

// top3 tells whether one of the first three candidates answers: as many are
// quoted.
func (q *asked) top3() bool { return slices.Contains(q.right[:min(3, len(q.right))], true) }

// A tally collects the confidences of one kind of library.
type tally struct {
	yes, no, all []float64
	right        []bool
}

func (t *trainer) testConfidence(list []*asked, fit func(int) (float64, []float64)) {
	tallies := map[string]*tally{}
	for f := range t.folds {
		bias, w := fit(f)
		for _, q := range list {
			if q.fold == f {
				for _, name := range []string{t.sets[q.set].name + " " + q.articles, "every " + q.articles} {
					if tallies[name] == nil {
						tallies[name] = &tally{}
					}
					tallies[name].add(q, logistic(bias, w, q.Signals))
				}
			}
		}
	}
	for _, name := range sortedKeys(tallies) {
		if r := tallies[name]; len(r.yes) > 0 && len(r.no) > 0 {
			fmt.Printf("confidence %-18s %s\n", name, r)
		}
	}
}

func logistic(bias float64, w, x []float64) float64 {
	for i, v := range x {
		bias += w[i] * v
	}
	return 1 / (1 + math.Exp(-bias))
}

func (r *tally) add(q *asked, p float64) {
	if q.found {
		r.yes = append(r.yes, p)
	} else {
		r.no = append(r.no, p)
	}
	r.all = append(r.all, p)
	r.right = append(r.right, q.top3())
}

// String reports AUROC, the share of answerable questions accepted with 5 % of
// the others, the calibration error and, for some thresholds, which share of
// the answers given is right among three quotes, and which of the answerable
// and of the other questions are answered.
func (r *tally) String() string {
	var b strings.Builder
	accepted, threshold := eval.AcceptedAt(r.yes, r.no, 0.05)
	fmt.Fprintf(&b, "AUROC %.4f at5%% %.3f (%.2f) ECE %.3f |", eval.AUROC(r.yes, r.no), accepted, threshold, eval.CalibrationError(r.all, r.right))
	for _, at := range []float64{0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5} {
		given, good := 0.0, 0.0
		for j, p := range r.all {
			if p >= at {
				given++
				if r.right[j] {
					good++
				}
			}
		}
		fmt.Fprintf(&b, " %.2f: %.3f %.3f %.3f", at, good/max(given, 1), above(r.yes, at), above(r.no, at))
	}
	return b.String()
}

// above is the share of values that reach a threshold.
func above(values []float64, threshold float64) float64 {
	n := 0.0
	for _, v := range values {
		if v >= threshold {
			n++
		}
	}
	return n / float64(len(values))
}

package main

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"verbatim/index"
	"verbatim/index/eval"
)

// A library says how much of a set questions are put to.
type library struct {
	name string
	// articles is how many articles it holds, 0 for all and -2 for half.
	articles int
	torn     bool
	// renamed tells that the questions that nothing answers speak of its names.
	renamed bool
}

// libraries are what the confidence is learned on. What is asked of articles
// that are left out nothing answers. Two kinds teach that to touch a matter is
// not to tell: articles that lack half of their paragraphs, asked for what the
// lost ones say, and articles asked what others tell, under their own names.
var libraries = []library{
	{"all", 0, false, false}, {"half", -2, false, false}, {"five", 5, false, false}, {"one", 1, false, false},
	{"all torn", 0, true, false}, {"five torn", 5, true, false}, {"one torn", 1, true, false},
	{"half renamed", -2, false, true}, {"five renamed", 5, false, true}, {"one renamed", 1, false, true},
}

// parts is into how many a set of so many articles falls.
func (l library) parts(articles int) int {
	switch {
	case l.articles > 0:
		return max(articles/l.articles, 2)
	case l.articles < 0:
		return -l.articles
	}
	return 1
}

// confidence learns when one of the first three passages answers.
func (t *trainer) confidence(ctx context.Context, w *index.Weights) error {
	const most = 8 // libraries of a kind and set
	var list []*asked
	for i, s := range t.sets {
		versions, err := s.Versions(ctx)
		if err != nil {
			return err
		}
		for _, l := range libraries {
			parts := l.parts(len(versions))
			for number := range min(parts, most) {
				questions, err := t.partly(ctx, part{s.Set, i, number, parts, l.torn}, l.renamed, w)
				if err != nil {
					return err
				}
				for _, q := range questions {
					if q.articles = l.name; q.Signals != nil {
						list = append(list, q)
					}
				}
			}
		}
	}
	for tongue := range w.Confidence {
		var spoken []*asked
		for _, q := range list {
			if q.Tongue == tongue {
				spoken = append(spoken, q)
			}
		}
		t.decide(spoken, &w.Confidence[tongue])
	}
	return nil
}

// partly measures questions on a part of a set, as many of them answered by
// it as not.
func (t *trainer) partly(ctx context.Context, p part, renamed bool, w *index.Weights) ([]*asked, error) {
	x, err := index.Open(ctx, "", p, index.Options{})
	if err != nil {
		return nil, err
	}
	defer x.Close()
	s := t.sets[p.set]
	var names []string
	if renamed {
		if names, err = p.names(ctx); err != nil {
			return nil, err
		}
	}
	var inside, outside []eval.Query
	for _, q := range s.Queries {
		switch {
		case p.answers(s, q):
			inside = append(inside, q)
		case renamed:
			if text, ok := rename(q.Text, names); ok {
				q.Text = text
				outside = append(outside, q)
			}
		case p.asks(s, q):
			outside = append(outside, q)
		}
	}
	each := min(max(1000/t.every, 1), len(inside))
	queries := append(thinned(inside, each), thinned(outside, each)...)
	for i := range queries {
		queries[i].Text = typed(queries[i].Text)
	}
	return t.examine(ctx, x, p, queries, w, func(q *asked) { q.Terms, q.Candidates = nil, nil })
}

// thinned are about n of the queries, always the same ones.
func thinned(queries []eval.Query, n int) []eval.Query {
	var out []eval.Query
	for _, q := range queries {
		if hash(q.ID, "sample")%uint32(len(queries)) < uint32(n) {
			out = append(out, q)
		}
	}
	return out
}

// decide learns from the questions of one tongue, and tests what it learned.
func (t *trainer) decide(list []*asked, d *index.Decision) {
	dims := len(d.Signals)
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
	d.Bias = bias
	copy(d.Signals[:], weights)
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
	for _, name := range slices.Sorted(maps.Keys(tallies)) {
		if r := tallies[name]; len(r.yes) > 0 && len(r.no) > 0 {
			fmt.Printf("confidence %-22s %d %s\n", name, len(r.all), r)
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

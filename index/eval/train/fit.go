package main

import (
	"math"
	"math/rand/v2"
)

// A group is a choice: rows of features of which some are right.
type group struct {
	rows  [][]float32
	right []bool
	// weight is how much the group counts.
	weight float64
}

// chooser learns, by Adam (Kingma and Ba 2015), the linear weights under which
// the softmax over each group's rows gives the right ones the highest
// probability (ListNet with a top-one target: Cao et al. 2007, "Learning to
// Rank").
type chooser struct {
	scale  []float64
	w      []float64
	m1, m2 []float64
	step   int
}

const (
	epochs    = 5
	batch     = 32
	rate      = 0.02
	shrinkage = 1e-4
	// still is the deviation below which a feature teaches nothing: that of one
	// which one row in 4,000 has. What a handful of wrong rows share by chance
	// would be given a weight that outdoes all others where it is common.
	still = 0.015
)

// choose fits the weights. Features for which off is true stay 0.
func choose(groups []group, dims int, off []bool, seed uint64) []float64 {
	c := chooser{scale: deviations(groups, dims), w: make([]float64, dims), m1: make([]float64, dims), m2: make([]float64, dims)}
	random := rand.New(rand.NewPCG(seed, 0))
	order := random.Perm(len(groups))
	steps := epochs * (len(groups)/batch + 1)
	gradient := make([]float64, dims)
	for range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for from := 0; from < len(order); from += batch {
			part := order[from:min(from+batch, len(order))]
			clear(gradient)
			for _, i := range part {
				c.add(&groups[i], gradient)
			}
			c.update(gradient, off, float64(len(part)), steps)
		}
	}
	for i := range c.w {
		c.w[i] /= c.scale[i]
	}
	return c.w
}

// deviations are the standard deviations of the features within groups. That of
// one that hardly ever differs is infinite, which keeps its weight at 0.
func deviations(groups []group, dims int) []float64 {
	sums, count := make([]float64, dims), 0.0
	for _, g := range groups {
		for k := range dims {
			mean, square := 0.0, 0.0
			for _, row := range g.rows {
				mean += float64(row[k]) / float64(len(g.rows))
			}
			for _, row := range g.rows {
				square += (float64(row[k]) - mean) * (float64(row[k]) - mean)
			}
			sums[k] += square
		}
		count += float64(len(g.rows))
	}
	for k := range sums {
		sums[k] = math.Sqrt(sums[k] / count)
		if !(sums[k] > still) {
			sums[k] = math.Inf(1)
		}
	}
	return sums
}

// add adds the gradient of a group's loss.
func (c *chooser) add(g *group, gradient []float64) {
	p, right := softmax(g, func(row []float32) float64 {
		s := 0.0
		for k, v := range row {
			s += c.w[k] * float64(v) / c.scale[k]
		}
		return s
	})
	for i, row := range g.rows {
		r := p[i]
		if g.right[i] {
			r -= p[i] / right
		}
		if math.Abs(r) < 1e-4 {
			continue
		}
		for k, v := range row {
			gradient[k] += g.weight * r * float64(v) / c.scale[k]
		}
	}
}

// softmax returns the probability of each row and of all that are right.
func softmax(g *group, score func([]float32) float64) (p []float64, right float64) {
	p = make([]float64, len(g.rows))
	top := math.Inf(-1)
	for i, row := range g.rows {
		p[i] = score(row)
		top = max(top, p[i])
	}
	total := 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		total += p[i]
	}
	for i := range p {
		p[i] /= total
		if g.right[i] {
			right += p[i]
		}
	}
	return p, max(right, 1e-12)
}

// update takes a step against the gradient, the smaller the later.
func (c *chooser) update(gradient []float64, off []bool, count float64, steps int) {
	c.step++
	n := float64(c.step)
	r := rate * (1 - n/float64(steps+1))
	for k := range c.w {
		if off != nil && off[k] || math.IsInf(c.scale[k], 1) {
			continue
		}
		g := gradient[k]/count + shrinkage*c.w[k]
		c.m1[k] = 0.9*c.m1[k] + 0.1*g
		c.m2[k] = 0.999*c.m2[k] + 0.001*g*g
		c.w[k] -= r * c.m1[k] / (1 - math.Pow(0.9, n)) / (math.Sqrt(c.m2[k]/(1-math.Pow(0.999, n))) + 1e-8)
	}
}

// A sample is what a yes-or-no decision is learned from.
type sample struct {
	x      []float64
	yes    bool
	weight float64
}

// decide fits a logistic regression by Newton's method with a ridge, and
// returns the bias and the weights.
func decide(samples []sample, dims int) (bias float64, w []float64) {
	const ridge = 1.0
	n := dims + 1
	v := make([]float64, n)
	x := make([]float64, n)
	for range 15 {
		h := make([][]float64, n)
		for i := range h {
			h[i] = make([]float64, n+1)
			if i > 0 {
				h[i][i], h[i][n] = ridge, -ridge*v[i]
			}
		}
		for _, s := range samples {
			x[0] = 1
			copy(x[1:], s.x)
			z := 0.0
			for i := range x {
				z += v[i] * x[i]
			}
			p := 1 / (1 + math.Exp(-z))
			y := 0.0
			if s.yes {
				y = 1
			}
			for i := range x {
				h[i][n] += s.weight * (y - p) * x[i]
				for j := range x {
					h[i][j] += s.weight * p * (1 - p) * x[i] * x[j]
				}
			}
		}
		for i, d := range solve(h) {
			v[i] += d
		}
	}
	return v[0], v[1:]
}

// solve solves the linear equations whose last column is the right side.
func solve(a [][]float64) []float64 {
	n := len(a)
	for i := range n {
		best := i
		for j := i + 1; j < n; j++ {
			if math.Abs(a[j][i]) > math.Abs(a[best][i]) {
				best = j
			}
		}
		a[i], a[best] = a[best], a[i]
		if math.Abs(a[i][i]) < 1e-9 {
			a[i][i] = 1e-9
		}
		for j := range n {
			if j == i {
				continue
			}
			f := a[j][i] / a[i][i]
			for k := i; k <= n; k++ {
				a[j][k] -= f * a[i][k]
			}
		}
	}
	x := make([]float64, n)
	for i := range x {
		x[i] = a[i][n] / a[i][i]
	}
	return x
}

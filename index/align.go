package index

import "slices"

// A block is a run of n words that two wordings have in common, from a of the
// one and from b of the other.
type block struct{ a, b, n int }

// An aligner finds what two wordings share in order, much as Ratcliff and
// Obershelp do ("Pattern Matching: The Gestalt Approach", Dr. Dobb's Journal,
// July 1988): the longest common run, then the same before and behind it.
type aligner struct {
	a, b []wordingWord
	// places lists where each word stands in b.
	places map[string][]int
	// steps is how many more places are looked at: texts of one word repeated
	// cost the product of their lengths otherwise.
	steps  int
	blocks []block
}

// maxSteps bounds an alignment to about ten milliseconds.
const maxSteps = 1 << 20

// align returns what a shares with b, in order. Nothing of b is used that lies
// further from the longest run than twice what a has there, unless a says that
// words were left out.
func align(a, b []wordingWord) []block {
	x := aligner{a: a, b: b, places: make(map[string][]int, len(b)), steps: maxSteps}
	for i, w := range b {
		x.places[w.folded] = append(x.places[w.folded], i)
	}
	x.between(block{0, 0, len(a)}, len(b), -1)
	return x.blocks
}

// between aligns the words in.a to in.a+in.n of a with those of b from in.b to
// end. Of runs of the same length it takes the one that ends nearest to near,
// the first if near is negative.
func (x *aligner) between(in block, end, near int) {
	best := x.longest(in, end, near)
	if best.n == 0 {
		return
	}
	left := block{in.a, in.b, best.a - in.a}
	if from := best.b - reach(left.n); from > left.b && !x.skip(left.a, best.a+1) {
		left.b = from
	}
	x.between(left, best.b, best.b)
	x.blocks = append(x.blocks, best)
	right := block{best.a + best.n, best.b + best.n, in.a + in.n - best.a - best.n}
	if to := right.b + reach(right.n); to < end && !x.skip(right.a, in.a+in.n) {
		end = to
	}
	x.between(right, end, right.b)
}

// reach is how many words of an article may stand where a text has n.
func reach(n int) int { return 2*n + 8 }

// skip tells whether a says that words were left out between two places.
func (x *aligner) skip(from, to int) bool {
	return slices.ContainsFunc(x.a[from:min(to, len(x.a))], func(w wordingWord) bool { return w.skips })
}

// longest finds the longest common run.
func (x *aligner) longest(in block, end, near int) (best block) {
	last := in.a + in.n
	for i := in.a; i < last && last-i >= best.n; i++ {
		places := x.places[x.a[i].folded]
		first, _ := slices.BinarySearch(places, in.b)
		for _, j := range places[first:] {
			if j >= end || x.steps < 0 {
				break
			}
			x.steps--
			if i > in.a && j > in.b && x.a[i-1].folded == x.b[j-1].folded {
				continue // a part of a run that was seen
			}
			n := 1
			for i+n < last && j+n < end && x.a[i+n].folded == x.b[j+n].folded {
				n++
			}
			x.steps -= n
			if n > best.n || n == best.n && near >= 0 && away(j+n, near) < away(best.b+best.n, near) {
				best = block{i, j, n}
			}
		}
	}
	return best
}

// away is how far apart two places are.
func away(i, j int) int { return max(i-j, j-i) }

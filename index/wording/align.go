package wording

import "slices"

// A Block is a run of N words that two wordings have in common, from A of the
// one and from B of the other.
type Block struct{ A, B, N int }

// An aligner finds what two wordings share in order, much as Ratcliff and
// Obershelp do ("Pattern Matching: The Gestalt Approach", Dr. Dobb's Journal,
// July 1988): the longest common run, then the same before and behind it.
type aligner struct {
	a, b []Word
	// places lists where each word stands in b.
	places map[string][]int
	// steps is how many more places are looked at: texts of one word repeated
	// cost the product of their lengths otherwise.
	steps  int
	blocks []Block
}

// maxSteps bounds an alignment to about ten milliseconds.
const maxSteps = 1 << 20

// Align returns what a shares with b, in order. Nothing of b is used that lies
// further from the longest run than twice what a has there, unless a says that
// words were left out.
func Align(a, b []Word) []Block {
	x := aligner{a: a, b: b, places: make(map[string][]int, len(b)), steps: maxSteps}
	for i, w := range b {
		x.places[w.Folded] = append(x.places[w.Folded], i)
	}
	x.between(Block{0, 0, len(a)}, len(b), -1)
	return x.blocks
}

// between aligns the words in.A to in.A+in.N of a with those of b from in.B to
// end. Of runs of the same length it takes the one that ends nearest to near,
// the first if near is negative.
func (x *aligner) between(in Block, end, near int) {
	best := x.longest(in, end, near)
	if best.N == 0 {
		return
	}
	left := Block{in.A, in.B, best.A - in.A}
	if from := best.B - reach(left.N); from > left.B && !x.skip(left.A, best.A+1) {
		left.B = from
	}
	x.between(left, best.B, best.B)
	x.blocks = append(x.blocks, best)
	right := Block{best.A + best.N, best.B + best.N, in.A + in.N - best.A - best.N}
	if to := right.B + reach(right.N); to < end && !x.skip(right.A, in.A+in.N) {
		end = to
	}
	x.between(right, end, right.B)
}

// reach is how many words of an article may stand where a text has n.
func reach(n int) int { return 2*n + 8 }

// skip tells whether a says that words were left out between two places.
func (x *aligner) skip(from, to int) bool {
	return slices.ContainsFunc(x.a[from:min(to, len(x.a))], func(w Word) bool { return w.Skips })
}

// longest finds the longest common run.
func (x *aligner) longest(in Block, end, near int) (best Block) {
	last := in.A + in.N
	for i := in.A; i < last && last-i >= best.N; i++ {
		places := x.places[x.a[i].Folded]
		first, _ := slices.BinarySearch(places, in.B)
		for _, j := range places[first:] {
			if j >= end || x.steps < 0 {
				break
			}
			x.steps--
			if i > in.A && j > in.B && x.a[i-1].Folded == x.b[j-1].Folded {
				continue // a part of a run that was seen
			}
			n := 1
			for i+n < last && j+n < end && x.a[i+n].Folded == x.b[j+n].Folded {
				n++
			}
			x.steps -= n
			if n > best.N || n == best.N && near >= 0 && away(j+n, near) < away(best.B+best.N, near) {
				best = Block{i, j, n}
			}
		}
	}
	return best
}

// away is how far apart two places are.
func away(i, j int) int { return max(i-j, j-i) }

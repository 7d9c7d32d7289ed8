package index

import (
	"cmp"
)

// A Question is what is asked of an index or a pool. Only Text has to be set.
type Question struct {
	Text string
	// Article is the ID of the article that is asked, "" to ask all. Of an
	// article that is not there nothing answers. How common words are, which
	// are unknown and what it takes to answer stay those of the whole library.
	Article string
	// Depth is how many passages Answer.Nearest holds, each of which tells
	// something else; 0 means DefaultDepth.
	Depth int
	// Topic is the part of Text that somebody asks about anew, as package
	// followup finds it: a passage that has none of its words does not answer.
	Topic Span
	// Threshold is the confidence below which nothing is quoted; 0 means the
	// one that the weights were made for. A negative one quotes always.
	Threshold float64
}

// DefaultDepth is enough for the three quotes of a reply and a few that are
// dropped as near-duplicates.
const DefaultDepth = 5

// depth is how many passages are asked for.
func (q Question) depth() int {
	if q.Depth > 0 {
		return q.Depth
	}
	return DefaultDepth
}

// threshold is the confidence that an answer needs.
func (q Question) threshold() float64 { return cmp.Or(q.Threshold, defaultThreshold) }

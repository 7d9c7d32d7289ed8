package index

import (
	"slices"

	"verbatim/index/analysis"
	"verbatim/index/wording"
)

// A compared text is one reading of what is checked, aligned with an article.
type compared struct {
	text   string
	words  []wording.Word
	source []passageWords
	stands []wording.Word
	// at is the passage that the comparison began with.
	at     shared
	blocks []wording.Block
	// result is what check makes of it.
	result Check
}

// compare aligns a text with passages that follow each other.
func compare(text string, words []wording.Word, source []passageWords) compared {
	c := compared{text: text, words: words, source: source}
	for i, p := range source {
		for _, w := range p.words {
			w.Passage = i
			c.stands = append(c.stands, w)
		}
	}
	c.blocks = wording.Align(words, c.stands)
	return c
}

// matched is how many words stand in order, those that differ in case counted.
func (c *compared) matched() (n int) {
	for _, b := range c.blocks {
		n += b.N
	}
	return n
}

// check judges the alignment.
func (c *compared) check(common map[string]analysis.Kind) Check {
	var result Check
	result.Differences, result.Omitted = c.differences()
	switch {
	case c.matched() == 0:
		return Check{}
	case len(result.Differences) == 0 && c.partsAreSure(common):
		result.Verdict = WordForWord
	case len(result.Differences) > 0 && c.isAltered(common, len(result.Differences)):
		result.Verdict = Altered
	default:
		return Check{}
	}
	result.Quotes = c.quotes()
	return result
}

// The least that a text is judged by. A character of a script without spaces
// says about half of what a word says.
const (
	// minAltered is how many words an altered text has at least.
	minAltered = 4
	// minRun is how many of them stand next to each other at least.
	minRun = 3
	// minPart is how many words stand between two marks of omission at least.
	minPart = 3
	// minSure is how many words a text has at least some of whose parts are
	// shorter than that.
	minSure = 2 * minPart
)

// partsAreSure tells whether enough words stand between marks of omission for
// their order to say something: some in each part, or in most, where all stand
// in one paragraph and the short parts hold more than common words.
func (c *compared) partsAreSure(common map[string]analysis.Kind) bool {
	least := minPart * c.unit()
	parts := c.parts()
	long, short := 0, 0
	for _, part := range parts {
		switch {
		case len(part) >= least:
			long += len(part)
		case len(parts) > 1 && allCommon(part, common):
			return false
		default:
			short += len(part)
		}
	}
	return len(parts) == 1 || short == 0 || long >= short && long+short >= minSure*c.unit() && c.isInOnePassage()
}

// parts are the words between marks of omission.
func (c *compared) parts() (parts [][]wording.Word) {
	from := 0
	for i, w := range c.words {
		if w.Skips {
			parts = append(parts, c.words[from:i])
			from = i
		}
	}
	return append(parts, c.words[from:])
}

// allCommon tells whether all of the words are common ones.
func allCommon(words []wording.Word, common map[string]analysis.Kind) bool {
	return !slices.ContainsFunc(words, func(w wording.Word) bool { return common[analysis.FoldMarks(w.Folded)]&analysis.Stop == 0 })
}

// isInOnePassage tells whether all that was found stands in one passage.
func (c *compared) isInOnePassage() bool {
	first, last := c.blocks[0], c.blocks[len(c.blocks)-1]
	return c.stands[first.B].Passage == c.stands[last.B+last.N-1].Passage
}

// unit is how many words, as wording has them, say as much as a word.
func (c *compared) unit() int {
	single := 0
	for _, w := range c.words {
		if class, size := analysis.ClassAt(w.Folded, 0); (class == analysis.Ideograph || class == analysis.Unsegmented) && size <= len(w.Folded) {
			single++
		}
	}
	if 2*single > len(c.words) {
		return 2
	}
	return 1
}

// isAltered tells whether enough stands in order for the text to be taken from
// the article: half of all words, half of those that are not common, a run of
// some length; of a short text all but one place.
func (c *compared) isAltered(common map[string]analysis.Kind, differences int) bool {
	unit := c.unit()
	n, run := len(c.words), 0
	rare, rareMatched := 0, 0
	for _, w := range c.words {
		if common[analysis.FoldMarks(w.Folded)]&analysis.Stop == 0 {
			rare++
		}
	}
	for _, b := range c.blocks {
		run = max(run, b.N)
		for _, w := range c.words[b.A : b.A+b.N] {
			if common[analysis.FoldMarks(w.Folded)]&analysis.Stop == 0 {
				rareMatched++
			}
		}
	}
	if n < minAltered*unit || 2*c.matched() < n || 2*rareMatched < rare {
		return false
	}
	if n < 2*minAltered*unit {
		return differences == 1 && run >= (minRun-1)*unit
	}
	return run >= minRun*unit
}

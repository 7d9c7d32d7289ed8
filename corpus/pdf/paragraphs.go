package pdf

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/draft"
)

// Signs of a new paragraph, in multiples of the type size or of the usual
// distance of lines.
const (
	widerGap   = 1.28 // distance from the line before
	firstLine  = 0.7  // indentation
	otherSize  = 0.08 // difference of type sizes
	headingBy  = 1.1  // larger than the text
	longestTop = 220  // letters of a heading
)

// listStart starts an item of a list.
var listStart = regexp.MustCompile(`^(?:[•●▪◦‣–—*-]|\d{1,3}[.)]|[a-z]\))\s`)

// bullet is a mark in front of an item, which is not part of its text.
var bullet = regexp.MustCompile(`^[•●▪◦‣]\s*`)

// A composer joins lines into blocks.
type composer struct {
	bodySize float64
	bodyBold bool
	pitch    float64 // usual distance of lines, in multiples of their size
	indented bool    // first lines of paragraphs are
	words    words
	blocks   []part
}

// A part is a block in the making, and the last line of it.
type part struct {
	draft.Block
	first, last line
	lines       int
	bold        bool
}

// layOut makes blocks of pages.
func layOut(pages []page, text *draft.Text) {
	found := make([][]line, len(pages))
	for i, p := range pages {
		found[i] = p.lines(i)
	}
	f := newFurnisher(found)
	for i, lines := range found {
		out := f.furniture(lines)
		kept := slices.DeleteFunc(lines, func(l line) bool {
			d, drop := out[l]
			if drop {
				text.Dropped = append(text.Dropped, d)
			}
			return drop
		})
		found[i] = inOrder(kept, 3)
	}
	c := newComposer(found)
	for _, lines := range found {
		end := footnotes(lines, c.bodySize)
		for _, l := range lines[end:] {
			text.Dropped = append(text.Dropped, draft.Dropped{Text: l.text, Rule: "footnote", Reason: "a note at the foot of the page"})
		}
		for _, l := range lines[:end] {
			c.add(l)
		}
	}
	for _, p := range c.blocks {
		text.Blocks = append(text.Blocks, p.finish(c))
	}
}

// newComposer measures the document.
func newComposer(pages [][]line) *composer {
	c := &composer{words: words{}, pitch: 1.2}
	sizes, bold, all := map[float64]int{}, 0, 0
	var pitches []float64
	indents, starts := 0, 0
	for _, lines := range pages {
		for i, l := range lines {
			c.words.add(l.text)
			sizes[l.size] += l.letters
			all += l.letters
			if l.bold {
				bold += l.letters
			}
			if i == 0 || lines[i-1].column != l.column {
				continue
			}
			if d := (lines[i-1].base - l.base) / l.size; d > 0.8 && d < 3 && same(l.size, lines[i-1].size) {
				pitches = append(pitches, d)
			}
			if endsSentence(lines[i-1].text) && lines[i-1].column.right-lines[i-1].right > 4*l.size {
				starts++
				if l.left-l.column.left > firstLine*l.size {
					indents++
				}
			}
		}
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size < c.bodySize {
			c.bodySize, most = size, n
		}
	}
	c.bodyBold = bold*2 > all
	c.indented = indents*2 > starts
	if len(pitches) > 0 {
		c.pitch = median(pitches)
	}
	return c
}

// same reports whether two type sizes are.
func same(a, b float64) bool { return max(a, b) <= min(a, b)*(1+otherSize) }

// add appends a line to the last block, or starts one.
func (c *composer) add(l line) {
	if len(c.blocks) == 0 || c.starts(&c.blocks[len(c.blocks)-1], l) {
		c.blocks = append(c.blocks, part{Block: draft.Block{Text: l.text}, first: l, last: l, lines: 1, bold: l.bold})
		return
	}
	p := &c.blocks[len(c.blocks)-1]
	p.Text = c.words.join(p.Text, l.text)
	p.last, p.bold = l, p.bold && l.bold
	p.lines++
}

// starts reports whether a line starts a new block.
func (c *composer) starts(p *part, l line) bool {
	before := p.last
	moved := before.page != l.page || before.column != l.column || l.base > before.base
	gap := (before.base - l.base) / max(before.size, l.size)
	indent := l.left - l.column.left
	wasIndented := before.left-before.column.left > firstLine*before.size
	switch {
	case !same(before.size, l.size) || p.bold != l.bold && (p.bold || l.bold && forced(before, l)):
		return true
	case strings.Contains(before.text, cellMark) || strings.Contains(l.text, cellMark):
		return true
	case bullet.MatchString(l.text), listStart.MatchString(l.text) && (forced(before, l) || listStart.MatchString(p.Text)):
		return true
	case moved && c.heading(p):
		return true
	case moved:
		return forced(before, l) || indent > firstLine*l.size && !wasIndented || endsSentence(before.text) && !c.indented
	case gap > c.pitch*widerGap:
		return true
	case c.heading(p):
		return false
	case indent > firstLine*l.size && !wasIndented && !listStart.MatchString(p.Text):
		return true
	}
	return forced(before, l)
}

// forced reports whether the next line's first word had found room in the line
// before, so that something ended there.
func forced(before, next line) bool {
	room := before.column.right - before.right
	return room > next.opening+0.5*before.size && room > 2*before.size
}

// heading reports whether a block is set as headings are.
func (c *composer) heading(p *part) bool {
	larger := p.first.size >= c.bodySize*headingBy
	last, _ := utf8.DecodeLastRuneInString(p.Text)
	return (larger || p.bold && !c.bodyBold && !strings.ContainsRune(".,;:。，", last)) && utf8.RuneCountInString(p.Text) <= longestTop &&
		p.lines <= 4 && !strings.Contains(p.Text, cellMark) && strings.ContainsFunc(p.Text, unicode.IsLetter)
}

// finish makes a block of a part.
func (p part) finish(c *composer) draft.Block {
	b := draft.Block{Text: strings.ReplaceAll(p.Text, string(hyphen), "-"), Heading: c.heading(&p)}
	if !b.Heading {
		b.Text = bullet.ReplaceAllString(b.Text, "")
	}
	return b
}

// endsSentence reports whether a line ends as sentences do.
func endsSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, `"'”’»)」』`))
	return strings.ContainsRune(".!?…。！？", last)
}

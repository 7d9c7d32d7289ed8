// Package fragment makes the part of an address that leads a browser to a
// paragraph and marks it.
package fragment

import (
	"iter"
	"sort"
	"strings"
)

// These bound the work on one article: a step is a place looked at or about 16
// bytes compared, ten nanoseconds or so. Of 2,000 paragraphs, each may be
// compared with 10,000 places; an article that is made to cost more gets fewer
// fragments.
const (
	minSteps     = 1 << 18
	stepsPerByte = 64
	maxSteps     = 1 << 25
)

// maxTerm bounds a term in folded bytes: percent-encoded, a longer one does
// not fit into an address that Discord shows.
const maxTerm = 2048

// longEnough is the length in bytes from which a directive without context is
// worth replacing by one with context.
const longEnough = 256

// A Paragraph is one of an article, with the heading that it stands under.
type Paragraph struct{ Section, Text string }

// Of returns for each paragraph of an article the text directive that makes a
// browser scroll to it and mark it, such as "text=The%20ferry,at%20dawn.". It
// follows "URL Fragment Text Directives" (WICG,
// https://wicg.github.io/scroll-to-text-fragment/): the paragraph's first and
// last words, or all of a short one, as few as lead to this paragraph and to
// nothing before it in the headline, the headings and the paragraphs. The
// words next to the paragraph are added (prefix, suffix) where it starts like
// an earlier one for long, and only there: a page holds more than the article,
// and what stands between two paragraphs of it is not known.
//
// A fragment is "" when the paragraph and its neighbours are the same as
// earlier in the article, when there is nothing to search for, or when the
// article is made to cost time.
func Of(title string, paragraphs []Paragraph) []string {
	o := newOutline(title, paragraphs)
	fragments := make([]string, len(paragraphs))
	for i, b := range o.blocks {
		if b.paragraph >= 0 {
			fragments[b.paragraph] = o.directive(i)
		}
	}
	return fragments
}

// directive returns the text directive of a block.
func (o *outline) directive(n int) string {
	b := &o.blocks[n]
	best, start := "", o.alone(b)
	if start >= 0 {
		best = o.from(b, start)
	}
	if start < 0 || len(best) > longEnough && len(b.term(0, start)) > longEnough {
		if s := o.inContext(n); best == "" || s != "" && len(s) < len(best) {
			best = s
		}
	}
	if o.steps < 0 || best == "" {
		return ""
	}
	return "text=" + best
}

// A rival is an earlier place that starts like a paragraph.
type rival struct {
	at, shared int
	// reach is the length of the longest start of the paragraph that a browser
	// may take for one here.
	reach int
}

// rivals yields the earlier places that start like the block's first line.
func (o *outline) rivals(b *textBlock) iter.Seq[rival] {
	line := o.text[b.from:b.pieces[b.head-1].end]
	line = line[:min(len(line), maxTerm)]
	least := b.pieces[0].end - b.from
	return func(yield func(rival) bool) {
		for _, at := range o.places[lead(line)] {
			p := int(at)
			if p >= b.from || o.steps < 0 {
				return
			}
			r := rival{at: p, shared: shared(o.text[p:], line)}
			o.steps -= 1 + r.shared/16
			if r.shared < least {
				continue
			}
			r.reach = r.shared
			if !mayBreak(o.text, p+r.shared) {
				r.reach--
			}
			if r.reach >= least && !yield(r) {
				return
			}
		}
	}
}

// alone is the last of the fewest pieces at the start of a block that no
// earlier place has, -1 if all are there.
func (o *outline) alone(b *textBlock) int {
	reach := 0
	for r := range o.rivals(b) {
		reach = max(reach, r.reach)
	}
	for k := range b.head {
		if b.pieces[k].end-b.from > reach && o.names(b, 0, k) {
			return k
		}
	}
	return -1
}

// names reports whether pieces i to k are fit for a term at their end of the
// block.
func (o *outline) names(b *textBlock, i, k int) bool {
	s := o.text[b.pieces[i].start:b.pieces[k].end]
	return visible(s) || s != "" && i == 0 && k == len(b.pieces)-1
}

// from names a block whose first pieces, up to k, are found: by these and the
// fewest last ones, or by all if that is shorter. Where its end cannot be
// named, its start stands for it.
func (o *outline) from(b *textBlock, k int) string {
	start := b.term(0, k)
	if k == len(b.pieces)-1 {
		return start
	}
	best := start
	// Where an end is found first, so is a longer one.
	most := len(b.pieces) - max(k+1, b.tail)
	n := 1 + sort.Search(most, func(i int) bool { return o.endsAt(b, k, len(b.pieces)-1-i) })
	if n <= most {
		best = start + "," + b.term(len(b.pieces)-n, len(b.pieces)-1)
	}
	if b.tail > 0 || best != start && len(b.source) > 2*len(best) {
		return best
	}
	if whole := b.term(0, len(b.pieces)-1); best == start || len(whole) <= len(best) {
		return whole
	}
	return best
}

// endsAt reports whether the pieces from j on are first found after k at j.
func (o *outline) endsAt(b *textBlock, k, j int) bool {
	if !o.names(b, j, len(b.pieces)-1) {
		return false
	}
	from, want := b.pieces[k].end, b.pieces[j].start
	term := o.text[want:b.to]
	for o.steps >= 0 {
		i := strings.Index(o.text[from:b.to], term)
		o.steps -= 1 + i/16
		from += i
		if from >= want || mayBreak(o.text, from) && mayBreak(o.text, from+len(term)) {
			break
		}
		from++
	}
	return from == want
}

// term writes pieces i to k into a directive, with single spaces.
func (b *textBlock) term(i, k int) string {
	s := b.source[b.pieces[i].from:b.pieces[k].to]
	return encodeDirective(singleSpaces(s))
}

// singleSpaces writes each run of spaces as one, as a page shows them.
func singleSpaces(s string) string {
	var out strings.Builder
	for i, word := range spans(s, 0, len(s), cutsWords) {
		if i > 0 {
			space := " "
			if gap := s[:word[0]]; strings.HasSuffix(gap, "\u00a0") && !strings.HasSuffix(gap, " \u00a0") {
				space = "\u00a0"
			}
			out.WriteString(space)
		}
		out.WriteString(s[word[0]:word[1]])
	}
	return out.String()
}

package fragment

import (
	"slices"
	"strings"
)

// maxStarts is how many lengths of a start are tried with a prefix.
const maxStarts = 16

// A neighbour is what stands directly before or after a block.
type neighbour struct {
	block *textBlock
	// pieces are those on the line next to the block.
	pieces []piece
}

// before is the neighbour before block n, with no pieces if it does not help.
func (o *outline) before(n int) neighbour {
	if n == 0 {
		return neighbour{}
	}
	b := &o.blocks[n-1]
	if o.glued(b, &o.blocks[n], o.blocks[n].from) {
		return neighbour{}
	}
	return neighbour{b, b.pieces[b.tail:]}
}

// after is the neighbour after block n.
func (o *outline) after(n int) neighbour {
	if n == len(o.blocks)-1 {
		return neighbour{}
	}
	b := &o.blocks[n+1]
	if o.glued(&o.blocks[n], b, o.blocks[n].to) {
		return neighbour{}
	}
	return neighbour{b, b.pieces[:b.head]}
}

// glued reports whether the last word of one block and the first of another
// stand before limit as one word: a browser would take it for the two.
func (o *outline) glued(a, b *textBlock, limit int) bool {
	last, first := a.pieces[len(a.pieces)-1], b.pieces[0]
	if !inWord(lastRune(o.text[:last.end])) || !inWord(firstRune(o.text[first.start:])) {
		return false
	}
	o.steps -= limit / 16
	return strings.Contains(o.text[:limit], o.text[last.start:last.end]+o.text[first.start:first.end])
}

// inContext names block n with the help of its neighbours, "" if they do not
// help. Of the ways there are it takes the shortest.
func (o *outline) inContext(n int) (best string) {
	b, before, after := &o.blocks[n], o.before(n), o.after(n)
	rivals := slices.Collect(o.rivals(b))
	keep := func(s string) {
		if s != "" && (best == "" || len(s) < len(best)) {
			best = s
		}
	}
	lefts := o.lefts(before, rivals)
	last := -1
	for k := range b.head {
		if (k < maxStarts || k == b.head-1) && o.names(b, 0, k) {
			if s := o.withPrefix(b, before, k, rivals, lefts); s != "" && (best == "" || len(s) < len(best)) {
				best, last = s, k
			}
		}
	}
	if last >= 0 {
		best = strings.TrimSuffix(best, b.term(0, last)) + o.from(b, last)
	}
	if b.tail == 0 && b.to-b.from <= maxTerm {
		keep(o.withSuffix(b, before, after, rivals, lefts))
	}
	return best
}

// lefts is how much of the line before the block stands before each rival.
func (o *outline) lefts(before neighbour, rivals []rival) []int {
	lefts := make([]int, len(rivals))
	if len(before.pieces) == 0 {
		return lefts
	}
	line := o.text[before.pieces[0].start:before.block.to]
	line = line[max(0, len(line)-maxTerm):]
	for i, r := range rivals {
		text := strings.TrimRight(o.text[:r.at], " \n")
		lefts[i] = sharedEnd(text, line)
		o.steps -= 1 + lefts[i]/16
		if lefts[i] > 0 && !mayBreak(o.text, len(text)-lefts[i]) {
			lefts[i]--
		}
	}
	return lefts
}

// withPrefix names the start of a block by the end of the line before it and its own first
// pieces, up to k.
func (o *outline) withPrefix(b *textBlock, before neighbour, k int, rivals []rival, lefts []int) string {
	left := 0
	for i, r := range rivals {
		if r.reach >= b.pieces[k].end-b.from {
			left = max(left, lefts[i])
		}
	}
	o.steps -= len(rivals)
	if prefix := o.prefix(before, left); prefix != "" && o.steps >= 0 {
		return prefix + "-," + b.term(0, k)
	}
	return ""
}

// prefix writes the shortest end of the line before that is longer than left.
func (o *outline) prefix(before neighbour, left int) string {
	for j := len(before.pieces) - 1; j >= 0; j-- {
		s := o.text[before.pieces[j].start:before.block.to]
		if len(s) > maxTerm {
			break
		}
		if len(s) > left && visible(s) {
			return before.term(j, len(before.pieces)-1)
		}
	}
	return ""
}

// suffix writes the shortest start of the line after that is longer than
// right.
func (o *outline) suffix(after neighbour, right int) string {
	for k, p := range after.pieces {
		s := o.text[after.pieces[0].start:p.end]
		if len(s) > maxTerm {
			break
		}
		if len(s) > right && visible(s) {
			return after.term(0, k)
		}
	}
	return ""
}

// term writes pieces i to k into a directive.
func (n neighbour) term(i, k int) string {
	return encodeDirective(singleSpaces(n.block.source[n.pieces[i].from:n.pieces[k].to]))
}

// withSuffix names a block by all of it, the start of the line after it and,
// where that is not enough, the end of the line before it.
func (o *outline) withSuffix(b *textBlock, before, after neighbour, rivals []rival, lefts []int) (best string) {
	rights := o.rights(b, after, rivals)
	whole := b.term(0, len(b.pieces)-1)
	for j := len(before.pieces); j >= 0 && o.steps >= 0; j-- {
		prefix, size := "", 0
		if j < len(before.pieces) {
			size = before.block.to - before.pieces[j].start
			prefix = before.term(j, len(before.pieces)-1) + "-,"
		}
		right := -1
		for i := range rivals {
			if lefts[i] >= size {
				right = max(right, rights[i])
			}
		}
		o.steps -= len(rivals)
		suffix := o.suffix(after, max(right, 0))
		if s := prefix + whole + ",-" + suffix; suffix != "" && (best == "" || len(s) < len(best)) {
			best = s
		}
		if right < 0 || size > maxTerm {
			break
		}
	}
	return best
}

// rights is how much of the line after the block stands after each rival that
// is all of the block, -1 for the others.
func (o *outline) rights(b *textBlock, after neighbour, rivals []rival) []int {
	rights := make([]int, len(rivals))
	for i, r := range rivals {
		rights[i] = -1
		if r.shared < b.to-b.from {
			continue
		}
		rights[i] = 0
		if len(after.pieces) > 0 {
			line := o.text[after.pieces[0].start:after.pieces[len(after.pieces)-1].end]
			rights[i] = shared(strings.TrimLeft(o.text[r.at+r.shared:], " \n"), line[:min(len(line), maxTerm)])
			o.steps -= 1 + rights[i]/16
		}
	}
	return rights
}

package fragment

import (
	"strings"
	"unicode"

	"verbatim/corpus/tidy"
)

// An outline is an article as a browser searches it: blocks of text, of which
// only whole words can be named.
type outline struct {
	// text is folded: words are joined by single spaces, blocks by line breaks.
	text string
	// blocks are the headline, the section headings and the paragraphs.
	blocks []textBlock
	// places holds, in order, where in text the leads of the blocks stand.
	places map[string][]int32
	// steps is how much work may still be done.
	steps int
}

// A textBlock is one element of the page.
type textBlock struct {
	paragraph int // counted from 0; -1 for a heading
	source    string
	from, to  int // in outline.text
	pieces    []piece
	// Pieces before head are on the first line, those from tail on the last.
	// A term stays on its line, for a page may make an element of each.
	head, tail int
}

// A piece is a text between two positions at which every browser sees a word
// border. A term is a run of pieces.
type piece struct {
	from, to   int // in textBlock.source
	start, end int // in outline.text
}

// newOutline lays out an article.
func newOutline(title string, paragraphs []Paragraph) *outline {
	o := &outline{places: map[string][]int32{}}
	text := &strings.Builder{}
	o.add(text, title, -1)
	section := ""
	for i, p := range paragraphs {
		if p.Section != section {
			o.add(text, p.Section, -1)
		}
		section = p.Section
		o.add(text, p.Text, i)
	}
	o.text = text.String()
	o.steps = min(minSteps+stepsPerByte*len(o.text), maxSteps)
	o.findPlaces()
	return o
}

// add appends a block, unless nothing of it can be searched for.
func (o *outline) add(text *strings.Builder, source string, paragraph int) {
	b := textBlock{paragraph: paragraph, source: source, from: text.Len()}
	for _, line := range spans(source, 0, len(source), breaksLine) {
		b.tail = len(b.pieces)
		for _, word := range spans(source, line[0], line[1], cutsWords) {
			b.addWord(text, word)
		}
		if b.head == 0 {
			b.head = len(b.pieces)
		}
	}
	b.to = text.Len()
	if b.to == b.from {
		return
	}
	text.WriteByte('\n')
	o.blocks = append(o.blocks, b)
}

// addWord appends what stands between two spaces.
func (b *textBlock) addWord(text *strings.Builder, word [2]int) {
	if text.Len() > b.from {
		text.WriteByte(' ')
	}
	s := b.source[word[0]:word[1]]
	// A mark belongs to the space before it (UAX 29, WB4).
	joined := len(b.pieces) > b.tail && unicode.In(firstRune(s), unicode.M, unicode.Cf)
	for at := 0; at < len(s); {
		n := clause(s[at:])
		p := piece{word[0] + at, word[0] + at + n, text.Len(), 0}
		text.WriteString(foldText(s[at : at+n]))
		p.end = text.Len()
		if at += n; joined {
			last := &b.pieces[len(b.pieces)-1]
			last.to, last.end, joined = p.to, p.end, false
			continue
		}
		b.pieces = append(b.pieces, p)
	}
}

// spans are the parts of s[from:to] between runes for which cut is true.
func spans(s string, from, to int, cut func(rune) bool) (parts [][2]int) {
	start := -1
	for i, r := range s[from:to] {
		switch sep := cut(r); {
		case sep && start >= 0:
			parts = append(parts, [2]int{start, from + i})
			start = -1
		case !sep && start < 0:
			start = from + i
		}
	}
	if start >= 0 {
		parts = append(parts, [2]int{start, to})
	}
	return parts
}

func breaksLine(r rune) bool {
	return '\n' <= r && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

func cutsWords(r rune) bool { return unicode.IsSpace(r) && r != narrowSpace }

// clause is the length of the text up to the first punctuation mark, with it,
// between letters of a script without spaces.
func clause(s string) int {
	if tidy.ASCII(s) {
		return len(s)
	}
	mark := false
	for i, r := range s {
		if mark && needsDictionary(r) && !unicode.IsMark(r) {
			return i
		}
		mark = strings.ContainsRune(clauseMarks, r)
	}
	return len(s)
}

// clauseMarks end a word wherever they stand.
const clauseMarks = "。，、；：？！「」『』（）《》〈〉【】“”…—"

// findPlaces notes where the leads of the paragraphs stand.
func (o *outline) findPlaces() {
	for _, b := range o.blocks {
		if b.paragraph >= 0 {
			o.places[lead(o.text[b.from:b.to])] = nil
		}
	}
	inside := false
	for i, r := range o.text {
		was := inside
		if inside = inWord(r); inside && was || r == ' ' || r == '\n' {
			continue
		}
		key := lead(o.text[i:])
		if list, wanted := o.places[key]; wanted {
			o.places[key] = append(list, int32(i))
		}
	}
}

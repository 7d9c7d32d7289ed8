package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"verbatim/corpus"
	"verbatim/corpus/draft"
	"verbatim/corpus/tidy"
)

// readText reads an article as people paste it from a page: headline, byline
// and date above the body, short lines as section headings, and furniture in
// between, which the rules in furniture.go find.
func readText(src []byte, title string) (a corpus.Article, dropped []Dropped, err error) {
	p := &page{blocks: textBlocks(string(src)), given: title}
	if err := p.checkSize(); err != nil {
		return a, nil, err
	}
	p.cutGlued()
	p.dropFurniture()
	p.readHead()
	p.dropLabels()
	p.dropContents()
	a.Header = p.header
	a.Paragraphs = p.paragraphs()
	return a, p.dropped, nil
}

// A block is a piece of a document that a blank line, a line end or an element
// separates from the next: a paragraph, a heading or a piece of furniture.
type block struct {
	line    int // in the document, from 1
	text    string
	heading bool       // the document marks it as a heading
	bold    bool       // the whole block is set in bold type
	element *html.Node // of a web page, that holds the block; nil elsewhere
}

// wrapWidth is the longest line that may have been wrapped by hand or by a
// mail program.
const wrapWidth = 120

// textBlocks splits a text into blocks. Lines that were one paragraph before
// they were hard-wrapped are joined; in a text without blank lines each line is
// a block.
func textBlocks(text string) []block {
	lines := strings.Split(strings.NewReplacer("\u2028", "\n", "\u2029", "\n").Replace(text), "\n")
	width := wrappedAt(lines)
	var blocks []block
	open := false // the last block may go on in the next line
	for i, line := range lines {
		trimmed := strings.TrimSpace(line)
		if tidy.Blank(trimmed) {
			open = false
			continue
		}
		if last := len(blocks) - 1; open && goesOn(strings.TrimSpace(lines[i-1]), trimmed, width) {
			blocks[last].text += draft.Joint(blocks[last].text, trimmed) + trimmed
			continue
		}
		blocks = append(blocks, block{line: i + 1, text: trimmed})
		open = true
	}
	return markHeadings(blocks)
}

// wrappedAt is the width at which the paragraphs of a text are hard-wrapped, 0
// when they are not. They are when blank lines separate them, no line that
// touches another is too long, and some sentence goes on in the next line.
func wrappedAt(lines []string) (width int) {
	seen, gap, separated := false, false, false
	for i, line := range lines {
		if tidy.Blank(line) {
			gap = seen
			continue
		}
		separated = separated || gap
		seen = true
		if i == 0 || tidy.Blank(lines[i-1]) {
			continue
		}
		before := strings.TrimSpace(lines[i-1])
		if weight(before) > wrapWidth {
			return 0
		}
		if cutSentence(before, strings.TrimSpace(line)) {
			width = max(width, weight(before))
		}
	}
	if !separated {
		return 0
	}
	return width
}

// cutSentence reports whether a line break cuts a sentence in two.
func cutSentence(line, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	last, _ := utf8.DecodeLastRuneInString(line)
	return weight(line) >= 40 && weight(line) <= wrapWidth && !endsSentence(line) &&
		(unicode.IsLower(first) || draft.Unspaced(first) && draft.Unspaced(last))
}

// goesOn reports whether a paragraph goes on from one line to the next.
func goesOn(line, next string, width int) bool {
	switch {
	case standsAlone(line, width) || standsAlone(next, width) || listMark().MatchString(next):
		return false
	case cutSentence(line, next):
		return true
	case width == 0:
		return false
	}
	word, _, _ := strings.Cut(next, " ")
	full := weight(line)+1+weight(word) > width-width/8
	return full || endsSentence(line)
}

// listMark starts an item of a list.
var listMark = lazily(`^(?:[-*•●▪◦–—]\s|\d{1,3}[.)]\s|#{1,6} )`)

// hashes mark a heading as in Markdown.
var hashes = lazily(`^#{1,6} +`)

// markHeadings finds headings that are marked: "## Heading".
func markHeadings(blocks []block) []block {
	for i, b := range blocks {
		if mark := hashes().FindString(b.text); mark != "" && len(b.text) > len(mark) {
			blocks[i].text, blocks[i].heading = strings.TrimSpace(strings.TrimRight(b.text[len(mark):], "#")), true
		}
	}
	return blocks
}

// weight is the length of a text in columns: letters of scripts without spaces
// count twice, as they say more.
func weight(s string) int {
	n := 0
	for _, r := range s {
		n++
		if draft.Unspaced(r) || unicode.Is(unicode.Hangul, r) {
			n++
		}
	}
	return n
}

// noteMarks follow a sentence in encyclopedias.
var noteMarks = lazily(`(?:\[(?:\d{1,4}|[a-z]|citation needed)\])+\s*$`)

// endsSentence reports whether s ends as a sentence does, closing quotes and
// brackets aside.
func endsSentence(s string) bool {
	s = s[:len(s)-len(noteMarks().FindString(s[max(0, len(s)-40):]))]
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " \u00a0\"”’'»›)]」』】*♦■▪"))
	return strings.ContainsRune(".!?…。！？।؟۔:;", last)
}

// isBody reports whether a block can only be body text: long, and a sentence
// or very long.
func isBody(s string) bool {
	return weight(s) >= 60 && endsSentence(s) || weight(s) >= 200
}

// words counts the words of s; two letters of scripts without spaces count as one.
func words(s string) int {
	n, wide := 0, 0
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
		wide += weight(w) - utf8.RuneCountInString(w)
	}
	return max(n, wide/2)
}

// isHeading reports whether a block reads like a heading: one short line that
// starts like one and does not end like a sentence.
func isHeading(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if numeral().MatchString(s) {
		return true
	}
	opens := unicode.IsUpper(first) || unicode.IsDigit(first) || unicode.IsLetter(first) && !unicode.IsLower(first) || first == '¿'
	end := strings.TrimRight(s, " ")
	return opens && !amount().MatchString(s) && !strings.Contains(s, "\t") && weight(s) <= 90 && words(s) <= 14 && !strings.Contains(s, "\n") && !listMark().MatchString(s) &&
		(!endsSentence(s) || strings.HasSuffix(end, "?") || strings.HasSuffix(end, "？") || strings.HasSuffix(end, ":") && words(s) <= 6) &&
		!strings.HasSuffix(end, ",")
}

var (
	// numeral is the number of a section, as magazines have them.
	numeral = lazily(`^(?:[IVX]{1,5}|[12]?\d)\.?$`)
	// amount is a number and no heading: a count, a score.
	amount = lazily(`^[\d.,:/ %+-]+[kKmM]?$`)
	// itemHead is a heading with a number, or an item of a list.
	itemHead = lazily(`^\d{1,2}[.)] +(\S.*)$`)
	// turn starts what one side of an interview says.
	turn = lazily(`^[QA]\s?[:.] `)
	// quotedLine is a quotation of some words that ends without a full stop.
	quotedLine = lazily(`^(?:“[^“”]+”|"[^"]+"|‘[^‘]+’|'[^']+'|«[^«»]+»|„[^„“]+“)$`)
)

// headingAt reports whether block i stands as a heading stands: alone, above
// body text or above a list.
func (p *page) headingAt(i int) bool {
	b := p.blocks[i]
	if i+1 == len(p.blocks) || p.blocks[i+1].heading || turn().MatchString(b.text) {
		return false
	}
	next := p.blocks[i+1]
	gap := next.line > b.line+1
	first, _ := utf8.DecodeRuneInString(next.text)
	above := isBody(next.text) || endsSentence(next.text) || listMark().MatchString(next.text)
	above = above || numeral().MatchString(b.text) && weight(next.text) >= 60
	beside := i > 0 && b.line > 0 && p.blocks[i-1].line == b.line-1 && !p.blocks[i-1].heading
	switch {
	case beside && gap && !endsSentence(p.blocks[i-1].text):
		return false // the last line of a list
	case b.line > 0 && !gap && unicode.IsLower(first) && !listMark().MatchString(next.text):
		return false // a line of a poem
	case isHeading(b.text):
		return above || gap && !beside && p.listAt(i+1)
	case quotedLine().MatchString(b.text):
		return isBody(next.text) && (!beside || endsSentence(p.blocks[i-1].text)) && words(b.text) >= 2 && words(b.text) <= 10 && !endsSentence(b.text)
	}
	m := itemHead().FindStringSubmatch(b.text)
	return m != nil && isHeading(m[1]) && isBody(next.text) && !listMark().MatchString(next.text) && !beside && (i == 0 || !listMark().MatchString(p.blocks[i-1].text))
}

// listAt reports whether two short lines or more stand below each other at i.
func (p *page) listAt(i int) bool {
	if i+1 >= len(p.blocks) {
		return false
	}
	a, b := p.blocks[i], p.blocks[i+1]
	return !b.heading && b.line == a.line+1 && weight(a.text) <= 90
}

// paragraphs turns what is left of a page into paragraphs under their sections.
// A heading is marked as one, or looks like one and stands above body text.
func (p *page) paragraphs() []corpus.Paragraph {
	var out []corpus.Paragraph
	section := ""
	for i, b := range p.blocks {
		deck := i == 0 && !b.heading && (words(b.text) > 5 || p.titleLine > 0 && b.line == p.titleLine+1)
		if (b.heading || !deck && p.headingAt(i)) && len(b.text) <= corpus.MaxTitle {
			section = b.text
			continue
		}
		out = append(out, corpus.Paragraph{Section: section, Text: b.text})
	}
	return out
}

// standsAlone reports whether a line within a hard-wrapped text is a piece of
// furniture or a byline. Lines near the full width are not asked.
func standsAlone(line string, width int) bool {
	if weight(line) > width*3/4 {
		return false
	}
	_, drop := furnitureRule(block{text: line}, false, false)
	m, ok := parseMeta(line, false)
	return drop || ok && (m.explicit || m.day != "")
}

package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readText reads an article as people paste it from a page: headline, byline
// and date above the body, short lines as section headings, and furniture in
// between, which the rules in furniture.go find.
func readText(src []byte, title string) (a Article, dropped []Dropped, err error) {
	p := &page{blocks: textBlocks(string(src)), given: title}
	if err := p.checkSize(); err != nil {
		return a, nil, err
	}
	p.cutGlued()
	p.dropFurniture()
	p.readHead()
	p.dropLabels()
	a.Header = p.header
	a.Paragraphs = p.paragraphs()
	return a, p.dropped, nil
}

// A block is a piece of a document that a blank line, a line end or an element
// separates from the next: a paragraph, a heading or a piece of furniture.
type block struct {
	line    int // in the document, from 1
	text    string
	heading bool // the document marks it as a heading
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
		if blank(trimmed) {
			open = false
			continue
		}
		if last := len(blocks) - 1; open && goesOn(strings.TrimSpace(lines[i-1]), trimmed, width) {
			blocks[last].text += jointOf(blocks[last].text, trimmed) + trimmed
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
		if blank(line) {
			gap = seen
			continue
		}
		separated = separated || gap
		seen = true
		if i == 0 || blank(lines[i-1]) {
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
		(unicode.IsLower(first) || unspaced(first) && unspaced(last))
}

// goesOn reports whether a paragraph goes on from one line to the next.
func goesOn(line, next string, width int) bool {
	switch {
	case standsAlone(line, width) || standsAlone(next, width) || listMark.MatchString(next):
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
var listMark = regexp.MustCompile(`^(?:[-*•●▪◦–—]\s|\d{1,3}[.)]\s|#{1,6} )`)

// hashes mark a heading as in Markdown.
var hashes = regexp.MustCompile(`^#{1,6} +`)

// markHeadings finds headings that are marked: "## Heading".
func markHeadings(blocks []block) []block {
	for i, b := range blocks {
		if mark := hashes.FindString(b.text); mark != "" && len(b.text) > len(mark) {
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
		if unspaced(r) || unicode.Is(unicode.Hangul, r) {
			n++
		}
	}
	return n
}

// endsSentence reports whether s ends as a sentence does, closing quotes and
// brackets aside.
func endsSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " \u00a0\"”’'»›)]」』】*"))
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
	opens := unicode.IsUpper(first) || unicode.IsDigit(first) || unicode.IsLetter(first) && !unicode.IsLower(first) || first == '¿'
	end := strings.TrimRight(s, " ")
	return opens && weight(s) <= 90 && words(s) <= 14 && !strings.Contains(s, "\n") && !listMark.MatchString(s) &&
		(!endsSentence(s) || strings.HasSuffix(end, "?") || strings.HasSuffix(end, "？") || strings.HasSuffix(end, ":") && words(s) <= 6) &&
		!strings.HasSuffix(end, ",")
}

// paragraphs turns what is left of a page into paragraphs under their sections.
// A heading is marked as one, or looks like one and stands above body text.
func (p *page) paragraphs() []Paragraph {
	var out []Paragraph
	section := ""
	for i, b := range p.blocks {
		next := i+1 < len(p.blocks) && !p.blocks[i+1].heading && (isBody(p.blocks[i+1].text) || endsSentence(p.blocks[i+1].text) || listMark.MatchString(p.blocks[i+1].text))
		deck := i == 0 && words(b.text) > 5 && !b.heading
		if (b.heading || isHeading(b.text) && next && !deck) && len(b.text) <= maxTitle {
			section = b.text
			continue
		}
		out = append(out, Paragraph{Section: section, Text: b.text})
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

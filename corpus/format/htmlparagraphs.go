package format

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

// pageParagraphs is what the extractor found without the furniture that it
// left in.
func pageParagraphs(blocks []block, h *corpus.Header) (out []corpus.Paragraph, dropped []Dropped) {
	p := &page{blocks: blocks, header: *h}
	p.cutGlued()
	p.dropFurniture()
	p.splitHead()
	p.readMetaLines()
	p.dropContents()
	p.dropAboveHeadline()
	p.dropAuthorBox()
	*h = p.header
	var s sections
	for i, b := range p.blocks {
		s.enter(b.element)
		deck := b.heading && len(out) == 0 && s.name == "" && h.Title != "" && words(b.text) > 5
		b.heading = b.heading && (!deck || b.text == h.Title) || b.bold && len(out) > 0 && p.headingAt(i)
		switch {
		case b.heading && len(out) == 0 && (b.text == h.Title || h.Title == "") && len(b.text) <= corpus.MaxTitle:
			h.Title = b.text
		case len(out) == 0 && saysTitle(b.text, h.Title):
			p.drop(0, b.text, "headline", "says the title again")
		case b.heading && len(b.text) <= corpus.MaxTitle:
			s.name = b.text
		default:
			out = append(out, corpus.Paragraph{Section: s.name, Text: b.text})
		}
	}
	return out, p.dropped
}

// maxKicker is how long the label gets that stands in a headline in front of it.
const maxKicker = 40

// saysTitle reports whether a text is the title, or a label and the title.
func saysTitle(s, title string) bool {
	label, ok := strings.CutSuffix(s, title)
	return ok && (label == "" || words(title) > 1 && weight(label) <= maxKicker)
}

// splitHead makes a block of each line where the headline is the first of several
// lines, which a line break parts from byline and date.
func (p *page) splitHead() {
	for i, b := range p.blocks[:min(len(p.blocks), aboveBlocks)] {
		if first, rest, ok := strings.Cut(b.text, "\n"); ok && first == p.header.Title && !isBody(rest) {
			lines := []block{}
			for line := range strings.SplitSeq(b.text, "\n") {
				b.text = line
				lines = append(lines, b)
			}
			p.blocks = slices.Replace(p.blocks, i, i+1, lines...)
			return
		}
	}
}

// authorBox stands above what a page tells of its author.
var authorBox = whole(`about the authors?|more about the author|über (?:den autor|die autorin|die autoren)|à propos de l.auteure?|sobre (?:la firma|el autor|la autora|o autor|a autora)|l.autore|l.autrice|om forfatteren|om författaren|over de auteur|об авторе|عن الكاتب|作者简介|著者紹介|著者プロフィール`)

// maxAuthorBlocks is how many blocks a page has about its author.
const maxAuthorBlocks = 3

// dropAuthorBox takes out what stands about the author below the article.
func (p *page) dropAuthorBox() {
	for i := len(p.blocks) - 1; i > 0 && i >= len(p.blocks)-1-maxAuthorBlocks; i-- {
		if !authorBox(p.blocks[i].text) {
			continue
		}
		for len(p.blocks) > i {
			p.remove(len(p.blocks)-1, "sign-off", "says who the author is")
		}
		return
	}
}

// aboveBlocks is how many blocks may stand above the headline.
const aboveBlocks = 6

// dropAboveHeadline takes out what stands above the headline: the name of the
// site, a label, a path.
func (p *page) dropAboveHeadline() {
	for i := 1; i < min(len(p.blocks), aboveBlocks); i++ {
		if isBody(p.blocks[i-1].text) {
			return
		}
		if p.blocks[i].text != p.header.Title {
			continue
		}
		for range i {
			p.remove(0, "kicker", "stands above the headline")
		}
		return
	}
}

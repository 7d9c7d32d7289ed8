package format

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus"
	"verbatim/corpus/tidy"
)

// mostAbove is how many blocks of the page may stand between the headline and
// the second paragraph for those of the article to be told from the rest.
const mostAbove = 10

// restoreAbove gives extracted text back what stands below the headline of its
// page: sentences above the first paragraph, such as a summary, which extractors
// take for a part of the page, and byline and date down to the second. The line
// right above the headline is given back too, if it is one of these.
func restoreAbove(blocks, page []block, title string) []block {
	first := slices.IndexFunc(blocks, func(b block) bool { return b.text != title })
	if first < 0 || blocks[first].element == nil {
		return blocks
	}
	at := slices.Index(page, blocks[first])
	second := at + 1
	if first+1 < len(blocks) {
		second = max(second, slices.Index(page, blocks[first+1]))
	}
	headline := at - 1
	for headline >= 0 && page[headline].text != title && !(page[headline].heading && saysTitle(page[headline].text, title)) {
		headline--
	}
	if headline < 0 || second-headline > mostAbove {
		return blocks
	}
	out := slices.Clone(blocks[:first])
	if headline > 0 && !slices.Contains(out, page[headline-1]) && belongsBelow(page[headline-1], page[headline]) {
		out = append(out, page[headline-1])
	}
	for i, b := range page[headline+1 : second] {
		i += headline + 1
		deck := i == headline+1 && endsSentence(b.text) && words(b.text) > 5
		if i == at || !slices.Contains(out, b) && (i < at && (deck || isBody(b.text)) || statesMeta(b.text)) {
			out = append(out, b)
		}
	}
	return append(out, blocks[first+1:]...)
}

// belongsBelow reports whether a line right above a headline is its byline or date
// and not the clock of the site, which stands in another part of the page.
func belongsBelow(b, headline block) bool {
	m, ok := parseMeta(b.text, false)
	if !ok || b.element == nil || headline.element == nil {
		return false
	}
	return m.explicit || m.day != "" && (b.element.Parent == headline.element.Parent || inArticle(b.element))
}

// statesMeta reports whether a line is a byline or a date and says so itself.
func statesMeta(s string) bool {
	m, ok := parseMeta(s, false)
	return ok && (m.explicit || m.day != "")
}

// headline is the title of a page: a heading at the start of the extracted text
// that the page's own <title> starts with, rather than one that is not in it,
// such as the name of the site at the top. What the site's name is put behind is
// the title without it.
func headline(title string, blocks, page []block, doc *html.Node, h *corpus.Header) string {
	for _, b := range page {
		if b.heading && siteBehind(title, b.text, h) {
			return b.text
		}
	}
	stated := pageTitle(doc)
	if strings.Contains(stated, title) {
		siteBehind(stated, title, h)
		return title
	}
	for _, b := range blocks[:min(len(blocks), aboveBlocks)] {
		if isBody(b.text) {
			break
		}
		if b.heading && strings.HasPrefix(stated, b.text) {
			return b.text
		}
	}
	return title
}

// siteBehind reports whether a title is a heading of its page and the name of the
// site behind it, which is kept as the publisher.
func siteBehind(title, heading string, h *corpus.Header) bool {
	title, heading = ordinarySpace(title), ordinarySpace(heading)
	rest, ok := strings.CutPrefix(title, heading)
	site := strings.TrimLeft(rest, " -–—|｜·:_")
	if !ok || site == rest || site == "" || words(site) > min(5, words(heading)) || strings.EqualFold(heading, h.Publisher) {
		return false
	}
	if !strings.EqualFold(site, h.Publisher) && (!isName(site) || !strings.ContainsAny(rest[:len(rest)-len(site)], "-–—|｜·_")) {
		return false
	}
	h.Publisher = cmp.Or(h.Publisher, site)
	return true
}

// ordinarySpace makes a space of each space of another width.
func ordinarySpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}

// pageTitle is what <title> says, "" if there is none.
func pageTitle(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Title && n.FirstChild != nil {
			return tidy.OneLine(n.FirstChild.Data)
		}
	}
	return ""
}

package format

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"verbatim/corpus"
	"verbatim/corpus/reason"
	"verbatim/corpus/tidy"
)

// Bounds of a web page. Extraction takes time in proportion to text times depth
// and to tags times open formatting tags; at these bounds it takes seconds.
const (
	maxHTMLDepth = 100
	maxHTMLNodes = 100_000
	maxHTMLAttrs = 200_000
	maxHTMLText  = 1 << 20
	maxHTMLMeta  = 200
	maxHTMLData  = 64 << 10 // of one script with JSON-LD
)

// readHTML takes the article out of a saved web page: paragraphs and headings
// by go-trafilatura, the header from the page's metadata.
func readHTML(src []byte) (a corpus.Article, dropped []Dropped, err error) {
	if err := checkHTML(src); err != nil {
		return a, nil, err
	}
	result, doc, err := extractHTML(src)
	if err != nil {
		return a, nil, err
	}
	a.Header = pageHeader(result.Metadata, doc)
	page := htmlBlocks(doc)
	blocks := restore(htmlBlocks(result.ContentNode), page)
	a.Title = headline(a.Title, blocks, page, doc, &a.Header)
	blocks = restoreAbove(blocks, page, a.Title)
	a.Paragraphs, dropped = pageParagraphs(blocks, &a.Header)
	return a, dropped, nil
}

// formatting elements are opened again in every block until they are closed
// (HTML standard, 13.2.4.3), so many unclosed ones multiply the tree.
var formatting = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Nobr: true,
	atom.S: true, atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true,
}

// checkHTML refuses pages whose tree would be far larger than the page, and
// pages with far more text than an article has.
func checkHTML(src []byte) error {
	z := html.NewTokenizer(bytes.NewReader(src))
	nodes, open, attrs, text, line := 0, 0, 0, 0, 1
	var inside atom.Atom
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		line += bytes.Count(z.Raw(), []byte("\n"))
		if kind == html.TextToken && !unread[inside] {
			text += len(z.Raw())
		}
		name, more := z.TagName()
		inside = atom.Lookup(name)
		for more {
			_, _, more = z.TagAttr()
			attrs++
		}
		switch {
		case kind == html.StartTagToken && (inside == atom.Html || inside == atom.Body):
			nodes += attrs // it may add to the attributes of the first, which are looked through each time
		case kind == html.StartTagToken && formatting[inside]:
			open++
		case kind == html.EndTagToken && formatting[inside]:
			open = max(0, open-1)
		}
		if nodes += 1 + open; nodes > maxHTMLNodes || attrs > maxHTMLAttrs {
			return atLine(line, "the page has too many tags, or too many that are never closed: save only the article, or its text")
		}
		if text > maxHTMLText {
			return atLine(line, "the page has more than %d KiB of text: save only the article, or its text as .txt", maxHTMLText>>10)
		}
	}
	return nil
}

// prune takes out of a page what holds no article but costs time: scripts,
// styles, comments, and metadata in amounts that no page has.
func prune(doc *html.Node) {
	meta := 0
	var gone []*html.Node
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode, n.DataAtom == atom.Style, n.DataAtom == atom.Svg, n.DataAtom == atom.Template,
			n.DataAtom == atom.Script && !smallData(n):
			gone = append(gone, n)
		case n.DataAtom == atom.Meta || n.DataAtom == atom.Link:
			if meta++; meta > maxHTMLMeta {
				gone = append(gone, n)
			}
		}
	}
	for _, n := range gone {
		n.Parent.RemoveChild(n)
	}
}

// smallData reports whether a script is JSON-LD of a size that pages have.
func smallData(n *html.Node) bool {
	if n.FirstChild == nil || !strings.EqualFold(attribute(n, "type"), "application/ld+json") {
		return false
	}
	s := n.FirstChild.Data
	return len(s) <= maxHTMLData && strings.Count(s, "[")+strings.Count(s, "{") <= 1000
}

// extractHTML parses the page and extracts the article.
func extractHTML(src []byte) (result *trafilatura.ExtractResult, doc *html.Node, err error) {
	if doc, err = html.Parse(bytes.NewReader(src)); err != nil {
		return nil, nil, fmt.Errorf("the page could not be parsed (%w): save the article as plain text", err)
	}
	if depthExceeds(doc, maxHTMLDepth) {
		return nil, nil, fmt.Errorf("the page nests deeper than %d elements: save only the article, or its text", maxHTMLDepth)
	}
	prune(doc)
	dropAsides(doc)
	wrapBreaks(doc)
	flatten(doc)
	result, err = trafilatura.ExtractDocument(doc, trafilatura.Options{
		ExcludeComments: true,
		EnableFallback:  true,                 // other extractors, where its own rules find little
		HtmlDateMode:    trafilatura.Disabled, // it reads every date of the text, slowly; see pageDate
	})
	if err != nil || result == nil || result.ContentNode == nil {
		return nil, nil, reason.New(reason.NoArticle, "no article found in this page: save its text as .txt instead")
	}
	return result, doc, nil
}

// depthExceeds reports whether a tree is deeper than limit.
func depthExceeds(n *html.Node, limit int) bool {
	if limit < 0 {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if depthExceeds(c, limit-1) {
			return true
		}
	}
	return false
}

// pageLanguage is the language that <html lang> states, "" if none.
func pageLanguage(doc *html.Node) string {
	for n := range doc.ChildNodes() {
		if n.DataAtom != atom.Html {
			continue
		}
		if tag, err := language.Parse(attribute(n, "lang")); err == nil && tag != language.Und {
			return tag.String()
		}
	}
	return ""
}

// pageHeader keeps the metadata that is valid.
func pageHeader(m trafilatura.Metadata, doc *html.Node) corpus.Header {
	var h corpus.Header
	publisher, _, _ := strings.Cut(m.Sitename, "; ") // of several the first
	for name, value := range map[string]string{
		"title": m.Title, "publisher": publisher, "author": strings.ReplaceAll(m.Author, "; ", ", "),
		"url": m.URL, "published": pageDate(doc), "licence": m.License, "language": pageLanguage(doc),
	} {
		_ = assign(&h, name, tidy.OneLine(lineBreaks.Replace(value)), 0) // metadata that is wrong is as good as none
	}
	return h
}

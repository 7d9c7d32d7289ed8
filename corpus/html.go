package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/language"
)

// Bounds of a web page. Parsing and extraction take time in proportion to text
// times depth and tags times open formatting tags.
const (
	maxHTMLDepth = 200
	maxHTMLNodes = 200_000
)

// readHTML takes the article out of a saved web page: paragraphs and headings
// by go-trafilatura, the header from the page's metadata.
func readHTML(src []byte) (a Article, dropped []Dropped, err error) {
	if err := checkHTML(src); err != nil {
		return a, nil, err
	}
	result, lang, err := extractHTML(src)
	if err != nil {
		return a, nil, err
	}
	a.Header = pageHeader(result.Metadata, lang)
	w := htmlWalker{}
	w.walk(result.ContentNode)
	w.flush()
	a.Paragraphs, dropped = w.paragraphs(&a.Header)
	return a, dropped, nil
}

// decodeHTML turns a page of another encoding, which it must declare, into
// UTF-8. What cannot be decoded is left as it is.
func decodeHTML(src []byte) []byte {
	if utf8.Valid(src) {
		return src
	}
	enc, _, certain := charset.DetermineEncoding(src, "text/html")
	if head := bytes.ToLower(src[:min(len(src), 1024)]); !certain && !bytes.Contains(head, []byte("charset")) {
		return src
	}
	if out, err := enc.NewDecoder().Bytes(src); err == nil {
		return out
	}
	return src
}

// formatting elements are opened again in every block until they are closed
// (HTML standard, 13.2.4.3), so many unclosed ones multiply the tree.
var formatting = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Nobr: true,
	atom.S: true, atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true,
}

// checkHTML refuses pages whose tree would be far larger than the page.
func checkHTML(src []byte) error {
	z := html.NewTokenizer(bytes.NewReader(src))
	nodes, open, line := 0, 0, 1
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return nil
		}
		line += bytes.Count(z.Raw(), []byte("\n"))
		name, _ := z.TagName()
		switch format := formatting[atom.Lookup(name)]; {
		case kind == html.StartTagToken && format:
			open++
		case kind == html.EndTagToken && format:
			open = max(0, open-1)
		}
		if nodes += 1 + open; nodes > maxHTMLNodes {
			return atLine(line, "the page has too many tags, or too many that are never closed: save only the article, or its text")
		}
	}
}

// extractHTML parses the page and extracts the article; panics become errors.
func extractHTML(src []byte) (result *trafilatura.ExtractResult, lang string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the page could not be read (%v): save the article as plain text", p)
		}
	}()
	doc, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		return nil, "", fmt.Errorf("the page could not be parsed: %w", err)
	}
	if depthExceeds(doc, maxHTMLDepth) {
		return nil, "", fmt.Errorf("the page nests deeper than %d elements: save only the article, or its text", maxHTMLDepth)
	}
	lang = pageLanguage(doc)
	result, err = trafilatura.ExtractDocument(doc, trafilatura.Options{ExcludeComments: true})
	if err != nil || result == nil || result.ContentNode == nil {
		return nil, "", errors.New("no article found in this page: save its text as .txt instead")
	}
	return result, lang, nil
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
	for c := doc.FirstChild; c != nil; c = c.NextSibling {
		for _, attr := range c.Attr {
			if c.DataAtom == atom.Html && (attr.Key == "lang" || attr.Key == "xml:lang") {
				if tag, err := language.Parse(strings.TrimSpace(attr.Val)); err == nil && tag != language.Und {
					return tag.String()
				}
			}
		}
	}
	return ""
}

// pageHeader keeps the metadata that is valid.
func pageHeader(m trafilatura.Metadata, lang string) Header {
	var h Header
	published := ""
	if !m.Date.IsZero() {
		published = m.Date.Format("2006-01-02")
	}
	for name, value := range map[string]string{
		"title": m.Title, "publisher": m.Sitename, "author": strings.ReplaceAll(m.Author, "; ", ", "),
		"url": m.URL, "published": published, "licence": m.License, "language": lang,
	} {
		_ = h.assign(name, value, 0) // metadata that is wrong is as good as none
	}
	return h
}

// paragraphs is what the walker found without the furniture that the extractor
// left in.
func (w *htmlWalker) paragraphs(h *Header) ([]Paragraph, []Dropped) {
	p := &page{blocks: w.blocks}
	p.cutGlued()
	p.dropFurniture()
	var out []Paragraph
	section := ""
	for _, b := range p.blocks {
		switch {
		case b.heading && len(out) == 0 && (b.text == h.Title || h.Title == "") && len(b.text) <= maxTitle:
			h.Title = b.text
		case b.heading && len(b.text) <= maxTitle:
			section = b.text
		default:
			out = append(out, Paragraph{Section: section, Text: b.text})
		}
	}
	return out, p.dropped
}

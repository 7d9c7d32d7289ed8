package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/draft"
	"verbatim/corpus/tidy"
)

// lineBreak stands for <br> in the text of a page while the article is taken out
// of it: extractors lose line breaks, or say the lines after them again. It is a
// noncharacter, which no text holds.
const lineBreak = "\ufdd0"

// spacedBreak keeps extractors from taking the words around it for one, and
// lineBreaks makes line ends of both.
const spacedBreak = " " + lineBreak + " "

var lineBreaks = strings.NewReplacer(spacedBreak, "\n", lineBreak, "\n")

// unwrapped elements are dropped by extractors, with the text in them, when they
// stand in a paragraph.
var unwrapped = map[atom.Atom]bool{
	atom.Acronym: true, atom.Blink: true, atom.Data: true, atom.Ins: true, atom.Label: true, atom.Marquee: true,
	atom.Nobr: true, atom.Output: true, atom.Rb: true, atom.Ruby: true, atom.Time: true,
}

// unseen elements are no text of the line that they stand in: what is set small
// above a word to say how it is spoken, and the source of a formula.
var unseen = map[atom.Atom]bool{atom.Rt: true, atom.Rp: true, atom.Rtc: true, atom.Annotation: true, atom.AnnotationXml: true, atom.Wbr: true}

// pictured elements show no text, or another than they hold.
var pictured = map[atom.Atom]bool{
	atom.Img: true, atom.Picture: true, atom.Iframe: true, atom.Embed: true, atom.Object: true, atom.Video: true, atom.Audio: true, atom.Canvas: true,
}

// flatten makes plain text of the elements within the paragraphs of a page that
// extractors get wrong.
func flatten(doc *html.Node) {
	var gone []*html.Node
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case unseen[n.DataAtom]:
			gone = append(gone, n)
		case n.DataAtom == atom.Br:
			becomeText(n, spacedBreak)
		case pictured[n.DataAtom]:
			becomeText(n, " ")
		case n.DataAtom == atom.Math:
			becomeText(n, formula(n))
		case n.DataAtom == atom.Sup && n.PrevSibling != nil && n.PrevSibling.Type == html.TextNode:
			text, _ := textAndLinks(n)
			if raised := draft.Raised(n.PrevSibling.Data, text); raised != text {
				becomeText(n, raised)
			}
		case unwrapped[n.DataAtom] || n.DataAtom == 0:
			// Extractors go by the name; the atom still tells a <time>.
			n.Data = "span"
			if holdsBlocks(n) {
				n.Data = "div"
			}
		}
		if runTogether(n) {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, n.NextSibling)
		}
	}
	for _, n := range gone {
		n.Parent.RemoveChild(n)
	}
}

// runTogether reports whether two elements in a line stand side by side, each with text
// of its own, as a name and a role do that a style sheet sets apart: a capital
// follows a small letter.
func runTogether(n *html.Node) bool {
	next := n.NextSibling
	if next == nil || !inlineElements[n.DataAtom] || !inlineElements[next.DataAtom] {
		return false
	}
	before, after := n, next
	for before.LastChild != nil {
		before = before.LastChild
	}
	for after.FirstChild != nil {
		after = after.FirstChild
	}
	if before.Type != html.TextNode || after.Type != html.TextNode {
		return false
	}
	small, _ := utf8.DecodeLastRuneInString(before.Data)
	capital, _ := utf8.DecodeRuneInString(after.Data)
	return unicode.IsLower(small) && unicode.IsUpper(capital)
}

// becomeText puts a text in the place of an element.
func becomeText(n *html.Node, text string) {
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	n.Type, n.Data, n.DataAtom, n.Attr = html.TextNode, text, 0, nil
}

// formula is the text of a formula without the source that it may hold.
func formula(n *html.Node) string {
	var b strings.Builder
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			if !unseen[c.DataAtom] {
				visit(c)
			}
		}
	}
	visit(n)
	return tidy.OneLine(b.String())
}

// holdsBlocks reports whether there is more than text in an element.
func holdsBlocks(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom != 0 && !inlineElements[c.DataAtom] && !unwrapped[c.DataAtom] && !unseen[c.DataAtom] &&
			c.DataAtom != atom.Br && !pictured[c.DataAtom] {
			return true
		}
	}
	return false
}

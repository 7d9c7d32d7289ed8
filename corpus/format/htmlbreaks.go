package format

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/tidy"
)

// holdsRuns are the elements in which text may stand beside paragraphs.
var holdsRuns = map[atom.Atom]bool{
	atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Body: true, atom.Center: true, atom.Td: true, atom.Blockquote: true,
}

// wrapBreaks makes paragraphs of what two line breaks separate, as blogs and old
// pages have it: extractors lose text that stands beside blocks.
func wrapBreaks(doc *html.Node) {
	var parents []*html.Node
	seen := map[*html.Node]bool{}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Br && holdsRuns[n.Parent.DataAtom] && !seen[n.Parent] && endsRun(n) {
			seen[n.Parent] = true
			parents = append(parents, n.Parent)
		}
	}
	for _, n := range parents {
		wrapRuns(n)
	}
}

// endsRun reports whether a line break is followed by another.
func endsRun(br *html.Node) bool {
	for n := br.NextSibling; n != nil; n = n.NextSibling {
		if n.DataAtom == atom.Br {
			return true
		}
		if n.Type != html.TextNode || !tidy.Blank(n.Data) {
			return false
		}
	}
	return false
}

// wrapRuns puts each run of text in an element into a paragraph. Line breaks
// between paragraphs go.
func wrapRuns(parent *html.Node) {
	var p *html.Node // the one that is open
	for n := parent.FirstChild; n != nil; {
		next := n.NextSibling
		if n.DataAtom == atom.Br && p != nil && endsRun(n) || n.Type == html.ElementNode && !inRun(n) {
			p = nil
		}
		switch {
		case n.DataAtom == atom.Br && p == nil:
			parent.RemoveChild(n)
		case inRun(n) && (p != nil || !tidy.Blank(n.Data)):
			if p == nil {
				p = &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
				parent.InsertBefore(p, n)
			}
			parent.RemoveChild(n)
			p.AppendChild(n)
		}
		n = next
	}
}

// inRun reports whether a node is text, or an element with nothing else in it.
func inRun(n *html.Node) bool {
	return n.Type == html.TextNode || n.DataAtom == atom.Br || inlineElements[n.DataAtom] && !holdsBlocks(n)
}

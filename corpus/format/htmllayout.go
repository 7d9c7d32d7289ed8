package format

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// layouts tells of table rows that were looked at whether they only put parts of
// the page in their places, as old pages have it.
type layouts map[*html.Node]bool

// row looks at a row: it is such a one if one of its cells is.
func (l layouts) row(row *html.Node) bool {
	is, ok := l[row]
	if !ok {
		for c := range row.ChildNodes() {
			is = is || layoutCell(c)
		}
		l[row] = is
	}
	return is
}

// links reports whether an element is the cell of such a row that holds the links
// of the site.
func (l layouts) links(n *html.Node) bool {
	if n.DataAtom != atom.Td || !l.row(n.Parent) || layoutCell(n) {
		return false
	}
	text, links := textAndLinks(n)
	return links*2 > len(text)
}

// layoutCell reports whether a table cell holds a part of the page and the table
// only puts it in its place: it has paragraphs, headings or a table in it.
func layoutCell(n *html.Node) bool {
	paragraphs := 0
	for c := range n.Descendants() {
		switch atom.Lookup([]byte(c.Data)) {
		case atom.H1, atom.H2, atom.H3, atom.Table:
			return true
		case atom.P, atom.Br, atom.Div:
			if paragraphs++; paragraphs > 4 {
				return true
			}
		}
	}
	return false
}

package format

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// within are the elements that a paragraph may stand in and still belong to the
// container around them.
var within = map[atom.Atom]bool{
	atom.P: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Blockquote: true,
	atom.Pre: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Table: true, atom.Thead: true, atom.Tbody: true, atom.Tfoot: true, atom.Tr: true, atom.Td: true, atom.Th: true,
	atom.Figure: true,
}

// container is the element that holds a paragraph and its like.
func container(n *html.Node) *html.Node {
	for n != nil && within[n.DataAtom] {
		n = n.Parent
	}
	return n
}

// outermost is the largest element around a paragraph below its container: the
// list of an item, the table of a row.
func outermost(n *html.Node) *html.Node {
	for n != nil && n.Parent != nil && within[n.DataAtom] && within[n.Parent.DataAtom] {
		n = n.Parent
	}
	return n
}

// fill returns the blocks of the page between two that were extracted, as far
// as they stand in the container of both: lists, quotations, headings, verse and
// addresses that the extractor took for something else. Of lists the container
// may be any that both are in. Lists of links are none.
func fill(between []block, before, after block) (out []block) {
	home := container(before.element)
	if home == nil {
		return nil
	}
	shared := sharedAncestor(home, container(after.element))
	links := map[*html.Node]bool{} // whether a list or table is mostly links
	for i, b := range between {
		beside := home == shared && (container(b.element) == home || linesIn(b, home))
		listed := inList(b) || b.heading && i+1 < len(between) && inList(between[i+1])
		if (beside || listed && below(b.element, shared)) && !linkList(outermost(b.element), links) {
			out = append(out, b)
		}
	}
	return out
}

// frames are the elements that verse and addresses are set in.
var frames = map[atom.Atom]bool{atom.Div: true, atom.Center: true, atom.Address: true}

// leastLine is how many bytes each of two lines has that are verse and no label
// of the page, such as "Subscribe now / for a month".
const leastLine = 20

// linesIn reports whether a block is several lines, as verse and addresses are,
// set in nothing but frames below a container. None of them states who wrote
// the article, or when.
func linesIn(b block, home *html.Node) bool {
	lines := strings.Split(b.text, "\n")
	short := func(line string) bool { return len(line) < leastLine }
	if len(lines) < 2 || len(lines) == 2 && slices.ContainsFunc(lines, short) || slices.ContainsFunc(lines, statesMeta) {
		return false
	}
	n := b.element
	for n != nil && n != home && (frames[n.DataAtom] || within[n.DataAtom]) {
		n = n.Parent
	}
	return n == home
}

// inList reports whether a block is an item of a list.
func inList(b block) bool {
	for n := b.element; n != nil && within[n.DataAtom]; n = n.Parent {
		if n.DataAtom == atom.Li {
			return true
		}
	}
	return false
}

// below reports whether a node is below another, which is no whole page.
func below(n, ancestor *html.Node) bool {
	if ancestor == nil || ancestor.DataAtom == atom.Body || ancestor.DataAtom == atom.Html {
		return false
	}
	for ; n != nil; n = n.Parent {
		if n == ancestor {
			return true
		}
	}
	return false
}

// sharedAncestor is the nearest element that two are in.
func sharedAncestor(a, b *html.Node) *html.Node {
	for ; a != nil; a = a.Parent {
		for n := b; n != nil; n = n.Parent {
			if n == a {
				return a
			}
		}
	}
	return nil
}

// linkList reports whether an element is mostly links, and notes it in known.
func linkList(n *html.Node, known map[*html.Node]bool) bool {
	is, ok := known[n]
	if !ok {
		text, links := textAndLinks(n)
		is = links*2 > len(text)
		known[n] = is
	}
	return is
}

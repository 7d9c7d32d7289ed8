package format

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sections follows the headings of blocks in reading order. One in a box, which
// stands in the article but apart from it, heads nothing beyond the box.
type sections struct {
	// name is the section of the block, to be set at each heading.
	name string
	// open are the boxes that the block stands in, the outermost first.
	open []openBox
	// known tells which elements are boxes.
	known map[*html.Node]bool
}

// An openBox is a box and the section that it stands in.
type openBox struct {
	element *html.Node
	around  string
}

// enter goes on to a block that an element holds, and tells whether that ended
// what was headed in a box.
func (s *sections) enter(n *html.Node) (ended bool) {
	before := s.name
	for last := len(s.open) - 1; last >= 0 && !below(n, s.open[last].element); last-- {
		s.name, s.open = s.open[last].around, s.open[:last]
	}
	var boxes []*html.Node // the innermost first
	for ; n != nil && (len(s.open) == 0 || n != s.open[len(s.open)-1].element); n = n.Parent {
		if s.box(n) {
			boxes = append(boxes, n)
		}
	}
	for len(boxes) > 0 {
		last := len(boxes) - 1
		s.open, boxes = append(s.open, openBox{boxes[last], s.name}), boxes[:last]
	}
	return s.name != before
}

// box reports whether an element is a box, and notes it.
func (s *sections) box(n *html.Node) bool {
	is, ok := s.known[n]
	if !ok {
		if s.known == nil {
			s.known = map[*html.Node]bool{}
		}
		is = isBox(n)
		s.known[n] = is
	}
	return is
}

// isBox reports whether an element is a box.
func isBox(n *html.Node) bool {
	tag := atom.Lookup([]byte(n.Data)) // the extractor leaves DataAtom empty
	switch tag {
	case atom.Html, atom.Body, atom.Main:
		return false
	case atom.Article:
		return besideArticle(n)
	}
	return boxTags[tag] || isAside(n) || boxNames().MatchString(attribute(n, "class")) || boxNames().MatchString(attribute(n, "id"))
}

// besideArticle reports whether an article is one of several, as the posts of a live
// blog are.
func besideArticle(n *html.Node) bool {
	isArticle := func(n *html.Node) bool { return atom.Lookup([]byte(n.Data)) == atom.Article }
	before, after := n.PrevSibling, n.NextSibling
	for before != nil && !isArticle(before) {
		before = before.PrevSibling
	}
	for after != nil && !isArticle(after) {
		after = after.NextSibling
	}
	return before != nil || after != nil
}

// boxTags are the elements that are boxes by themselves.
var boxTags = map[atom.Atom]bool{atom.Aside: true, atom.Nav: true, atom.Figure: true, atom.Figcaption: true, atom.Details: true, atom.Dialog: true}

// boxNames are what sites call boxes in the class or id of an element, as
// asideNames are.
var boxNames = lazily(`(?i)(?:^|[\s_-])(?:box-?out|call-?out|explainer|(?:fact|info|side|key|background|kasten|info-?kasten|text)-?box(?:es)?|toggle-card|accordion-item|fact-?(?:file|sheet)|info-?kasten|encadr[eé]|recuadro|` +
	`at-a-glance|in-brief|key-?(?:facts|points|figures|takeaways)|inset)(?:$|[\s_-])`)

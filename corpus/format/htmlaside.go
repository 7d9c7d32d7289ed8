package format

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/tidy"
)

// asideNames are what sites call the parts of a page that are not the article,
// in the class or id of an element. A name counts as a whole word or between
// hyphens and underscores.
var asideNames = lazily(`(?i)(?:^|[\s_-])(?:related|recirc|recirculation|newsletter|sign-?up|subscribe|subscription|promos?|promotion|share|sharing|social|captions?|credits?|` +
	`author-?(?:bio|box|card|info)|bio|tags|tag-?list|taglist|breadcrumbs?|comments?|comment-?list|respond|cookies?|cookie-?(?:banner|notice)|consent|gdpr|most-?(?:read|popular|viewed)|trending|recommended|recommendations?|` +
	`read-?(?:more|next|also)|more-?(?:from|on|stories|news)|see-?also|advert|adverts|advertisement|advertising|ad-?(?:slot|unit|container|wrapper|label|block)|sponsored|sponsor|outbrain|taboola|paywall|regwall|` +
	`toolbar|pagination|pager|page-links|post-navigation|sidebar|popup|modal|overlay|pull-?quote|skip-?link|screen-?reader-?text|sr-only|visually-?hidden|visuallyhidden|donate|donation|membership|mw-editsection|jp-relatedposts|sharedaddy|addtoany|print-only|disclaimer|footnotes?|endnotes?|notes|reflist|references|up-next|teasers?)(?:$|[\s_-])`)

// asideTags are the elements for such parts.
var asideTags = map[atom.Atom]bool{
	atom.Aside: true, atom.Nav: true, atom.Form: true, atom.Button: true, atom.Dialog: true, atom.Figcaption: true, atom.Noscript: true,
}

// asideElements are those of AMP, which are not in the standard.
var asideElements = map[string]bool{
	"amp-ad": true, "amp-auto-ads": true, "amp-carousel": true, "amp-consent": true, "amp-embed": true, "amp-lightbox": true, "amp-sidebar": true,
	"amp-social-share": true, "amp-sticky-ad": true, "amp-user-notification": true,
}

// quoted reports whether an element stands in a quotation, whose footer says whose
// words it is.
func quoted(n *html.Node) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.DataAtom == atom.Blockquote {
			return true
		}
	}
	return false
}

// asideRoles are such parts by their role.
var asideRoles = map[string]bool{"complementary": true, "navigation": true, "banner": true, "dialog": true, "alertdialog": true, "search": true, "contentinfo": true, "toolbar": true}

// mostAside is the share of a page's body text that one such part, and all of
// them together, may hold: beyond it the name means something else.
const (
	mostAside  = 0.2
	mostAsides = 0.6
)

// commentNames are what sites call all comments of their readers together, in the
// id of an element or in one of its classes. There may be more of them than of
// the article.
var commentNames = lazily(`(?i)(?:^|\s)(?:comments|comment-?list|comments-(?:area|section|wrapper|container|block)|disqus_thread)(?:$|\s)`)

// mostComments is the share of a page's body text that comments may hold.
const mostComments = 0.9

// dropComments takes the comments of readers out of a page.
func dropComments(doc *html.Node) {
	total := bodyWeight(doc)
	var gone []*html.Node
	for n := range doc.Descendants() {
		if mayBeAside(n) && (commentNames().MatchString(attribute(n, "class")) || commentNames().MatchString(attribute(n, "id"))) &&
			float64(bodyWeight(n)) <= mostComments*float64(total) {
			gone = append(gone, n)
		}
	}
	for _, n := range gone {
		n.Parent.RemoveChild(n)
	}
}

// dropAsides takes out of a page the parts that are not the article, by what the
// site itself calls them. Parts that hold much of the text stay.
func dropAsides(doc *html.Node) {
	dropComments(doc)
	total := bodyWeight(doc)
	var gone []*html.Node
	dropped := 0
	rows := layouts{}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			if isAside(c) || rows.links(c) {
				if w := bodyWeight(c); float64(w) <= mostAside*float64(total) && !signed(c, w) {
					gone, dropped = append(gone, c), dropped+w
					continue
				}
			}
			visit(c)
		}
	}
	visit(doc)
	gone = append(gone, notePointers(doc)...)
	for _, n := range gone {
		if float64(dropped) <= mostAsides*float64(total) || bodyWeight(n) == 0 {
			n.Parent.RemoveChild(n)
		}
	}
}

// sharing are names of what holds buttons, often beside byline and date.
var sharing = lazily(`(?i)(?:^|[\s_-])(?:share|sharing|social|toolbar)(?:$|[\s_-])`)

// signed reports whether an element with a weight holds the byline beside buttons
// for sharing.
func signed(n *html.Node, weight int) bool {
	return weight == 0 && sharing().MatchString(attribute(n, "class")) &&
		slices.ContainsFunc(htmlBlocks(n), func(b block) bool { return bylineMark().MatchString(b.text) && statesMeta(b.text) })
}

// mayBeAside reports whether an element can be something else than the article,
// the headline or what the head of a page says of both.
func mayBeAside(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Article, atom.Main, atom.H1, atom.Meta, atom.Link, atom.Script, atom.Title:
		return false
	}
	return n.Type == html.ElementNode
}

// isAside reports whether an element is named as no part of the article.
func isAside(n *html.Node) bool {
	if !mayBeAside(n) {
		return false
	}
	return asideTags[n.DataAtom] || asideElements[n.Data] || n.DataAtom == atom.Footer && !quoted(n) || asideRoles[strings.ToLower(attribute(n, "role"))] || hiddenElement(n) ||
		asideNames().MatchString(attribute(n, "class")) || asideNames().MatchString(attribute(n, "id"))
}

// hiddenElement reports whether readers do not see an element.
func hiddenElement(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(style, "display:none")
		}
	}
	return false
}

// bodyWeight is how much body text there is below a node: the length of the
// blocks that are sentences and no links.
func bodyWeight(n *html.Node) (sum int) {
	if holdsText(n) {
		if text, links := textAndLinks(n); isBody(tidy.OneLine(text)) && links*2 < len(text) {
			return len(text)
		}
		return 0
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !unread[c.DataAtom] {
			sum += bodyWeight(c)
		}
	}
	return sum
}

// holdsText reports whether an element is a paragraph or has text of its own.
func holdsText(n *html.Node) bool {
	if n.DataAtom == atom.P || n.DataAtom == atom.Li || n.DataAtom == atom.Blockquote {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && !tidy.Blank(c.Data) {
			return true
		}
	}
	return false
}

// textAndLinks is the text below a node, and how many bytes of it are links.
func textAndLinks(n *html.Node) (text string, links int) {
	var b strings.Builder
	var visit func(n *html.Node, linked bool)
	visit = func(n *html.Node, linked bool) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			if linked {
				links += len(n.Data)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, linked || c.DataAtom == atom.A)
		}
	}
	visit(n, false)
	return b.String(), links
}

// notePointers are the raised numbers that point to a note, and what an
// encyclopedia raises in brackets with a link, such as "[citation needed]".
func notePointers(doc *html.Node) (list []*html.Node) {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Sup {
			continue
		}
		text, links := textAndLinks(n)
		number := n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.DataAtom == atom.A &&
			strings.Contains(attribute(n.FirstChild, "href"), "#") && notePointer().MatchString(text)
		if number || links > 0 && noteBrackets().MatchString(text) {
			list = append(list, n)
		}
	}
	return list
}

// notePointer is how such a number is written.
var notePointer = lazily(`^\s*[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?\s*$`)

// noteBrackets are what stands in brackets and in nothing else.
var noteBrackets = lazily(`^\s*\[[^\[\]]{1,40}\]\s*$`)

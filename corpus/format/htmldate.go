package format

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/tidy"
)

// publishedNames are what metadata calls the day of publication, in the order
// in which they are believed.
var publishedNames = []string{
	"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article.published", "parsely-pub-date", "sailthru.date",
	"pubdate", "publishdate", "publish-date", "publish_date", "date_published", "dcterms.created", "dcterms.date", "dc.date.issued",
	"dc.date", "citation_publication_date", "date",
}

// publishedData is the day of publication in JSON-LD.
var publishedData = lazily(`"datePublished"\s*:\s*"([^"]{4,40})"`)

// publishedClass is what sites call the element that says when a page was
// published.
var publishedClass = lazily(`(?i)(?:^|\s)(?:published|dt-published|entry-date|publish(?:ed)?-?date|date-?published|pub-?date)(?:$|\s)`)

// pageDates are the days on which a page says it was published.
type pageDates struct {
	stated map[string]string // in metadata, by its name
	data   string            // in JSON-LD
	// marked is of an element that says what it is, inside of a <time> in the
	// article, and outside of one elsewhere, which may be the clock of the site.
	marked, inside, outside string
	looks                   int
}

// pageDate is the day on which a page says it was published, "" if it does not.
// Only what is marked as such counts: metadata, JSON-LD and elements for dates; a
// date in the text may be any date.
func pageDate(doc *html.Node) string {
	d := pageDates{stated: map[string]string{}}
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Script:
			d.readData(n)
		case atom.Time, atom.Abbr, atom.Span:
			d.readElement(n)
		}
		d.readMeta(n)
	}
	for _, name := range publishedNames {
		if d.stated[name] != "" {
			return d.stated[name]
		}
	}
	return cmp.Or(d.data, d.marked, d.inside, d.outside)
}

// readData reads JSON-LD.
func (d *pageDates) readData(n *html.Node) {
	if n.FirstChild == nil || d.data != "" {
		return
	}
	if m := publishedData().FindStringSubmatch(n.FirstChild.Data); m != nil {
		d.data, _ = ParseDate(m[1])
	}
}

// readElement reads what an element says for programs, or else for readers, unless
// that may be the clock of the site.
func (d *pageDates) readElement(n *html.Node) {
	into, shown := &d.outside, false
	switch {
	case strings.EqualFold(attribute(n, "itemprop"), "datePublished") || publishedClass().MatchString(attribute(n, "class")):
		into, shown = &d.marked, true
	case n.DataAtom != atom.Time:
		return
	case inArticle(n):
		into, shown = &d.inside, true
	}
	if *into != "" {
		return
	}
	if day, ok := ParseDate(cmp.Or(attribute(n, "datetime"), attribute(n, "title"))); ok {
		*into = day
	} else if d.looks++; shown && d.looks <= mostLooks {
		*into = shownDay(n)
	}
}

// mostLooks bounds the elements of a page whose lines are looked at.
const mostLooks = 20

// shownDay is the day in the line that an element stands in, "" where that says
// more than a byline or tells of a change.
func shownDay(n *html.Node) string {
	for n.Parent != nil && inlineElements[n.DataAtom] {
		n = n.Parent
	}
	if m, ok := parseMeta(tidy.OneLine(shortText(n)), false); ok && !m.updated {
		return m.day
	}
	return ""
}

// shortText is the text of an element, "" where it is longer than bylines are.
func shortText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
		if b.Len() > 200 {
			return ""
		}
	}
	return b.String()
}

// readMeta reads metadata.
func (d *pageDates) readMeta(n *html.Node) {
	day, ok := ParseDate(attribute(n, "content"))
	for _, key := range []string{"property", "name", "itemprop"} {
		if name := strings.ToLower(attribute(n, key)); ok && d.stated[name] == "" {
			d.stated[name] = day
		}
	}
}

// inArticle reports whether an element stands in what a page marks as its article.
func inArticle(n *html.Node) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main {
			return true
		}
	}
	return false
}

// attribute is the value of an attribute, "" if it is not there.
func attribute(n *html.Node, key string) string {
	for _, attr := range n.Attr {
		if attr.Key == key {
			return strings.TrimSpace(attr.Val)
		}
	}
	return ""
}

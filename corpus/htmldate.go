package corpus

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// publishedNames are what metadata calls the day of publication, in the order
// in which they are believed.
var publishedNames = []string{
	"article:published_time", "og:published_time", "datepublished", "article.published", "parsely-pub-date", "sailthru.date",
	"pubdate", "publishdate", "publish-date", "publish_date", "date_published", "dcterms.created", "dcterms.date", "dc.date.issued",
	"dc.date", "citation_publication_date", "date",
}

// publishedData is the day of publication in JSON-LD.
var publishedData = lazily(`"datePublished"\s*:\s*"([^"]{4,40})"`)

// pageDate is the day on which a page says it was published, "" if it does not.
// Only what is marked as such counts: metadata, JSON-LD and <time>; a date in
// the text may be any date.
func pageDate(doc *html.Node) string {
	stated := map[string]string{}
	data, element := "", ""
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Script:
			if n.FirstChild != nil && data == "" {
				if m := publishedData().FindStringSubmatch(n.FirstChild.Data); m != nil {
					data, _ = parseDate(m[1])
				}
			}
		case atom.Time:
			if element == "" {
				element, _ = parseDate(attribute(n, "datetime"))
			}
		}
		day, ok := parseDate(attribute(n, "content"))
		for _, key := range []string{"property", "name", "itemprop"} {
			if name := strings.ToLower(attribute(n, key)); ok && stated[name] == "" {
				stated[name] = day
			}
		}
	}
	for _, name := range publishedNames {
		if stated[name] != "" {
			return stated[name]
		}
	}
	return cmp.Or(data, element)
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

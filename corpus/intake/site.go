package intake

import (
	"bytes"
	"mime"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// feedTypes are the media types of links to feeds.
var feedTypes = map[string]bool{
	"application/rss+xml": true, "application/atom+xml": true, "application/feed+json": true, "application/json": true,
	"application/rdf+xml": true, "text/xml": true, "application/xml": true,
}

// feedLinks lists the feeds that a page names in its head (<link
// rel="alternate">), in its order, those for comments last.
func feedLinks(page []byte, base *url.URL) []string {
	var feeds, comments []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for kind := z.Next(); kind != html.ErrorToken && len(feeds)+len(comments) < 100; kind = z.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := z.Token()
		if token.DataAtom == atom.Body {
			break
		}
		if token.DataAtom != atom.Link {
			continue
		}
		link := attributes(token)
		mediaType, _, _ := mime.ParseMediaType(link["type"])
		address := resolve(base, link["href"])
		if !hasWord(link["rel"], "alternate") || !feedTypes[mediaType] || link["href"] == "" || address == "" {
			continue
		}
		if strings.Contains(strings.ToLower(link["title"]+link["href"]), "comment") {
			comments = append(comments, address)
		} else {
			feeds = append(feeds, address)
		}
	}
	return append(feeds, comments...)
}

func attributes(token html.Token) map[string]string {
	values := map[string]string{}
	for _, a := range token.Attr {
		values[strings.ToLower(a.Key)] = a.Val
	}
	return values
}

// hasWord tells whether a list of words, apart by spaces, has one.
func hasWord(list, word string) bool {
	return slices.ContainsFunc(strings.Fields(list), func(w string) bool { return strings.EqualFold(w, word) })
}

package intake

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/reason"
)

// parseFeed reads RSS, Atom and JSON Feed.
func parseFeed(data []byte, base *url.URL) (listing, error) {
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		return listing{}, reason.Errorf(reason.Broken, "this feed cannot be read: %w", err)
	}
	if feed.FeedType == "json" && feed.FeedVersion == "" && len(feed.Items) == 0 { // any JSON is taken for a feed
		return listing{}, errNoListing
	}
	l := listing{kind: kindFeed, title: plain(feed.Title)}
	for _, entry := range feed.Items {
		if it, ok := feedItem(feed, entry, base); ok {
			l.items = append(l.items, it)
		}
	}
	l.items = newestFirst(l.items, maxItems)
	return l, nil
}

// feedItem is what a feed says of one page; ok is false without an address.
func feedItem(feed *gofeed.Feed, entry *gofeed.Item, base *url.URL) (it item, ok bool) {
	link := entry.Link
	if link == "" && strings.HasPrefix(entry.GUID, "http") {
		link = entry.GUID
	}
	if it.url = resolve(base, link); link == "" || it.url == "" {
		return it, false
	}
	updated := day(entry.Updated, entry.UpdatedParsed)
	it.says = corpus.Header{
		Title:    plain(entry.Title),
		Language: feed.Language,
		Source: corpus.Source{
			Publisher: plain(feed.Title), Author: authors(entry.Authors, feed.Authors),
			Published: cmp.Or(day(entry.Published, entry.PublishedParsed), updated),
		},
	}
	it.day = max(updated, it.says.Published)
	it.html = wholeArticle(entry)
	it.digest = digestOf(entry.Title, entry.Updated, entry.Published, entry.Content, entry.Description)
	return it, true
}

// authors joins the names of an item's authors, or the feed's.
func authors(lists ...[]*gofeed.Person) string {
	for _, list := range lists {
		var names []string
		for _, p := range list {
			if p != nil && p.Name != "" {
				names = append(names, plain(p.Name))
			}
		}
		if len(names) > 0 {
			return strings.Join(names, ", ")
		}
	}
	return ""
}

// day is the day of a time as the feed writes it, where it was then, or else the
// day in UTC; "" if it is not known.
func day(written string, t *time.Time) string {
	if day, ok := format.ParseDate(written); ok {
		return day
	}
	if t == nil || t.Year() < 1000 || t.Year() > 9999 {
		return ""
	}
	return t.Format(time.DateOnly)
}

// An item holds the whole article if it has content apart from its summary, of
// minWhole characters and two paragraphs at least, that does not break off. A
// summary counts if it is far longer than any: some feeds have the article
// there.
const (
	minWhole        = 600
	minWholeSummary = 3000
)

// breaksOff is how shortened texts end.
var breaksOff = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(\.\.\.|…|\[…\]|\[\.\.\.\]|\[&hellip;\]|(read|see) (the )?(more|full|rest|whole)[^.]{0,60}|(continue|keep) reading[^.]{0,60}|weiterlesen|lire la suite|leer más|читать далее)[\s»›>→\])]*$`)
})

var (
	markup    = regexp.MustCompile(`<[^>]*>`)
	paragraph = regexp.MustCompile(`(?i)<p[\s>]|<br\s*/?>\s*<br`)
	// postedAt is the line that blog software puts at the end of each item, compiled
	// for the first: it takes half a megabyte.
	postedAt = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?is)<p>\s*The post <a.{0,1000}$`) })
)

// wholeArticle is the article that an item holds, as HTML, "" where it holds
// no more than the start of it.
func wholeArticle(entry *gofeed.Item) string {
	for _, part := range []struct {
		html  string
		least int
	}{{entry.Content, minWhole}, {entry.Description, minWholeSummary}} {
		body := postedAt().ReplaceAllString(part.html, "")
		text := strings.TrimSpace(html.UnescapeString(markup.ReplaceAllString(body, " ")))
		if utf8.RuneCountInString(text) >= part.least && len(paragraph.FindAllStringIndex(body, 2)) > 1 && !breaksOff().MatchString(text[max(0, len(text)-200):]) {
			return body
		}
	}
	return ""
}

// asPage makes a page of an item's article.
func (it item) asPage() []byte {
	return fmt.Appendf(nil, "<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>%s</title></head>\n<body><article>\n<h1>%s</h1>\n%s\n</article></body></html>\n",
		html.EscapeString(it.says.Title), html.EscapeString(it.says.Title), it.html)
}

// plain is what a feed says in one line, without markup.
func plain(s string) string { return oneLine(html.UnescapeString(markup.ReplaceAllString(s, ""))) }

// oneLine is a text with single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

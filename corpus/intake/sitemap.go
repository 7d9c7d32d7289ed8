package intake

import (
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"strings"

	"verbatim/corpus/reason"
)

// parseSitemap reads a sitemap or an index of sitemaps, as sitemaps.org has
// them, with the additions for news.
func parseSitemap(data []byte, base *url.URL) (listing, error) {
	l := listing{kind: kindSitemap}
	d := newDecoder(data)
	for len(l.items)+len(l.maps) < maxPages {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return listing{}, reason.Errorf(reason.Broken, "this sitemap cannot be read: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "url" && start.Name.Local != "sitemap" {
			continue
		}
		it, err := sitemapItem(d, start.Name.Local, base)
		if err != nil {
			return listing{}, reason.Errorf(reason.Broken, "this sitemap cannot be read: %w", err)
		}
		if it.url == "" {
			continue
		}
		if start.Name.Local == "sitemap" {
			l.maps = append(l.maps, it)
		} else {
			l.items = append(l.items, it)
		}
	}
	l.items, l.maps = newestFirst(l.items, maxPages), newestFirst(l.maps, maxPages)
	return l, nil
}

// sitemapItem reads an element of a sitemap to its end.
func sitemapItem(d *xml.Decoder, name string, base *url.URL) (it item, err error) {
	fields := map[string]string{}
	field := ""
	for {
		token, err := d.Token()
		if err != nil {
			return it, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			field = strings.ToLower(token.Name.Local)
			if token.Name.Local == "loc" && strings.Contains(token.Name.Space, "image") {
				field = "image"
			}
		case xml.CharData:
			if len(fields[field]) < 4096 {
				fields[field] += string(token)
			}
		case xml.EndElement:
			field = ""
			if token.Name.Local != name {
				continue
			}
			it.url = resolve(base, fields["loc"])
			if strings.TrimSpace(fields["loc"]) == "" {
				it.url = ""
			}
			it.says.Title = oneLine(fields["title"])
			it.says.Published = stamp(fields["publication_date"])
			it.day = max(stamp(fields["lastmod"]), it.says.Published)
			it.digest = digestOf(strings.TrimSpace(fields["lastmod"]), strings.TrimSpace(fields["publication_date"]), it.says.Title)
			return it, nil
		}
	}
}

// stamp is the day of a date as W3C writes it ("2024-03-01T12:00:00Z"), or the
// month or year if no more is said, "" if it is none.
func stamp(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "T")
	if len(s) > 10 {
		s = s[:10]
	}
	for i, r := range s {
		if digit := r >= '0' && r <= '9'; digit == (i == 4 || i == 7) || !digit && r != '-' {
			return ""
		}
	}
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return ""
	}
	return s
}

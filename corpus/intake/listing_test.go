package intake

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"verbatim/corpus/reason"
)

var update = flag.Bool("update", false, "write what is read into the cases")

// TestListings reads the cases in testdata/listings: a document and what is
// made of it, one line an item.
func TestListings(t *testing.T) {
	files, err := filepath.Glob("testdata/listings/*.txtar")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			base, _ := url.Parse("https://example.com/blog/feed")
			l, err := parseListing(archive.Files[0].Data, base)
			got := describe(l, err)
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(archive.Files[1].Data); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// describe writes a listing as the cases do.
func describe(l listing, err error) string {
	var b strings.Builder
	if err != nil {
		return fmt.Sprintf("error: %v\n", err)
	}
	fmt.Fprintf(&b, "%s %q\n", l.kind, l.title)
	for _, it := range l.items {
		fmt.Fprintf(&b, "%s | %s | %s | %s | %s", it.url, it.day, it.says.Title, it.says.Author, it.says.Published)
		if it.html != "" {
			fmt.Fprintf(&b, " | whole, %d bytes", len(it.html))
		}
		b.WriteByte('\n')
	}
	for _, m := range l.maps {
		fmt.Fprintf(&b, "map %s | %s\n", m.url, m.day)
	}
	return b.String()
}

// TestHostileListings: documents that are made to cost much give an error
// instead.
func TestHostileListings(t *testing.T) {
	base, _ := url.Parse("https://example.com/")
	bomb := func() []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		for chunk := bytes.Repeat([]byte(" "), 1<<20); b.Len() < 80<<10; {
			z.Write(chunk)
		}
		z.Close()
		return b.Bytes()
	}
	names := func() string {
		var b strings.Builder
		for i := range 1000 {
			fmt.Fprintf(&b, ` xmlns:n%d="u"`, i)
		}
		return b.String()
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"deep":       {[]byte("<rss>" + strings.Repeat("<a>", 300_000)), "nested too deeply"},
		"many names": {[]byte("<rss" + names() + "><channel></channel></rss>"), "nested too deeply"},
		"many tags":  {[]byte("<rss><channel>" + strings.Repeat("<a/>", 250_000) + "</channel></rss>"), "too large"},
		"bomb":       {bomb(), "unpacked, it is larger than 50 MiB"},
		"entities": {[]byte(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "` + strings.Repeat("a", 1000) + `"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>`),
			""},
		"external":   {[]byte(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&a;</title></channel></rss>`), ""},
		"deep json":  {[]byte(`{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 100_000)), "broken JSON"},
		"many items": {[]byte(`{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat("{},", 100_000) + `{}]}`), "too large"},
		"other json": {[]byte(`{"id":1}`), "neither a feed"},
		"half":       {bomb()[:1000], "the packed file is broken"},
		"cut off":    {[]byte("<urlset><url><loc>https://example.com/a</loc>"), "cannot be read"},
		"a page":     {[]byte("<!DOCTYPE html><html><body>rss</body></html>"), "neither a feed"},
		"text":       {[]byte("hello"), "neither a feed"},
		"empty":      {nil, "neither a feed"},
	} {
		l, err := parseListing(c.data, base)
		if c.want == "" && (err != nil || len(l.title) > 10) || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got %q, %v, want %q", name, l.title, err, c.want)
		}
		if err != nil && reason.Of(err) == "" {
			t.Errorf("%s: %v is said in English only", name, err)
		}
	}
}

func TestPackedSitemap(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	fmt.Fprint(z, "<urlset>")
	for i := range 3 {
		fmt.Fprintf(z, "<url><loc>/%d</loc><lastmod>2024-03-0%d</lastmod></url>", i, i+1)
	}
	fmt.Fprint(z, "</urlset>")
	z.Close()
	base, _ := url.Parse("https://example.com/sitemap.xml.gz")
	l, err := parseListing(b.Bytes(), base)
	if err != nil || len(l.items) != 3 || l.items[0].url != "https://example.com/2" {
		t.Errorf("got %+v, %v", l, err)
	}
}

func TestFeedLinks(t *testing.T) {
	page := `<html><head>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="stylesheet alternate" type="text/css" href="/x.css">
<link rel="Alternate" type="application/atom+xml; charset=utf-8" href="feed.atom">
<link rel=alternate hreflang=de href="/de">
<link rel="alternate" type="application/feed+json" href="https://other.example/feed.json"/>
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" type="application/rss+xml">
</head><body><link rel="alternate" type="application/rss+xml" href="/late"></body></html>`
	base, _ := url.Parse("https://example.com/blog/")
	got := strings.Join(feedLinks([]byte(page), base), " ")
	want := "https://example.com/blog/feed.atom https://other.example/feed.json https://example.com/comments/feed"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// FuzzListing: whatever a site sends, reading it ends in items that can be
// fetched or in an error.
func FuzzListing(f *testing.F) {
	files, _ := filepath.Glob("testdata/listings/*.txtar")
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	base, _ := url.Parse("https://example.com/")
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := parseListing(data, base)
		if err != nil {
			return
		}
		for _, it := range append(l.items, l.maps...) {
			if u, err := url.Parse(it.url); err != nil || u.Scheme != "http" && u.Scheme != "https" {
				t.Errorf("item %q", it.url)
			}
			it.asPage()
		}
		feedLinks(data, base)
	})
}

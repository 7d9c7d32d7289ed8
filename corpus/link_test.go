package corpus

import (
	"net/url"
	"strings"
	"testing"
)

func TestLink(t *testing.T) {
	const page, words = "https://example.com/a?b=c", "text=Some%20words."
	long := "text=" + strings.Repeat("a", MaxButtonLength-len(page+"#:~:text="))
	for name, c := range map[string]struct {
		url, fragment string
		limit         int
		want          string
	}{
		"no address":         {"", words, MaxLinkLength, ""},
		"no web address":     {"file:///etc/passwd", words, MaxLinkLength, ""},
		"a script":           {"javascript:alert(1)", words, MaxLinkLength, ""},
		"a host in Cyrillic": {"https://Пример.рф:8080/новость", "", MaxLinkLength, "https://xn--e1afmkfd.xn--p1ai:8080/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"},
		"no host in letters": {"https://é\u202e.example.com/", "", MaxLinkLength, ""},
		"no host":            {"https://<a>.example.com/", words, MaxLinkLength, ""},
		"a typed query":      {"https://example.com/?q=\"a b\"é%20", words, MaxLinkLength, "https://example.com/?q=%22a%20b%22%C3%A9%20#:~:" + words},
		"fragment":           {page, words, MaxLinkLength, page + "#:~:" + words},
		"own fragment":       {page + "#part", words, MaxLinkLength, page + "#part:~:" + words},
		"empty fragment":     {page + "#", words, MaxLinkLength, page + "#:~:" + words},
		"a directive":        {page + "#:~:text=old", words, MaxLinkLength, page + "#:~:" + words},
		"no fragment":        {page, "", MaxLinkLength, page},
		"old fragment only":  {page + "#:~:text=old", "", MaxLinkLength, page},
		"fits a button":      {page, long, MaxButtonLength, page + "#:~:" + long},
		"too long for one":   {page, long + "a", MaxButtonLength, page},
		"fits an embed":      {page, long + "a", MaxLinkLength, page + "#:~:" + long + "a"},
		"too long for it":    {page, strings.Repeat("a", MaxLinkLength), MaxLinkLength, page},
	} {
		t.Run(name, func(t *testing.T) {
			p := Passage{Fragment: c.fragment}
			p.Article.URL = c.url
			if got := Link(p, c.limit); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func FuzzLink(f *testing.F) {
	f.Add("https://example.com/#x", "a, b-c & d", "a, b")
	f.Add("http://>", "0", "!")
	f.Add("http://a?\"<b>\"", "0", "!")
	f.Fuzz(func(t *testing.T, address, text, second string) {
		a := Article{Paragraphs: []Paragraph{{Text: text}, {Text: second}, {Text: text}}}
		for n, fragment := range a.Fragments() {
			p := Passage{Fragment: fragment}
			p.Article.URL = address
			link := Link(p, MaxLinkLength)
			if link == "" {
				continue
			}
			if u, err := url.Parse(link); err != nil || u.Scheme != "http" && u.Scheme != "https" {
				t.Errorf("paragraph %d: %q is no web address: %v", n+1, link, err)
			}
			if strings.ContainsAny(link, " \n<>\"") {
				t.Errorf("paragraph %d: %q holds characters that end a link", n+1, link)
			}
		}
	})
}

package corpus

import (
	"net/url"
	"strings"
	"testing"
)

func TestLink(t *testing.T) {
	const page = "https://example.com/a?b=c"
	for name, c := range map[string]struct{ url, text, want string }{
		"no address":     {"", "Some words.", ""},
		"no web address": {"file:///etc/passwd", "Some words.", ""},
		"a script":       {"javascript:alert(1)", "Some words.", ""},
		"short":          {page, "Some  words\nhere.", page + "#:~:text=Some%20words%20here."},
		"syntax":         {page, "a-b, c & d", page + "#:~:text=a%2Db%2C%20c%20%26%20d"},
		"long": {page, "one two three four five six seven eight nine ten eleven",
			page + "#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"},
		"own fragment": {page + "#part", "Some words.", page + "#part:~:text=Some%20words."},
		"a directive":  {page + "#:~:text=old", "Some words.", page + "#:~:text=Some%20words."},
		"no text":      {page, " ", page},
		"unspaced": {page, strings.Repeat("甲", 30) + "，" + strings.Repeat("乙", 30) + "。丙丁。",
			page + "#:~:text=" + strings.Repeat("%E7%94%B2", 30) + ",%E4%B8%99%E4%B8%81"},
		"too long": {page, strings.Repeat("甲", 1000), page},
	} {
		t.Run(name, func(t *testing.T) {
			p := Passage{Paragraph: Paragraph{Text: c.text}}
			p.Article.URL = c.url
			if got := Link(p); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func FuzzLink(f *testing.F) {
	f.Add("https://example.com/#x", "a, b-c & d")
	f.Fuzz(func(t *testing.T, address, text string) {
		p := Passage{Paragraph: Paragraph{Text: text}}
		p.Article.URL = address
		link := Link(p)
		if link == "" {
			return
		}
		if u, err := url.Parse(link); err != nil || u.Scheme != "http" && u.Scheme != "https" {
			t.Errorf("%q is no web address: %v", link, err)
		}
		if strings.ContainsAny(link, " \n<>\"") {
			t.Errorf("%q holds characters that end a link", link)
		}
	})
}

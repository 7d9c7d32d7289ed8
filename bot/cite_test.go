package bot

import (
	"testing"

	"verbatim/corpus"
)

func TestDates(t *testing.T) {
	for iso, want := range map[string]string{
		"2022-03-08": "8 March 2022", "2022-03": "March 2022", "2022": "2022", "": "", "last week": "last week",
	} {
		if got := english().date(iso); got != want {
			t.Errorf("%q is %q, want %q", iso, got, want)
		}
	}
}

func TestCitationsKeepTheirOrder(t *testing.T) {
	p := corpus.Passage{Number: 1, Paragraph: corpus.Paragraph{Section: "שלום"}}
	p.Article.Publisher, p.Article.Author = "Evil\u202ePaper", " \n"
	c := english().cite(p)
	if want := "\u2068Evil\u202ePaper\u2069"; c.source != want {
		t.Errorf("source %q, want %q", c.source, want)
	}
	if want := "¶ 1 · \u2068שלום\u2069"; c.place != want {
		t.Errorf("place %q, want %q", c.place, want)
	}
}

func TestOpenable(t *testing.T) {
	for link, ok := range map[string]bool{
		"https://example.com/a#:~:text=b": true, "http://a.bc": true, "https://localhost/": false, "https://a.bc/ö": false,
		"https://u:p@a.bc": false, "https://.": false, "": false, "mailto:a@b.cd": false,
	} {
		if got := openable(link, maxEmbedURL) != ""; got != ok {
			t.Errorf("%q: openable is %v", link, got)
		}
	}
}

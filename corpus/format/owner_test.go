package format

import (
	"strings"
	"testing"

	"verbatim/corpus"
)

func TestSameSite(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"https://example.com/a", "http://example.com/b", true},
		{"https://example.com/a", "https://www.example.com/a", true},
		{"https://amp.example.co.uk/a", "https://example.co.uk/a", true},
		{"https://example.co.uk/a", "https://other.co.uk/a", false},
		{"https://example.com/", "https://example.org/", false},
		{"https://joe.github.io/", "https://ann.github.io/", false},
		{"https://example.com.evil.org/", "https://example.com/", false},
		{"http://127.0.0.1:8080/a", "http://127.0.0.1:8080/b", true},
		{"http://127.0.0.1/a", "http://10.0.0.1/b", false},
		{"http://localhost/a", "http://localhost/b", true},
		{"https://com/", "https://example.com/", false},
		{"", "", false},
	} {
		if got := sameSite(c.a, c.b); got != c.want {
			t.Errorf("sameSite(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

// TestForeignAddress: a page cannot pass itself off as another site's.
func TestForeignAddress(t *testing.T) {
	body := strings.Repeat("<p>The harbour bridge reopened on Wednesday, two years after a barge struck one of its pillars.</p>", 4)
	for canonical, want := range map[string]string{
		"https://www.example.com/story":   "https://www.example.com/story",
		"https://another.example/story":   "https://example.com/a",
		"https://example.com.evil/story":  "https://example.com/a",
		"https://cdn.example.com:8443/st": "https://cdn.example.com:8443/st",
	} {
		page := `<html><head><title>Bridge</title><link rel="canonical" href="` + canonical + `"></head><body><article>` + body + `</article></body></html>`
		var h corpus.Header
		h.URL = "https://example.com/a"
		a, _, err := Read(strings.NewReader(page), "a.html", h)
		if err != nil || a.URL != want {
			t.Errorf("%s: got %q, %v, want %q", canonical, a.URL, err, want)
		}
	}
}

func TestValidHeader(t *testing.T) {
	h := corpus.Header{ID: "X y", Title: "A\nB", Language: "en_us!", Source: corpus.Source{URL: "javascript:x", Author: "Jo", Published: "2024-13-01", Publisher: strings.Repeat("x", 600)}}
	if got, want := h.Valid(), (corpus.Header{Source: corpus.Source{Author: "Jo"}}); got != want {
		t.Errorf("got %+v", got)
	}
}

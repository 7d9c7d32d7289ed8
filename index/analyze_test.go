package index

import (
	"strings"
	"testing"
)

// terms are the terms of a text in one line, overlapping ones in brackets.
func terms(lang, text string) string {
	var out []string
	for _, t := range analyzerFor(lang).tokens(text) {
		if t.kind&overlap != 0 {
			out = append(out, "["+t.term+"]")
		} else {
			out = append(out, t.term)
		}
	}
	return strings.Join(out, " ")
}

func TestTerms(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "The U.S. officials said", "the us offici said"},
		{"en", "Zelensky’s e-mail", "zelenski e [email] mail"},
		{"en", "1,000 cafés", "1000 cafe"},
	} {
		if got := terms(c.lang, c.text); got != c.want {
			t.Errorf("%s %q: %s; want %s", c.lang, c.text, got, c.want)
		}
	}
}

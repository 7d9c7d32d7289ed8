package spelling

import (
	"testing"

	"verbatim/index/analysis"
)

func TestSpacesLeftOut(t *testing.T) {
	v := words(t, map[string]int{"new": 90, "york": 40, "paris": 9, "torvald": 1, "fairley": 1, "solar": 20, "panel": 9, "sun": 8, "set": 7, "in": 90, "is": 90, "of": 90})
	v.Common = map[string]analysis.Kind{"in": analysis.Stop, "of": analysis.Stop, "the": analysis.Stop, "who": analysis.Stop | analysis.Question, "is": analysis.Stop}
	for written, want := range map[string]string{
		"newyork":        "new york",
		"NewYork":        "new york",
		"inparis":        "in paris",
		"inthe":          "in the",
		"whois":          "who is",
		"solarpanel":     "solar panel",
		"torvaldfairley": "", // one passage each is no proof
		"ofFairley":      "of fairley",
		"ofFáirley":      "of fairley",
		"TorvaldFairley": "torvald fairley",
		"sunset":         "", // may be a word of its own
		"ofx":            "",
	} {
		word := analysis.For("en").Fold(written)
		if got, _ := Correct(word, written, v); got != want {
			t.Errorf("%s is read as %q, want %q", written, got, want)
		}
	}
}

func TestRejoin(t *testing.T) {
	v := words(t, map[string]int{"zelensky": 3, "air": 4, "craft": 2, "aircraft": 9})
	if got := rejoin("ze", "lensky", v); got != "zelensky" {
		t.Errorf("ze lensky is read as %q", got)
	}
	if got := rejoin("air", "craft", v); got != "" {
		t.Errorf("air craft, both known, is read as %q", got)
	}
}

func TestSpacesMisplaced(t *testing.T) {
	v := words(t, map[string]int{"president": 9, "prime": 5, "minister": 6, "ink": 4, "raft": 4})
	v.Common = map[string]analysis.Kind{"the": analysis.Stop, "in": analysis.Stop}
	for _, c := range []struct{ a, b, want string }{
		{"th", "epresident", "the president"},
		{"primem", "inister", "prime minister"},
		{"mini", "sterx", ""},
		{"x", "y", ""},
	} {
		if got := respaced(c.a, c.b, v); got != c.want {
			t.Errorf("%s %s is read as %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

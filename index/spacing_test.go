package index

import (
	"maps"
	"slices"
	"testing"

	"verbatim/index/analysis"
)

func TestSpacesLeftOut(t *testing.T) {
	v := words(t, map[string]int{"new": 90, "york": 40, "paris": 9, "torvald": 1, "fairley": 1, "solar": 20, "panel": 9, "sun": 8, "set": 7, "in": 90, "is": 90, "of": 90})
	v.common = map[string]analysis.Kind{"in": analysis.Stop, "of": analysis.Stop, "the": analysis.Stop, "who": analysis.Stop | analysis.Question, "is": analysis.Stop}
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
		if got, _ := correct(word, written, v); got != want {
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
	v.common = map[string]analysis.Kind{"the": analysis.Stop, "in": analysis.Stop}
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

// Of words that stand in a passage or two it takes company to tell that two were
// written as one.
func TestSpacesLeftOutInCompany(t *testing.T) {
	x := open(t, "", lighthouse())
	for question, want := range map[string][]Correction{
		"Who went to fetch oil and theBread?": {{"theBread", "the bread"}},
		"Who went to fetch oil and thebread?": {{"thebread", "the bread"}},
		"Who tends the ferry for thebread?":   nil,
	} {
		answer := answerFrom(t, x, question)
		if got := answer.Corrections; !slices.Equal(got, want) {
			t.Errorf("%s: corrections %v, want %v", question, got, want)
		}
	}
}

// A space moves only between two words that are both unknown.
func TestMisspelledStopWordsAndSpacesInQuestions(t *testing.T) {
	s := lighthouse()
	s.put("raft", "The raft", "They drew the raft in ink.", "Ink was dear, a raft was not.", "Of the ink, the raft and the sea.")
	x := open(t, "", s)
	for question, want := range map[string]map[string]string{
		"Whp lit teh lighthouse?":               {"Whp": "who", "teh": "the"},
		"Who lit a lamp at SkerryPoint?":        {"SkerryPoint": "skerry point"},
		"Who lit th elighthouse?":               {"th elighthouse": "the lighthouse"},
		"What happened atthe LighthouseofWhit?": {"atthe": "at the"},
		"What is there in Kraft?":               {},
	} {
		if got := readAs(t, x, question); !maps.Equal(got, want) {
			t.Errorf("%s: read as %v, want %v", question, got, want)
		}
	}
}

// readAs maps what a question has misspelled to what it is read as.
func readAs(t *testing.T, x *Index, question string) map[string]string {
	t.Helper()
	h := held(t, x)
	q := queryOf(t, h, question)
	read := map[string]string{}
	for place, word := range q.corrected {
		read[question[place.Start:place.End]] = word
	}
	return read
}

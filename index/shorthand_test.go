package index

import (
	"maps"
	"testing"

	"verbatim/index/analysis"
)

func TestLightWordsAreNoContent(t *testing.T) {
	for text, want := range map[string]string{
		"What happened to the lamp in Whitby?": "lamp whitby",
		"Who is going to light the lamp?":      "light lamp",
		"Who is going home?":                   "going home",
	} {
		q := query{text: text, tokens: map[string][]analysis.Token{"en": analysis.WrittenOut("en", text, analysis.For("en").Tokens(text))}}
		r := q.read("en", &builtin)
		if got := r.list(r.content); got != want {
			t.Errorf("%q: content %q, want %q", text, got, want)
		}
	}
}

func TestShorthandIsReadOut(t *testing.T) {
	s := lighthouse()
	s.put("temple", "Wat Arun", "The ppl of Bangkok built Wat Arun by the river.")
	for question, want := range map[string]map[string]string{
		"wen was the lamp lit?":              {"wen": "when"},
		"which govt lit the lamp?":           {"govt": "government"},
		"who's gonna light the lamp?":        {"gonna": "going to"},
		"Who is the CEO of Skerry Point?":    {"CEO": "chief executive"},
		"Which ppl built the wat by a river": {},
	} {
		if got := readAs(t, open(t, "", s), question); !maps.Equal(got, want) {
			t.Errorf("%s: read as %v, want %v", question, got, want)
		}
	}
}

package index

import (
	"maps"
	"strings"
	"testing"
)

func TestQuestionsAreWrittenOut(t *testing.T) {
	for text, want := range map[string]string{
		"what's the keeper's name": "what is the keeper name",
		"Who’s Reid?":              "who is reid",
		"whens the ferry":          "when is the ferry",
		"what time's the ferry":    "what time is the ferry",
		"the keeper's oil":         "the keeper oil",
		"how come it was lit?":     "why it was lit",
		"What exactly did he say?": "what did he say",
		`Who said "not really"?`:   "who said not really",
		"really":                   "really",
		"Whose boat is it?":        "whose boat is it",
		"Is this what it was?":     "is this what it was",
	} {
		if got := inWords(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// inWords are the words that an English question is read as.
func inWords(text string) string {
	var words []string
	for _, token := range writtenOut("en", text, analyzerFor("en").tokens(text)) {
		words = append(words, token.word)
	}
	return strings.Join(words, " ")
}

func TestLightWordsAreNoContent(t *testing.T) {
	for text, want := range map[string]string{
		"What happened to the lamp in Whitby?": "lamp whitby",
		"Who is going to light the lamp?":      "light lamp",
		"Who is going home?":                   "going home",
	} {
		q := query{text: text, tokens: map[string][]token{"en": writtenOut("en", text, analyzerFor("en").tokens(text))}}
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

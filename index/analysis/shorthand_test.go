package analysis

import (
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
	for _, token := range WrittenOut("en", text, For("en").Tokens(text)) {
		words = append(words, token.Word)
	}
	return strings.Join(words, " ")
}

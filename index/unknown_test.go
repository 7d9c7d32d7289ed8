package index

import (
	"slices"
	"strings"
	"testing"
)

func TestUnknownWordsAreNamed(t *testing.T) {
	x := open(t, "", lighthouse())
	for question, want := range map[string]string{
		"Does the zeppelin cross to Skerry with Xylophones?":     "zeppelin Xylophones",
		"What else did the keeper mention, and what happened?":   "",
		"Can you tell me how old the author from India is?":      "author India",
		"Who died when they sent for the keeper?":                "died",
		"How many people really live behind the lamp in Will's?": "live Will's",
		"Wer ist der Bäcker?":                                    "Bäcker",
		"ใครปลูกดอกทานตะวัน Xylophones":                          "Xylophones",
	} {
		answer := answerFrom(t, x, question)
		if got := strings.Join(answer.Unknown, " "); got != want {
			t.Errorf("%s: unknown words %q, want %q", question, got, want)
		}
	}
}

// A text of a few words may be of no language that is known.
func TestUnknownWordsOfUnknownLanguages(t *testing.T) {
	s := shelf{}
	s.putIn("", "a", "Note", "Ida Moe paid.")
	x := open(t, "", s)
	answer := answerFrom(t, x, "Who paid for the zeppelin, and what did they say?")
	if want := []string{"zeppelin"}; !slices.Equal(answer.Unknown, want) {
		t.Errorf("unknown words %q, want %q", answer.Unknown, want)
	}
}

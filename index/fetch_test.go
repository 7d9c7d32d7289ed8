package index

import "testing"

// What answers may use other words than the question: in a small library all
// passages are looked at, and what has no word of it is not near.
func TestSmallLibraryIsReadWhole(t *testing.T) {
	s := shelf{}
	s.put("raid", "The raid", "The boats came at dawn.", "It was the third invasion from the north.", "Everybody slept.")
	x := open(t, "", s)
	for question, want := range map[string]string{"Who invaded?": "raid#2", "Who bakes?": ""} {
		answer := answerFrom(t, x, question)
		got := ""
		if len(answer.Nearest) > 0 {
			got = answer.Nearest[0].Passage.ID()
		}
		if got != want || len(answer.Nearest) > 1 {
			t.Errorf("%s: %q is nearest of %d, want %q alone", question, got, len(answer.Nearest), want)
		}
	}
}

package index

import "testing"

// What a word was meant to be is told by what it stands beside.
func TestMisspelledNameIsToldByItsCompany(t *testing.T) {
	s := shelf{}
	s.put("novelist", "A novelist", "Woolf wrote of a voyage to a lighthouse.", "She lived in Bloomsbury.")
	s.put("forest", "The forest", "The wolf hunts at night.", "A wolf eats deer.", "Each wolf knows its pack.")
	x := open(t, "", s)
	for question, want := range map[string]string{
		"Which voyage did Wollf write of?": "Woolf",
		"Does a wollf hunt by night?":      "wolf",
	} {
		answer := answerFrom(t, x, question)
		if got := answer.Corrections; len(got) != 1 || got[0].To != want {
			t.Errorf("%s: corrections %v, want one to %s", question, got, want)
		}
	}
}

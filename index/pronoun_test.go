package index

import "testing"

func TestAPronounHoldsTheNameBefore(t *testing.T) {
	const gone = "Ingrid Moe kept the ferry for thirty years, until the bridge was built."
	for text, want := range map[string]string{
		"Then she painted boats.":                             "moe",
		"In the summers her brother painted boats.":           "moe",
		"The boats came by. She painted one of them a year.":  "moe",
		"Anders Lie and his sons painted boats.":              "",
		"Boats came by. Anders watched them, and he painted.": "",
		"It took a summer to have all boats painted.":         "",
	} {
		r, before := meetText("What was painted by Moe?", "", gone)
		_, m := meetText("What was painted by Moe?", "", text)
		m.number = 2
		r.carryNames(&articleView{matches: []*match{m, before}})
		if got := r.list(m.carried); got != want {
			t.Errorf("%s: carries %q, want %q", text, got, want)
		}
		if got := m.family & r.names; got != m.carried {
			t.Errorf("%s: %q in the family", text, r.list(got))
		}
		m.number = 3
		if r.carryNames(&articleView{matches: []*match{before, m}}); m.carried != 0 {
			t.Errorf("%s: carries %q over a gap", text, r.list(m.carried))
		}
	}
}

func TestANameIsCarriedFromSentenceToSentence(t *testing.T) {
	r, m := meetText("What was painted by Moe?", "", "Ingrid Moe kept the ferry. Boats came by. She painted them. So did Lie.")
	r.carryNames(&articleView{matches: []*match{m}})
	for i, want := range []string{"", "", "moe", ""} {
		if got := r.list(m.sentences[i].kin & r.names); got != want {
			t.Errorf("sentence %d: carries %q, want %q", i+1, got, want)
		}
	}
}

func TestAPronounIsOnePerson(t *testing.T) {
	r, m := meetText("Why did Ingrid Moe write to Anders Lie?", "", "Ingrid Moe often thought of Anders Lie. So she wrote.")
	r.carryNames(&articleView{matches: []*match{m}})
	if got := r.list(m.sentences[1].kin & r.names); got != "ingrid moe" {
		t.Errorf("carries %q", got)
	}
}

// TestAPronounAnswersOfANameBefore asks of somebody whom only the paragraph before
// names.
func TestAPronounAnswersOfANameBefore(t *testing.T) {
	s := lighthouse()
	s.put("ferry", "The ferry", "Ingrid Moe kept the ferry for thirty years, until the bridge was built.",
		"Then she had time to paint the boats of the sound, which she sold in her cottage.",
		"Anders Lie lived by the quay. He painted boats in a shed, and gave them away.")
	if got := first(t, open(t, "", s), "Where did Moe sell boats?"); got != "ferry#2" {
		t.Errorf("answered by %s", got)
	}
}

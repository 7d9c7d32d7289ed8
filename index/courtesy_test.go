package index

import "testing"

func TestCourtesyIsNoPartOfTheQuestion(t *testing.T) {
	for text, want := range map[string]string{
		"hey, what did Blinken say?":                   "what … say",
		"hi there, what did Psaki say about it cheers": "what … it",
		"Good morning! When do they talk? Thanks!":     "When … talk",
		"thanks, and when is the call":                 "when … call",
		"When is the call, please?":                    "When … call",
		"hey bot who lit the lamp, thank you":          "who … lamp",
		// A name, and nothing but courtesy, stay.
		"Hello Kitty was made by whom?": "Hello … whom",
		"Hey Jude was sung by whom?":    "Hey … whom",
		"hello":                         "hello … hello",
		"thank you very much":           "thank … much",
		"Who said hello to the queen?":  "Who … queen",
	} {
		tokens := withoutCourtesy(text, analyzerFor("en").tokens(text))
		first, last := tokens[0], tokens[len(tokens)-1]
		if got := text[first.Start:first.End] + " … " + text[last.Start:last.End]; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

package bot

import (
	"fmt"
	"testing"

	"verbatim/corpus"
)

// TestFullListsOfQuestionsBlameNobody: who asks the editors for the first time
// has no part in how many questions they have.
func TestFullListsOfQuestionsBlameNobody(t *testing.T) {
	b := newBot(t, &journal{})
	for asker := range maxEditorQuestions / maxAskerQuestions {
		for n := range maxAskerQuestions {
			if _, err := b.Store.AskEditors(t.Context(), corpus.EditorQuestion{Server: "1", Asker: fmt.Sprint(asker), Text: fmt.Sprint(n, "?")}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for user, want := range map[string]string{"0": "too_many_asked", "newcomer": "editors_full"} {
		o, err := b.askEditors(t.Context(), Request{Guild: "1", User: user, member: true, asked: "Who?", action: action{user: user}})
		if err != nil || o.kind != want {
			t.Errorf("%s is told %s, error %v, want %s", user, o.kind, err, want)
		}
	}
}

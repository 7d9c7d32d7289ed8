package index

import (
	"testing"

	"verbatim/index/followup"
)

// TestAFollowUpIsAnsweredOnItsTopic: the answer of before is none to what is asked
// anew.
func TestAFollowUpIsAnsweredOnItsTopic(t *testing.T) {
	x := demoIndex(t)
	for next, answered := range map[string]bool{"What about sourdough?": false, "and drones?": false, "and Jake Sulivan?": true} {
		q, carried := followup.Read("How long were Sullivan and Yang in Rome?", next)
		a, err := x.Answer(t.Context(), Question{Text: q.Text, Topic: q.Topic})
		if err != nil || !carried || a.Answered() != answered {
			t.Errorf("%s %q: carried %v, quotes %d, error %v, want an answer: %v", next, q.Text, carried, len(a.Quotes), err, answered)
		}
	}
}

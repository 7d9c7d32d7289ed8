package bot

import (
	"context"
	"strings"
	"testing"

	"verbatim/corpus/demo"
)

// TestDemoAnswersPassTheGate asks everything that is labelled and expects
// quotations, or a kind line, but never a defect.
func TestDemoAnswersPassTheGate(t *testing.T) {
	log := &journal{}
	b := newBot(t, log)
	quoted := 0
	for _, q := range demo.Questions() {
		r := b.Answer(context.Background(), Request{Surface: Direct, Question: q.Text})
		if len(r.Embeds) > 0 {
			quoted++
		}
	}
	if quoted == 0 || strings.Contains(log.String(), "level=ERROR") {
		t.Errorf("%d questions got quotations\n%s", quoted, log)
	}
}

// TestDemoOnDiscord asks about the built-in story from end to end.
func TestDemoOnDiscord(t *testing.T) {
	tr := online(t, nil, Config{})
	for _, q := range demo.Questions() {
		if len(q.Passages) == 0 {
			continue
		}
		m := tr.reply(tr.As("", tr.IDs.Direct).Write(q.Text))
		if len(m.Embeds) > 0 {
			return
		}
	}
	t.Error("no question of the demo got an answer")
}

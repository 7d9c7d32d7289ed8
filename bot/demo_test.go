package bot

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/demo"
	"verbatim/index"
)

// demoIndex is a real index of the built-in story.
func demoIndex(t *testing.T) *index.Index {
	t.Helper()
	x, err := index.Open(context.Background(), "", corpus.NewStatic(demo.Articles()...), index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

func answerer(x *index.Index) Answerer {
	return func(ctx context.Context, text string) (index.Answer, error) {
		return x.Answer(ctx, index.Question{Text: text})
	}
}

// TestDemoAnswersPassTheGate asks everything that is labelled and expects
// quotations, or a kind line, but never a defect.
func TestDemoAnswersPassTheGate(t *testing.T) {
	x, log := demoIndex(t), &journal{}
	b := New(answerer(x), slog.New(slog.NewTextHandler(log, nil)))
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
	tr := online(t, answerer(demoIndex(t)), Config{})
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

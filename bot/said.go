package bot

import (
	"context"
	"strings"

	"verbatim/bot/markdown"
)

// said shows where a person is quoted or reported as speaking.
func (b *Bot) said(ctx context.Context, req Request) (outcome, error) {
	who, about := oneLine(req.options[whoOption]), oneLine(req.options[aboutOption])
	a, err := b.Pool.Said(ctx, req.Server, who, about)
	if err != nil {
		return outcome{}, err
	}
	private := b.isPrivate(ctx, req)
	t := b.public(ctx, req)
	if private || !a.Answered() {
		t = b.private(ctx, req)
	}
	name, topic := markdown.Escape(clip(who, maxWord)), markdown.Escape(clip(about, maxNote))
	note, nothing := t.say("said_by", "Who", name), t.say("said_nothing", "Who", name)
	if about != "" {
		note, nothing = t.say("said_about", "Who", name, "About", topic), t.say("said_nothing_about", "Who", name, "About", topic)
	}
	if !a.Answered() {
		return outcome{kind: "nothing", reply: Reply{Content: nothing, Private: true}, texts: t, answer: a}, nil
	}
	a.Question = strings.TrimSpace(who + " " + about)
	o := b.answered(ctx, req, t, a, []string{note})
	o.question = "" // no question was asked that another could follow
	return o, nil
}

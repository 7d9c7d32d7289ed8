package bot

import (
	"context"
	"strings"

	"verbatim/index"
	"verbatim/index/followup"
)

// A Chat answers one person in a terminal. As in a direct message, a question may
// go on from the one before.
type Chat struct {
	pool   *index.Pool
	server string
	style  Style
	before topic
}

// NewChat begins a chat about what a server may read, or about the shared articles
// where it is "".
func NewChat(pool *index.Pool, server string, s Style) *Chat {
	return &Chat{pool: pool, server: server, style: s}
}

// Reply answers a question and draws the answer as Terminal does, below what a
// question that goes on was taken for. Who asks for more is shown the quotes that
// were not shown yet.
func (c *Chat) Reply(ctx context.Context, question string) (string, error) {
	q, carried := followup.Read(c.before.question, question)
	a, err := c.pool.Answer(ctx, c.server, index.Question{Text: q.Text, Topic: q.Topic})
	if err != nil {
		return "", err
	}
	if carried && c.before.refused && followup.AddsNothing(question) {
		a.Quotes = nil
	}
	t, p, seen, answered := english(), newPrinter(c.style), 0, a.Answered()
	if carried {
		p.line(t.say("understood", "Question", Printable(oneLine(q.Text))))
		if followup.AsksForMore(question) && strings.EqualFold(q.Text, c.before.question) {
			seen = min(c.before.shown, len(a.Quotes))
		}
	}
	a.Quotes = a.Quotes[seen:]
	if seen > 0 && len(a.Quotes) == 0 {
		p.line(t.say("no_more"))
	} else {
		p.WriteString(Terminal(a, c.style))
	}
	if kind, _ := t.aside(Request{Question: question}); kind == "" {
		c.before = topic{q.Text, seen + min(maxShown, len(a.Quotes)), !answered}
	}
	return p.String(), nil
}

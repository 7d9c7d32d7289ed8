package bot

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// A Rehearsal is a question that is asked for the look of its answer.
type Rehearsal struct {
	// Question is what is asked, or the message that is checked.
	Question string
	// Way is how it is asked, one of Ways.
	Way string
	// Server is the server in which it is asked, with the settings and articles
	// that it has. With "" it is one that has none of its own.
	Server string
	// Locale is the person's and the server's language, as Discord writes it; ""
	// is English.
	Locale string
}

// Ways are the ways to ask in a rehearsal: with /ask, by mentioning the bot, in
// direct messages, and with the two commands in the menu of a message.
func Ways() []string { return []string{"slash", "mention", "direct", "find", "check"} }

// Snowflakes of nobody, which stand in the buttons of a rehearsal.
const (
	rehearsalEvent   = "100000000000000001"
	rehearsalServer  = "100000000000000002"
	rehearsalChannel = "100000000000000003"
	rehearsalUser    = "100000000000000004"
)

// request is the request that the question would be.
func (r Rehearsal) request() (Request, error) {
	locale := cmp.Or(r.Locale, "en-US")
	req := Request{Question: r.Question, ID: rehearsalEvent, Guild: rehearsalServer, Channel: rehearsalChannel, User: rehearsalUser,
		Server: r.Server, Locale: locale, GuildLocale: locale, member: true}
	if r.Server != "" {
		req.Guild = r.Server
	}
	switch r.Way {
	case "slash":
		req.Surface, req.Command = Slash, askCommand
	case "mention":
		req.Surface, req.Question = Mention, oneLine(r.Question)
	case "direct":
		req.Surface, req.Guild, req.member = Direct, "", false
	case "find":
		req.Surface, req.Command = OnMessage, findCommand
	case "check":
		req.Surface, req.Command = OnMessage, checkCommand
	default:
		return Request{}, fmt.Errorf("no way to ask: %q, want one of %s", r.Way, strings.Join(Ways(), ", "))
	}
	return req, nil
}

// A Preview is the reply to a rehearsal, as it would go to Discord.
type Preview struct {
	// JSON is the body of the request that would be sent, indented: the first
	// response to a command, or the message that answers a message.
	JSON []byte

	request Request
	texts   texts
	reply   Reply
}

// errUnsaid is Preview's where nothing would be said.
var errUnsaid = errors.New("the settings of the server keep the bot silent there")

// Preview answers a rehearsal by the same path as a question from Discord, up
// to the request that would be sent. What is an apology there is an error here.
func (b *Bot) Preview(ctx context.Context, r Rehearsal) (Preview, error) {
	req, err := r.request()
	if err != nil {
		return Preview{}, err
	}
	o := b.handle(ctx, req, func(r Request) Request { return r })
	switch {
	case o.err != nil:
		return Preview{}, o.err
	case o.reply.silent():
		return Preview{}, errUnsaid
	}
	p := Preview{request: req, texts: o.texts, reply: o.reply}
	p.JSON, err = indented(p.body())
	return p, err
}

// body is that of the request that would carry the message.
func (p Preview) body() any {
	if !p.request.answersMessage() {
		return firstResponse(p.reply)
	}
	m := answerTo(p.request, p.reply)
	if p.reply.Thread == "" {
		m = m.below(p.request)
	}
	return m
}

// private tells whether only the person would see the message.
func (p Preview) private() bool { return p.reply.Private && !p.request.answersMessage() }

// indented writes JSON for people.
func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}

// Package bot shows answers to people: on Discord, and in a terminal.
//
// A surface (a slash command, a direct message, a mention) turns what arrives
// into a plain [Request]; [Bot.Answer] asks the index and returns a [Reply];
// one thin edge (discord.go) sends it. In between the answer is drawn
// (excerpt.go decides what is shown, render.go writes it, escape.go keeps an
// article's characters from formatting) and passes the verbatim gate (gate.go),
// which reads the drawn reply as Discord will and compares it with the stored
// passages. All texts for people are in texts.go.
//
// The package knows neither how passages are found (package index) nor how
// articles are stored (package corpus).
//
// Start here, then read render.go and gate.go; [Run] in run.go is where the
// program starts the bot.
package bot

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"
	"unicode"

	"verbatim/index"
)

// An Answerer finds what the articles say to a question, as an index
// does. It may be called at the same time and should stop when ctx ends.
type Answerer func(ctx context.Context, question string) (index.Answer, error)

// A Surface is a way in which a question reaches the bot.
type Surface string

// The surfaces on Discord.
const (
	Slash   Surface = "slash"
	Direct  Surface = "direct"
	Mention Surface = "mention"
	// RolePing is a ping of the bot's own role, which people take for a
	// mention. Discord may hide the message's text from the bot.
	RolePing Surface = "role"
)

// A Request is a question as it came in.
type Request struct {
	Surface  Surface
	Question string
	// ID is the event's, Guild "" in direct messages. All are Discord
	// snowflakes.
	ID, Guild, Channel, User string
}

// MaxQuestion is the longest question that is looked up, in code points.
const MaxQuestion = 500

// A Bot answers requests. Its methods may be called at the same time.
type Bot struct {
	find  Answerer
	log   *slog.Logger
	texts texts

	health health
}

// New returns a bot that answers with what find returns.
func New(find Answerer, log *slog.Logger) *Bot {
	return &Bot{find: find, log: log, texts: english()}
}

// Answer turns a request into a reply that has passed the verbatim gate. It
// always returns something to say: errors, panics and a ctx that ends become a
// kind line for the person and a line in the log for the operator.
func (b *Bot) Answer(ctx context.Context, req Request) Reply {
	start := time.Now()
	o := b.decide(ctx, req)
	b.logOutcome(ctx, req, o, time.Since(start))
	return o.reply
}

// An outcome is a reply and how it came about.
type outcome struct {
	// kind is one word for the log.
	kind   string
	reply  Reply
	answer index.Answer
	// err is set where kind is failed, late or withheld.
	err error
}

// decide answers the request or says why not.
func (b *Bot) decide(ctx context.Context, req Request) (o outcome) {
	defer func() {
		if r := recover(); r != nil {
			o = failure("failed", b.texts.say("failed"), fmt.Errorf("panic: %v", r))
		}
	}()
	if kind, text := b.texts.aside(req); kind != "" {
		return outcome{kind: kind, reply: Reply{Content: text, Private: true}}
	}
	a, err := b.find(ctx, strings.TrimSpace(req.Question))
	switch {
	case err != nil && ctx.Err() != nil:
		return failure("late", b.texts.say("late"), err)
	case err != nil:
		return failure("failed", b.texts.say("failed"), err)
	}
	return b.show(a, req)
}

// show renders an answer and sends it through the gate.
func (b *Bot) show(a index.Answer, req Request) outcome {
	kind, reply, shown := "nothing", Reply{Content: b.texts.nothingFound(a, escape), Private: true}, proof{}
	if a.Answered() {
		notes := b.texts.notes(a, escape)
		if req.Surface == Slash {
			notes = append(notes, b.texts.asked(a.Question))
		}
		kind = "answered"
		reply, shown = b.texts.render(a.Quotes[:min(maxShown, len(a.Quotes))], notes)
	}
	if err := gate(b.texts, reply, shown); err != nil {
		return failure("withheld", b.texts.say("withheld"), err)
	}
	return outcome{kind: kind, reply: reply, answer: a}
}

func failure(kind, text string, err error) outcome {
	return outcome{kind: kind, reply: Reply{Content: text, Private: true}, err: err}
}

// isWord tells whether a character is a part of a word.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// aside tells whether a request is no question to look up, and what to say to
// it; kind is "" for a question.
func (t texts) aside(req Request) (kind, text string) {
	question := strings.TrimFunc(strings.ToLower(oneLine(req.Question)), func(r rune) bool {
		return !isWord(r)
	})
	switch {
	case req.Surface == RolePing:
		return "hint", t.say("role_hint")
	case question == "":
		return "hint", t.say("hint")
	case wireLength(req.Question) > MaxQuestion:
		return "too long", t.say("too_long", "Limit", MaxQuestion)
	case t.isGreeting(question):
		return "small talk", t.say("small_talk")
	}
	return "", ""
}

func (t texts) isGreeting(question string) bool {
	return slices.Contains(t.list("greetings"), question)
}

// logOutcome writes the one line a question leaves in the log. The question
// itself is personal and stays out, except at debug level.
func (b *Bot) logOutcome(ctx context.Context, req Request, o outcome, took time.Duration) {
	level := slog.LevelInfo
	if o.err != nil {
		level = slog.LevelError
	}
	attrs := []slog.Attr{
		slog.String("surface", string(req.Surface)), slog.String("guild", req.Guild), slog.String("event", req.ID),
		slog.String("outcome", o.kind), slog.Float64("confidence", o.answer.Confidence),
		slog.Duration("took", took), slog.Duration("searched", o.answer.Took),
	}
	if o.answer.Answered() {
		attrs = append(attrs, slog.String("passage", o.answer.Quotes[0].Passage.ID()))
	}
	if o.err != nil {
		attrs = append(attrs, slog.Any("error", o.err))
	}
	if b.log.Enabled(ctx, slog.LevelDebug) {
		attrs = append(attrs, slog.String("question", req.Question))
	}
	b.log.LogAttrs(ctx, level, "question", attrs...)
}

// Package bot shows answers to people: on Discord, and in a terminal.
//
// What arrives from Discord becomes a plain [Request] (event.go), a table says
// which handler it goes to (table.go), and a handler returns a [Reply], which
// one thin edge (discord.go, way.go) sends. In between [Bot.Answer] holds it
// against the verbatim gate (gate.go), which reads the drawn reply as Discord
// will and compares it with the stored passages. How quotes are drawn is in
// excerpt.go and render.go, how Discord reads text in package markdown. What a button knows is written into its
// custom_id (action.go). All texts for people are in messages, one file a
// language.
//
// The package knows neither how passages are found (package index) nor how
// articles are stored and fetched (package corpus).
//
// Start here, then read table.go, ask.go and gate.go; [Run] in run.go is where
// the program starts the bot.
package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"verbatim/corpus"
	"verbatim/corpus/intake"
	"verbatim/index"
)

// Parts are what a bot is made of.
type Parts struct {
	// Store keeps the articles, settings and questions of all servers, and Pool
	// answers from them. Without a store there is only [Bot.Preview].
	Store *corpus.Store
	Pool  *index.Pool
	// Intake adds articles.
	Intake *intake.Intake
	// Demo is what the pool answers from where there is no article.
	Demo index.Source
	// Log hears of each request, in one line, and of what goes wrong. It may not
	// be nil.
	Log *slog.Logger
	// Observe is called with a record of every request, before its reply is
	// sent, at the same time for several; it should not wait. It may be nil.
	Observe func(Record)
	// Tracer records how long the steps of a request take; nil for none.
	Tracer trace.Tracer
}

// A Bot answers requests. Its methods may be called at the same time.
type Bot struct {
	Parts
	// find answers questions, as Pool.Answer does.
	find answerer
	// now is the clock, whose wall may be set at any moment: what is remembered
	// goes by the differences of its readings, which are monotonic.
	now      func() time.Time
	settings *recent[learned]
	// changing is held while settings are read, changed and stored, and learning
	// while what is remembered of them is replaced.
	changing, learning sync.Mutex
	pace               *pace
	health             health
	// locales are those of people who were seen of late, whose messages do not
	// tell.
	locales *recent[string]
	// known are the directories of libraries, by server.
	known *recent[directory]
}

// An answerer finds what the articles of a server say to a question, as
// index.Pool.Answer does. It may be called at the same time and should stop
// when ctx ends.
type answerer func(ctx context.Context, server string, q index.Question) (index.Answer, error)

// maxQuestion is the longest question that is looked up, in code points.
const maxQuestion = 500

// maxLocales and localeAge bound what is remembered of people's languages.
const maxLocales, localeAge = 1 << 12, 24 * time.Hour

// New returns a bot that is made of the parts.
func New(p Parts) *Bot {
	b := &Bot{Parts: p, now: time.Now, settings: newRecent[learned](maxSettings, settingsMemory),
		pace: newPace(), locales: newRecent[string](maxLocales, localeAge), known: newRecent[directory](maxDirectories, directoryAge)}
	if b.Tracer == nil {
		b.Tracer = noop.Tracer{}
	}
	if p.Pool != nil {
		b.find = b.traced(p.Pool.Answer)
	}
	return b
}

// An outcome is a reply and how it came about.
type outcome struct {
	// kind is one word for the log.
	kind  string
	reply Reply
	proof proof
	// texts are the language of the reply.
	texts  texts
	answer index.Answer
	// question is what was looked up, "" where nothing was.
	question string
	// shown is how many of the quotes that answer it the person has seen by now.
	shown int
	// notice goes to another channel, nil for none.
	notice *notice
	// err is for the log: set where kind is failed, late or withheld, or where the
	// library has a fault.
	err error
}

// A handler makes the outcome of a request. That nothing is found is no error.
type handler func(b *Bot, ctx context.Context, req Request) (outcome, error)

// Answer turns a request into a reply that has passed the verbatim gate. It
// always returns something to say, but to what is asked too often: errors,
// panics and a ctx that ends become a kind line for the person and a line in
// the log for the operator.
func (b *Bot) Answer(ctx context.Context, req Request) Reply {
	return b.handle(ctx, req, func(r Request) Request { return r }).reply
}

// handle is Answer with how it came about. Where the request is not refused,
// lookUp adds to it what only Discord can tell.
func (b *Bot) handle(ctx context.Context, req Request, lookUp func(Request) Request) outcome {
	start := time.Now()
	ctx, span := b.Tracer.Start(ctx, "answer")
	defer span.End()
	o := b.decide(ctx, req, lookUp)
	took := time.Since(start)
	span.SetAttributes(attribute.String("surface", string(req.Surface)), attribute.String("outcome", o.kind))
	b.logOutcome(ctx, req, o, took)
	if b.Observe != nil {
		b.Observe(Record{Surface: req.Surface, Outcome: o.kind, Took: took, Searched: o.answer.Took})
	}
	return o
}

// decide finds the handler of a request, calls it, and holds the reply against
// the gate.
func (b *Bot) decide(ctx context.Context, req Request, lookUp func(Request) Request) (o outcome) {
	defer func() {
		if r := recover(); r != nil {
			o = b.failure(ctx, req, "failed", fmt.Errorf("panic: %v\n%s", r, debug.Stack()))
		}
	}()
	b.remember(req)
	handle, refused := b.route(ctx, req)
	if refused != nil {
		return *refused
	}
	o, err := handle(b, ctx, lookUp(req))
	switch {
	case err != nil && ctx.Err() != nil:
		o = b.late(context.WithoutCancel(ctx), req)
		o.err = err
		return o
	case errors.Is(err, errChanged):
		return b.note(ctx, req, "changed")
	case errors.Is(err, errRemoved):
		return b.note(ctx, req, "removed")
	case errors.Is(err, errUnclear):
		return b.note(ctx, req, "unclear")
	case err != nil:
		return b.failure(ctx, req, "failed", err)
	}
	if err := o.pass(); err != nil {
		return b.failure(ctx, req, "withheld", err)
	}
	return o
}

// pass holds an outcome against the gate.
func (o outcome) pass() error {
	if o.reply.Public != nil {
		if err := gate(o.texts, *o.reply.Public, o.proof); err != nil {
			return err
		}
		return gate(o.texts, Reply{Content: o.reply.Content, Rows: o.reply.Rows}, proof{})
	}
	return gate(o.texts, o.reply, o.proof)
}

// private is the language of what only the person sees.
func (b *Bot) private(ctx context.Context, req Request) texts {
	locale := req.Locale
	if locale == "" {
		locale, _ = b.locales.get(req.User, b.now())
	}
	if locale == "" && req.Guild != "" {
		return b.public(ctx, req)
	}
	return textsFor(locale)
}

// public is the language of what others see too.
func (b *Bot) public(ctx context.Context, req Request) texts {
	if req.Guild == "" {
		return b.private(ctx, req)
	}
	return textsFor(cmp.Or(b.settingsOf(ctx, req.Guild).Language, req.GuildLocale))
}

// voice is the language of a line that is private where the surface can do
// that.
func (b *Bot) voice(ctx context.Context, req Request) texts {
	if req.answersMessage() {
		return b.public(ctx, req)
	}
	return b.private(ctx, req)
}

// remember keeps the language of a person for their next message.
func (b *Bot) remember(req Request) {
	if req.Locale != "" {
		b.locales.put(req.User, req.Locale, b.now())
	}
}

// note is a line for the person who asked. Who is still typing is offered nothing:
// Discord takes no words there.
func (b *Bot) note(ctx context.Context, req Request, id string, fields ...any) outcome {
	t := b.voice(ctx, req)
	r := Reply{Content: t.say(id, fields...), Private: true}
	if req.Surface == Typing {
		r = Reply{Choices: []Choice{}}
	}
	return outcome{kind: id, reply: r, texts: t}
}

// late is a note that something took too long. Work of minutes was no search, so
// that fewer words would not help.
func (b *Bot) late(ctx context.Context, req Request) outcome {
	o := b.note(ctx, req, "late")
	if commandNamed(req.Command).slow {
		o.reply.Content = o.texts.failed(context.DeadlineExceeded)
	}
	return o
}

// failure is a note about what went wrong. kind names its text.
func (b *Bot) failure(ctx context.Context, req Request, kind string, err error) outcome {
	o := b.note(context.WithoutCancel(ctx), req, kind)
	o.err = err
	return o
}

// logOutcome writes the one line a request leaves in the log. The question
// itself is personal and stays out, except at debug level.
func (b *Bot) logOutcome(ctx context.Context, req Request, o outcome, took time.Duration) {
	level := slog.LevelInfo
	switch {
	case req.Surface == Typing && (o.err == nil || o.kind == "late"): // as while an index is made
		level = slog.LevelDebug
	case o.err != nil:
		level = slog.LevelError
	}
	attrs := []slog.Attr{
		slog.String("surface", string(req.Surface)), slog.String("guild", req.Guild), slog.String("event", req.ID),
		slog.String("outcome", o.kind), slog.Float64("confidence", o.answer.Confidence),
		slog.Duration("took", took), slog.Duration("searched", o.answer.Took),
	}
	if req.Command != "" {
		attrs = append(attrs, slog.String("command", req.Command))
	}
	if o.answer.Answered() {
		attrs = append(attrs, slog.String("passage", o.answer.Quotes[0].Passage.ID()))
	}
	if o.err != nil {
		attrs = append(attrs, slog.Any("error", o.err))
	}
	if b.Log.Enabled(ctx, slog.LevelDebug) {
		attrs = append(attrs, slog.String("question", req.Question))
	}
	b.Log.LogAttrs(ctx, level, "question", attrs...)
}

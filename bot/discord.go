package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// An edge is where events of Discord come in and replies go out. It outlives
// the sessions that Run opens, so that an event is answered once even when the
// next session repeats it.
type edge struct {
	bot *Bot
	cfg Config
	// transport sends all requests to Discord.
	transport http.RoundTripper
	// work runs the requests, refusals those that are turned away since too
	// many run.
	work, refusals *crew
	seen           *memory

	mu sync.Mutex
	// self is the bot's user, app its application. discordgo's own record of
	// them may not be read while events arrive.
	self, app string
	// roles maps a server to the bot's own role in it.
	roles map[string]string
}

const (
	// atOnce is how many requests are answered at the same time: each takes
	// milliseconds, but a stalled network may hold them for seconds.
	atOnce = 64
	// memorySize and memoryAge bound what is remembered of handled events. A
	// session can be resumed for some minutes only.
	memorySize, memoryAge = 1 << 14, 15 * time.Minute
	// answerTime bounds the search for an answer, sendTime each message sent.
	answerTime, sendTime = 20 * time.Second, 15 * time.Second
)

func newEdge(b *Bot, cfg Config, base *url.URL) *edge {
	return &edge{bot: b, cfg: cfg, transport: newTransport(base, &b.health), work: newCrew(atOnce), refusals: newCrew(atOnce),
		seen: newMemory(memorySize, memoryAge), roles: map[string]string{}}
}

// listen adds the handlers to a session. They run one after another on its
// reading loop, so they start work and never wait. The context is that of the
// work: it outlives the call for the bot to end.
func (e *edge) listen(ctx context.Context, s *discordgo.Session) {
	s.SyncEvents = true
	s.AddHandler(func(_ *discordgo.Session, r *discordgo.Ready) { e.guard(ctx, "ready", func() { e.ready(r) }) })
	s.AddHandler(func(_ *discordgo.Session, g *discordgo.GuildCreate) { e.guard(ctx, "server", func() { e.joined(g) }) })
	s.AddHandler(func(_ *discordgo.Session, g *discordgo.GuildDelete) { e.guard(ctx, "server", func() { e.left(g) }) })
	s.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		e.guard(ctx, "message", func() { e.message(ctx, s, m) })
	})
	s.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		e.guard(ctx, "interaction", func() { e.interaction(ctx, s, i) })
	})
}

// guard keeps a panic from ending the process.
func (e *edge) guard(ctx context.Context, what string, do func()) {
	defer func() {
		if r := recover(); r != nil {
			e.bot.log.ErrorContext(ctx, "panic", "in", what, "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
		}
	}()
	do()
}

func (e *edge) ready(r *discordgo.Ready) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if r.User != nil {
		e.self = r.User.ID
	}
	if r.Application != nil && r.Application.ID != "" {
		e.app = r.Application.ID
	}
}

func (e *edge) joined(g *discordgo.GuildCreate) {
	if g.Guild == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if role := ownRole(g.Guild, e.self); role != "" {
		e.roles[g.Guild.ID] = role
	}
}

func (e *edge) left(g *discordgo.GuildDelete) {
	if g.Guild == nil || g.Unavailable {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.roles, g.Guild.ID)
}

// names returns the bot's user ID and its own role in a server.
func (e *edge) names(guild string) (self, role string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.self, e.roles[guild]
}

// message answers a message that is meant for the bot.
func (e *edge) message(ctx context.Context, s *discordgo.Session, m *discordgo.MessageCreate) {
	if m == nil || m.Message == nil {
		return
	}
	self, role := e.names(m.GuildID)
	req, ok := fromMessage(m.Message, self, role)
	if !ok {
		return
	}
	e.take(ctx, req, way{
		late: func(ctx context.Context) error { return typing(ctx, s, req.Channel) },
		send: func(ctx context.Context, r Reply) error { return post(ctx, s, req, r) },
	})
}

// interaction answers a slash command. A late answer is public even when it
// says that nothing was found: a deferral decides that before it is known.
func (e *edge) interaction(ctx context.Context, s *discordgo.Session, i *discordgo.InteractionCreate) {
	if i == nil {
		return
	}
	req, ok := fromInteraction(i.Interaction)
	if !ok {
		return
	}
	deferred := false
	e.take(ctx, req, way{
		late: func(ctx context.Context) error {
			deferred = true
			return deferReply(ctx, s, i.Interaction)
		},
		send: func(ctx context.Context, r Reply) error {
			if deferred {
				return edit(ctx, s, i.Interaction, r)
			}
			return respond(ctx, s, i.Interaction, r)
		},
	})
}

// A way leads back to the person who asked. late says that the answer takes a
// while, send gives it; they are called one after the other.
type way struct {
	late func(context.Context) error
	send func(context.Context, Reply) error
}

// take starts answering a request that was not taken before. When too many
// are being answered it says so.
func (e *edge) take(ctx context.Context, req Request, back way) {
	if !e.seen.first(req.ID, time.Now()) {
		e.bot.log.DebugContext(ctx, "an event came twice", "event", req.ID)
		return
	}
	if e.work.start(func() { e.guard(ctx, "answering", func() { e.answer(ctx, req, back) }) }) {
		return
	}
	e.refusals.start(func() {
		e.guard(ctx, "refusing", func() {
			e.bot.log.WarnContext(ctx, "too many questions at once", "event", req.ID)
			e.send(ctx, req, back, Reply{Content: e.bot.texts.say("busy"), Private: true})
		})
	})
}

// answer answers a request. It acknowledges one that takes long, and gives up
// on one that takes too long; it returns only when the search has ended, so
// that a search that hangs keeps its slot.
func (e *edge) answer(ctx context.Context, req Request, back way) {
	searching, cancel := context.WithTimeout(ctx, e.cfg.answerTime)
	defer cancel()
	found := make(chan Reply, 1)
	go func() { found <- e.bot.Answer(searching, req) }()

	patience := time.NewTimer(e.cfg.deferAfter)
	defer patience.Stop()
	select {
	case r := <-found:
		e.send(ctx, req, back, r)
		return
	case <-patience.C:
	}
	e.acknowledge(ctx, req, back)
	giveUp := time.NewTimer(e.cfg.answerTime)
	defer giveUp.Stop()
	select {
	case r := <-found:
		e.send(ctx, req, back, r)
	case <-giveUp.C:
		e.bot.log.ErrorContext(ctx, "the search does not heed its deadline", "event", req.ID)
		e.send(ctx, req, back, Reply{Content: e.bot.texts.say("late"), Private: true})
		<-found
	}
}

// acknowledge says that the answer takes a while.
func (e *edge) acknowledge(ctx context.Context, req Request, back way) {
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	if err := back.late(ctx); err != nil {
		e.complain(ctx, "acknowledging", req, err)
	}
}

// send gives a person the reply.
func (e *edge) send(ctx context.Context, req Request, back way, r Reply) {
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	if err := back.send(ctx, r); err != nil {
		e.complain(ctx, "replying", req, err)
	}
}

// complain logs that Discord did not take something, and what to do about it.
func (e *edge) complain(ctx context.Context, doing string, req Request, err error) {
	level, advice := slog.LevelError, ""
	switch code := restCode(err); code {
	case discordgo.ErrCodeMissingPermissions, discordgo.ErrCodeMissingAccess:
		level, advice = slog.LevelWarn, "give the bot's role the permissions of the invite link in this channel"
	case discordgo.ErrCodeCannotSendMessagesToThisUser:
		level, advice = slog.LevelInfo, "the person takes no direct messages"
	case discordgo.ErrCodeUnknownInteraction:
		level, advice = slog.LevelWarn, "the reply came after 3 s: is the machine or its network overloaded?"
	}
	if errors.Is(err, context.DeadlineExceeded) {
		advice = "Discord did not answer in time"
	}
	e.bot.log.Log(ctx, level, doing+" failed", "surface", req.Surface, "guild", req.Guild, "channel", req.Channel,
		"event", req.ID, "error", err, "advice", advice)
}

package bot

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"runtime/debug"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/time/rate"

	"verbatim/bot/rest"
)

// An edge is where events of Discord come in and replies go out. It outlives
// the sessions that Run opens, so that an event is answered once even when the
// next session repeats it.
type edge struct {
	bot *Bot
	cfg Config
	// transport sends all requests to Discord.
	transport http.RoundTripper
	// work runs the requests, but for the messages that were missed while the
	// connection was lost and for what may take minutes: missed and slow run those.
	// refusals runs those requests that are turned away since too many run, and stuck
	// waits for those that were given up and go on. deletions deletes the answers to
	// what was deleted. census notes which servers the bot is on: one note after
	// another, for the last word counts.
	work, missed, slow, refusals, stuck, deletions, census *crew
	// telling bounds how often somebody is told so.
	telling *rate.Limiter
	refused tally
	// seen are the events that were handled, since the gateway may send one again
	// when a session resumes.
	seen  *recent[struct{}]
	delay *delay

	// talk remembers questions, homes whose direct messages are answered from
	// which server, members who was found on a server, threads the channels that
	// each one is in.
	talk    talk
	homes   *recent[string]
	members *recent[struct{}]
	threads *recent[string]
	barred  barred
	// postings are the messages that were taken, with the bot's answers.
	postings *recent[*posting]
	// ending is closed when the bot has little time left to say something.
	ending chan struct{}

	mu sync.Mutex
	// crowd is when a request last found all places taken.
	crowd time.Time
	// self is the bot's user, app its application. discordgo's own record of
	// them may not be read while events arrive.
	self, app string
	// servers are those that the bot is on, by ID.
	servers map[string]server
	// slowOf is how many commands that may take minutes run for each server.
	slowOf map[string]int
}

const (
	// atOnce is how many requests are answered at the same time: each takes
	// milliseconds, but a stalled network may hold them for seconds.
	atOnce = 64
	// waitRoom is how many others wait for a place, maxWait how long: of what comes
	// at once most is answered within a moment, and the rest is told in time.
	waitRoom, maxWait = 192, time.Second
	// missedAtOnce and missedWaiting are how many missed messages are answered at
	// the same time, and wait: after some minutes Discord replays hundreds within
	// milliseconds. They take no place of those who ask now and whose commands
	// Discord gives up after 3 s, and few of the turns to search.
	missedAtOnce, missedWaiting = 16, 256
	// slowAtOnce is how many commands that may take minutes run at the same time: they
	// wait for the sites of others, and would take all places of those who ask.
	// slowForOne is how many of them one server may have: others add articles too.
	slowAtOnce, slowForOne = 16, 4
	// refusedAtOnce is how many are told so at the same time that too many ask.
	refusedAtOnce = 64
	// refusedASecond bounds how often they are told: it costs one request each, of
	// which Discord takes 50 a second from a bot (but for interactions), and time
	// that those who are answered need. The others are counted and not told.
	refusedASecond = 50
	// stuckAtOnce is how many requests that never end leave their place to
	// others. Each keeps some memory for good, so that after them places are
	// lost, and the log says what to do.
	stuckAtOnce = 64
	// deletedAtOnce is how many answers are deleted at the same time. All others
	// that are remembered may wait, for nobody deletes again what is gone.
	deletedAtOnce = 4
	// censusWaiting is how many notes on servers wait: at the start there is one for
	// each server of a shard, some thousands at most. What is not noted is when the
	// next session begins.
	censusWaiting = 4096
	// memorySize and memoryAge bound what is remembered of handled events. A
	// session can be resumed for some minutes only.
	memorySize, memoryAge = 1 << 14, 15 * time.Minute
	// interactionLife is how late an interaction may be heard of and still be
	// answered: Discord waits 3 s for that, and the way there takes time.
	interactionLife = 2800 * time.Millisecond
	// acknowledgeBy is how old an interaction may become without any response: that
	// its answer follows must be said within the same 3 s. One that was heard of
	// later is given leastTime, within which most are answered.
	acknowledgeBy, leastTime = 2 * time.Second, 50 * time.Millisecond
	// backlogAge is from when on an event that is heard of late is refused if all
	// places were taken within crowdTime: in a crowd it waited behind others, and an
	// answer now would come later than somebody waits for. What was missed while the
	// connection was lost is no part of it.
	backlogAge, crowdTime = 2 * time.Second, time.Second
	// answerTime bounds the search for an answer, sendTime each message sent.
	answerTime, sendTime = 20 * time.Second, 15 * time.Second
	// workTime bounds what may take minutes: the token of an interaction lives
	// for fifteen.
	workTime = 12 * time.Minute
)

func newEdge(b *Bot, cfg Config, base *url.URL) *edge {
	work, missed, stuck := newCrew(atOnce, waitRoom), newCrew(missedAtOnce, missedWaiting), newCrew(stuckAtOnce, 0)
	b.health.man(work, missed, stuck)
	return &edge{bot: b, cfg: cfg, transport: rest.NewTransport(base, atOnce, b.health.count),
		work: work, missed: missed, slow: newCrew(slowAtOnce, 0), stuck: stuck, refusals: newCrew(refusedAtOnce, 0),
		deletions: newCrew(deletedAtOnce, maxPostings), census: newCrew(1, censusWaiting),
		telling: rate.NewLimiter(refusedASecond, refusedASecond), delay: newDelay(b.now()), talk: newTalk(), barred: newBarred(),
		seen: newRecent[struct{}](memorySize, memoryAge), homes: newRecent[string](maxHomes, homeAge),
		members: newRecent[struct{}](maxHomes, memberAge), threads: newRecent[string](maxThreads, threadAge),
		postings: newRecent[*posting](maxPostings, postingAge), ending: make(chan struct{}), servers: map[string]server{}, slowOf: map[string]int{}}
}

// listen adds the handlers to a session. They run one after another on its
// reading loop, so they start work and never wait. The context is that of the
// work: it outlives the call for the bot to end.
func (e *edge) listen(ctx context.Context, s *discordgo.Session) {
	s.SyncEvents = true
	messages := e.missed // until Discord has replayed them
	s.AddHandler(func(*discordgo.Session, *discordgo.Resumed) { messages = e.work })
	on(ctx, e, s, "ready", func(r *discordgo.Ready) {
		messages = e.work
		e.ready(ctx, r)
	})
	on(ctx, e, s, "server", func(g *discordgo.GuildCreate) { e.joined(ctx, g) })
	on(ctx, e, s, "server", func(g *discordgo.GuildDelete) { e.left(ctx, g) })
	on(ctx, e, s, "server", e.changed)
	on(ctx, e, s, "thread", func(l *discordgo.ThreadListSync) { e.opened(l.Threads...) })
	on(ctx, e, s, "thread", func(c *discordgo.ThreadCreate) { e.opened(c.Channel) })
	on(ctx, e, s, "thread", func(c *discordgo.ThreadUpdate) { e.opened(c.Channel) }) // one that was archived goes on
	on(ctx, e, s, "message", func(m *discordgo.MessageCreate) { e.message(ctx, s, m.Message, messages) })
	on(ctx, e, s, "edit", func(m *discordgo.MessageUpdate) { e.edited(ctx, s, m, messages) })
	on(ctx, e, s, "deletion", func(m *discordgo.MessageDelete) {
		if m.Message != nil {
			e.deleted(ctx, s, m.ID)
		}
	})
	on(ctx, e, s, "deletion", func(m *discordgo.MessageDeleteBulk) { e.deleted(ctx, s, m.Messages...) })
	on(ctx, e, s, "interaction", func(i *discordgo.InteractionCreate) { e.interaction(ctx, s, i) })
}

// on adds a handler to a session, of which a panic does not end the process.
func on[Event any](ctx context.Context, e *edge, s *discordgo.Session, what string, do func(*Event)) {
	s.AddHandler(func(_ *discordgo.Session, event *Event) { e.guard(ctx, what, func() { do(event) }) })
}

// guard keeps a panic from ending the process.
func (e *edge) guard(ctx context.Context, what string, do func()) {
	defer func() {
		if r := recover(); r != nil {
			e.bot.Log.ErrorContext(ctx, "panic", "in", what, "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
		}
	}()
	do()
}

func (e *edge) ready(ctx context.Context, r *discordgo.Ready) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if r.User != nil {
		e.self = r.User.ID
	}
	if r.Application != nil && r.Application.ID != "" {
		e.app = r.Application.ID
	}
	on := map[string]bool{}
	for _, g := range r.Guilds {
		if g != nil {
			on[g.ID] = true
		}
	}
	shard, shards := 0, 1
	if r.Shard != nil {
		shard, shards = r.Shard[0], r.Shard[1]
	}
	maps.DeleteFunc(e.servers, func(id string, _ server) bool { return !on[id] && shardOf(id, shards) == shard }) // left while away
	e.census.start(func() { e.guard(ctx, "servers", func() { e.bot.muster(ctx, on, shard, shards) }) })
}

// message has a crew answer a message that is meant for the bot, and tells
// whether it is.
func (e *edge) message(ctx context.Context, s *discordgo.Session, m *discordgo.Message, c *crew) (meant bool) {
	e.note(m)
	req, meant := e.meant(m)
	if meant {
		e.take(ctx, s, req, c, e.backTo(s, req, e.postingOf(m.ID)))
	}
	return meant
}

// meant reads a message as a request, where it is meant for the bot, which may
// answer there.
func (e *edge) meant(m *discordgo.Message) (req Request, ok bool) {
	if m == nil {
		return Request{}, false
	}
	here := e.placeOf(m.GuildID)
	req, ok = fromMessage(m, here.self, here.server.role)
	ok = ok && !e.barred.is(inChannel, m.ChannelID, e.bot.now())
	req.GuildLocale = here.server.locale
	req.parent, _ = e.threads.get(req.Channel, e.bot.now())
	return req, ok
}

// interaction answers a command, a click or what is being typed.
func (e *edge) interaction(ctx context.Context, s *discordgo.Session, i *discordgo.InteractionCreate) {
	if i == nil {
		return
	}
	req, ok := fromInteraction(i.Interaction)
	if !ok {
		return
	}
	req.parent, _ = e.threads.get(req.Channel, e.bot.now())
	c := e.work
	if commandNamed(req.Command).slow {
		c = e.slow
	}
	back := &conversation{session: s, interaction: i.Interaction}
	e.take(ctx, s, req, c, way{
		late: func(ctx context.Context) error { return back.deferReply(ctx, e.bot.deferral(ctx, req)) },
		send: back.send,
	})
}

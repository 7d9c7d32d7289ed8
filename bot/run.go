package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/gateway"
)

// Config is what a bot needs to be on Discord.
type Config struct {
	// Token is the bot's token, without "Bot ".
	Token string
	// APIURL is the scheme and host that all REST requests go to; "" means
	// Discord's own. The gateway's address is what it answers.
	APIURL string
	// Presence is what the bot is seen listening to, "" for nothing.
	Presence string
	// Shards is how many shards share the bot's servers, 0 for as many as
	// Discord recommends.
	Shards int
	// Ready is called once the bot is connected and Discord has its commands,
	// or has refused them: what starting took is not needed any more. It is
	// called again when the bot begins anew with more shards; nil for nothing.
	Ready func()

	// The durations below are right as they are; tests shorten them.

	// grace bounds the wait for replies in flight when the bot ends.
	grace time.Duration
	// deferAfter is when a question is acknowledged that has no answer yet:
	// early enough for Discord's 3 s, late enough to spare most a deferral. What
	// was heard of late is acknowledged sooner, see acknowledgeBy.
	deferAfter time.Duration
	// answerTime bounds the search for an answer.
	answerTime time.Duration
	// openTime bounds the opening of a session, openPause is the first wait
	// before the next try, startEvery the interval that Discord wants between
	// new sessions.
	openTime, openPause, startEvery time.Duration
	// tellEvery is how often new articles are looked at for those who asked
	// the editors, and commands registered that are not.
	tellEvery time.Duration
	// claimTime is how long one process has to tell one of them.
	claimTime time.Duration
}

func (c Config) withDefaults() Config {
	c.grace = cmp.Or(c.grace, 10*time.Second)
	c.deferAfter = cmp.Or(c.deferAfter, 1500*time.Millisecond)
	c.answerTime = cmp.Or(c.answerTime, answerTime)
	c.openTime = cmp.Or(c.openTime, 30*time.Second)
	c.openPause = cmp.Or(c.openPause, time.Second)
	c.startEvery = cmp.Or(c.startEvery, 5*time.Second)
	c.tellEvery = cmp.Or(c.tellEvery, tellEvery)
	c.claimTime = cmp.Or(c.claimTime, claimTime)
	if c.Ready == nil {
		c.Ready = func() {}
	}
	return c
}

// Run connects the bot to Discord and answers until ctx ends, which is no
// error. It then finishes the replies in flight, for ten seconds at most. It
// connects again whenever the connection is lost, with growing pauses; it
// returns gateway.ErrToken, ErrIntents or ErrShards, the last only where Config.Shards
// is set, or an error that names a bad APIURL.
func Run(ctx context.Context, b *Bot, cfg Config) error {
	base, err := parseBase(cfg.APIURL)
	if err != nil {
		return err
	}
	e := newEdge(b, cfg.withDefaults(), base)
	defer e.leave(ctx)
	for try := 0; ; try++ {
		err := e.serve(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, gateway.ErrShards) && e.cfg.Shards == 0:
			try = 0 // the bot has outgrown its shards: Discord says how many it needs now
		case gateway.IsFinal(err):
			return err
		}
		pause := e.cfg.openPause << min(try, gateway.MaxDoublings)
		pause = pause/2 + rand.N(pause)
		b.Log.ErrorContext(ctx, "cannot connect to Discord", "error", err, "again_in", pause)
		if gateway.Sleep(ctx, pause) != nil {
			return nil
		}
	}
}

// parseBase reads Config.APIURL.
func parseBase(address string) (*url.URL, error) {
	if address == "" {
		return nil, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.Path != "" && u.Path != "/" {
		return nil, fmt.Errorf("the Discord API address %q is not of the form https://host", address)
	}
	return u, nil
}

// serve finds out who the bot is and how many shards it needs, and keeps those
// connected until ctx ends or one finds that it is no use.
func (e *edge) serve(ctx context.Context) error {
	s, err := gateway.NewSession(e.cfg.Token, e.transport)
	if err != nil {
		return err
	}
	if err := e.identify(ctx, s); err != nil {
		return err
	}
	p, err := e.plan(ctx, s)
	if err != nil {
		return err
	}
	ctx, end := context.WithCancel(ctx)
	var tending sync.WaitGroup
	defer tending.Wait()
	defer end()
	once := sync.OnceFunc(func() { tending.Go(func() { e.tend(ctx, s) }) })
	return e.keep(ctx, p, once)
}

// identify learns who the bot is, and so whether the token is good.
func (e *edge) identify(ctx context.Context, s *discordgo.Session) error {
	ctx, cancel := context.WithTimeout(ctx, e.cfg.openTime)
	defer cancel()
	me, err := s.User("@me", discordgo.WithContext(ctx))
	if err != nil {
		return refused(harmless(err))
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.self, e.app = me.ID, cmp.Or(e.app, me.ID)
	return nil
}

// refused turns an error that no new try will change into one for people.
func refused(err error) error {
	rest, ok := errors.AsType[*discordgo.RESTError](err)
	if ok && rest.Response != nil && rest.Response.StatusCode == http.StatusUnauthorized {
		return gateway.ErrToken
	}
	return err
}

// introduce registers the commands, and tells whether there is no use in trying
// again. The bot works without them for as long as Discord does not take them.
func (e *edge) introduce(ctx context.Context, s *discordgo.Session) (done bool) {
	e.mu.Lock()
	self, app := e.self, e.app
	e.mu.Unlock()
	sending, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	changed, err := register(sending, s, app)
	if err != nil {
		done = isFinalAnswer(err)
		e.bot.Log.ErrorContext(ctx, "slash commands may be missing or old", "error", err, "tried_again", !done)
		return done
	}
	e.bot.Log.InfoContext(ctx, "Discord has the commands", "user", self, "application", app, "changed", changed)
	return true
}

// leave takes no new questions and waits for replies in flight, which need no
// gateway, for a bounded time. What may take minutes is cut short before the last
// fifth of that.
func (e *edge) leave(ctx context.Context) {
	until, ended := time.Now().Add(e.cfg.grace), true
	defer time.AfterFunc(e.cfg.grace*4/5, func() { close(e.ending) }).Stop()
	for _, c := range []*crew{e.work, e.missed, e.slow, e.refusals, e.deletions, e.census} {
		ended = c.finish(time.Until(until)) && ended
	}
	if !ended {
		e.bot.Log.WarnContext(ctx, "ended with replies still in flight")
	}
}

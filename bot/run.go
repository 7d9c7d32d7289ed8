package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
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

	// The durations below are right as they are; tests shorten them.

	// grace bounds the wait for replies in flight when the bot ends.
	grace time.Duration
	// deferAfter is when a question is acknowledged that has no answer yet:
	// early enough for Discord's 3 s, late enough to spare most a deferral.
	deferAfter time.Duration
	// answerTime bounds the search for an answer.
	answerTime time.Duration
	// openTime bounds the opening of a session, openPause the first wait
	// before the next try.
	openTime, openPause time.Duration
}

func (c Config) withDefaults() Config {
	c.grace = cmp.Or(c.grace, 10*time.Second)
	c.deferAfter = cmp.Or(c.deferAfter, 1500*time.Millisecond)
	c.answerTime = cmp.Or(c.answerTime, answerTime)
	c.openTime = cmp.Or(c.openTime, 30*time.Second)
	c.openPause = cmp.Or(c.openPause, 2*time.Second)
	return c
}

// Errors that end Run at once, since trying again would not help.
var (
	ErrToken   = errors.New("the token is not accepted by Discord: copy it anew from the Bot page of the application at https://discord.com/developers/applications")
	ErrIntents = errors.New("the intents are not allowed by Discord: the bot needs no privileged intent, so check that the application is not restricted")
)

// Run connects the bot to Discord and answers until ctx ends, which is no
// error. It then finishes the replies in flight, for ten seconds at most. It
// connects again when it cannot connect, with growing pauses; it returns
// ErrToken, ErrIntents, or an error that names a bad APIURL.
func Run(ctx context.Context, b *Bot, cfg Config) error {
	base, err := parseBase(cfg.APIURL)
	if err != nil {
		return err
	}
	e := newEdge(b, cfg.withDefaults(), base)
	for try := 0; ; try++ {
		err := e.serve(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, ErrToken), errors.Is(err, ErrIntents):
			return err
		}
		pause := e.cfg.openPause << min(try, 7)
		pause = pause/2 + rand.N(pause)
		b.log.ErrorContext(ctx, "cannot connect to Discord", "error", err, "again_in", pause)
		if sleep(ctx, pause) != nil {
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

// requestTime bounds discordgo's own request for the gateway's address, which
// has no deadline.
const requestTime = 20 * time.Second

// newSession makes a discordgo session with its traps closed: no state, no
// retries of its own.
func newSession(token string, base *url.URL) (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, err
	}
	s.StateEnabled = false
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.LogLevel = -1 // it would write past our log
	s.Identify.Intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	s.Client = &http.Client{Timeout: requestTime, Transport: transport{base: base, next: http.DefaultTransport, limits: newLimits()}}
	return s, nil
}

// A wire is the connection of a session to the gateway, kept so that it can be
// cut: nothing else ends a session that waits for what never comes.
type wire struct {
	mu   sync.Mutex
	conn net.Conn
	gone bool
}

// dial connects the wire.
func (w *wire) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{Timeout: 10 * time.Second}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.gone {
		return nil, errors.Join(errors.New("the session was given up"), conn.Close())
	}
	w.conn = conn
	return conn, nil
}

// cut ends the connection for good.
func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.gone = true
	if w.conn != nil {
		_ = w.conn.Close()
	}
}

// serve opens one session and keeps it until ctx ends; discordgo resumes it
// meanwhile. It returns early when the session cannot be opened.
func (e *edge) serve(ctx context.Context) error {
	s, err := newSession(e.cfg.Token, e.base)
	if err != nil {
		return err
	}
	w := &wire{}
	s.Dialer = &websocket.Dialer{NetDialContext: w.dial, Proxy: http.ProxyFromEnvironment, HandshakeTimeout: e.cfg.openTime}
	if e.cfg.Presence != "" {
		s.Identify.Presence = discordgo.GatewayStatusUpdate{Status: "online",
			Game: discordgo.Activity{Name: e.cfg.Presence, Type: discordgo.ActivityTypeListening}}
	}
	if err := e.identify(ctx, s); err != nil {
		return err
	}
	e.listen(context.WithoutCancel(ctx), s)
	if err := e.open(ctx, s, w); err != nil {
		w.cut()
		return err
	}
	e.introduce(ctx, s)
	<-ctx.Done()
	e.leave(ctx, s, w)
	return nil
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

// open opens the session, or gives it up when that takes too long.
func (e *edge) open(ctx context.Context, s *discordgo.Session, w *wire) error {
	opened := make(chan error, 1)
	go func() { opened <- s.Open() }()
	timer := time.NewTimer(e.cfg.openTime)
	defer timer.Stop()
	select {
	case err := <-opened:
		return refused(err)
	case <-timer.C:
		return fmt.Errorf("the gateway said nothing for %v", e.cfg.openTime)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// refused turns an error that no new try will change into one for people.
func refused(err error) error {
	var rest *discordgo.RESTError
	var closed *websocket.CloseError
	switch {
	case errors.As(err, &rest) && rest.Response != nil && rest.Response.StatusCode == http.StatusUnauthorized:
		return ErrToken
	case errors.As(err, &closed) && closed.Code == 4004:
		return ErrToken
	case errors.As(err, &closed) && (closed.Code == 4013 || closed.Code == 4014):
		return ErrIntents
	}
	return err
}

// introduce registers the commands. The bot works without them for as long as
// Discord does not take them.
func (e *edge) introduce(ctx context.Context, s *discordgo.Session) {
	e.mu.Lock()
	self, app := e.self, e.app
	e.mu.Unlock()
	sending, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	changed, err := e.bot.texts.register(sending, s, app)
	if err != nil {
		e.bot.log.ErrorContext(ctx, "slash commands may be missing or old until the next start", "error", err)
	}
	e.bot.log.LogAttrs(ctx, slog.LevelInfo, "connected to Discord",
		slog.String("user", self), slog.String("application", app), slog.Bool("commands_changed", changed))
}

// leave ends the session: no new questions, the gateway closed, and a bounded
// wait for replies in flight, which need no gateway.
func (e *edge) leave(ctx context.Context, s *discordgo.Session, w *wire) {
	closed := make(chan error, 1)
	go func() { closed <- s.Close() }()
	until := time.Now().Add(e.cfg.grace)
	if !e.work.finish(e.cfg.grace) || !e.refusals.finish(time.Until(until)) {
		e.bot.log.WarnContext(ctx, "ended with replies still in flight")
	}
	timer := time.NewTimer(max(time.Until(until), 2*time.Second))
	defer timer.Stop()
	select {
	case err := <-closed:
		if err != nil {
			e.bot.log.DebugContext(ctx, "closing the gateway", "error", err)
		}
	case <-timer.C:
		w.cut()
	}
}

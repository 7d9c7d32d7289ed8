// Package gateway keeps a shard of a bot connected to Discord's gateway through
// discordgo, whose own connection can hang or end the process.
package gateway

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// A Link keeps one shard connected: one connection after another, each with a
// discordgo session of its own, and one session with Discord for as long as
// that can be resumed.
//
// Every field but Presence is needed.
type Link struct {
	// Shard is its number, from 0, Of how many there are.
	Shard, Of int
	// URL is the gateway's address, Token the bot's, without "Bot ".
	URL, Token string
	// Presence is what the bot is seen listening to, "" for nothing.
	Presence string
	// Transport sends the requests of the sessions.
	Transport http.RoundTripper
	// Starts is the budget of new sessions that all shards share.
	Starts *Starts
	// OpenTime bounds the opening of a session, OpenPause is the first wait
	// before the next try.
	OpenTime, OpenPause time.Duration
	Log                 *slog.Logger

	// Listen adds the handlers to a session.
	Listen func(*discordgo.Session)
	// Sheds turns an event away, which discordgo then never sees. It is asked
	// about each but those that are replayed.
	Sheds func(Frame) bool
	// Tries is called before each connection, Waits where it ended, Ready each
	// time the shard is ready, for a session that was resumed or is new.
	Tries, Waits func()
	Ready        func(resumed bool)

	// at is where the session stands, nil when a new one must begin.
	at *standing
	// futile counts the RESUMEs in a row that came to nothing.
	futile int
}

const (
	// steady is how long a connection must have lasted for the next one to be
	// tried at once.
	steady = 30 * time.Second
	// maxFutile is how many RESUMEs are tried before a new session begins.
	maxFutile = 3
	// MaxDoublings bounds the wait between connections: with a second at first,
	// to 32 s on average.
	MaxDoublings = 5
	// resumedTries are how many tries a connection counts for that resumed a
	// session and was lost at once: Discord is there, and a RESUME spends nothing
	// of the day's sessions, so that the next one waits 2 s on average.
	resumedTries = 2
)

// Run keeps the shard connected until ctx ends, which is no error, or until it
// is no use: IsFinal is true of the error.
func (l *Link) Run(ctx context.Context) error {
	for try := 0; ; try++ {
		l.Tries()
		began, resumes := time.Now(), l.at != nil
		ready, err := l.connect(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case IsFinal(err):
			return err
		}
		if ready {
			try = tries(try, resumes, time.Since(began))
		}
		l.learn(ready, err)
		pause := l.pause(try, err)
		l.Waits()
		l.Log.LogAttrs(ctx, slog.LevelWarn, "disconnected from Discord", slog.Int("shard", l.Shard),
			slog.Any("reason", err), slog.Bool("resumes", l.at != nil), slog.Duration("again_in", pause))
		if Sleep(ctx, pause) != nil {
			return nil
		}
	}
}

// tries are how many count after a connection that was ready, and resumed a
// session or did not, as long as it lasted.
func tries(before int, resumed bool, lasted time.Duration) int {
	switch {
	case lasted > steady:
		return 0
	case resumed:
		return min(before, resumedTries)
	}
	return before
}

// learn decides whether the next connection resumes.
func (l *Link) learn(ready bool, err error) {
	if ready {
		l.futile = 0
	}
	if endsSession(err) || l.futile >= maxFutile {
		l.at, l.futile = nil, 0
	}
}

// pause is the wait before the next connection: short after one that lasted,
// then longer each time, and never the same for all bots that Discord sent away
// at a time. After a session that ended it is one to five seconds, as Discord
// asks.
func (l *Link) pause(try int, err error) time.Duration {
	first := l.OpenPause
	var over time.Duration
	if endsSession(err) {
		over = l.Starts.every/5 + rand.N(l.Starts.every*4/5+1)
	}
	if try == 0 {
		return over + rand.N(first/4+1)
	}
	pause := first << min(try-1, MaxDoublings)
	return over + pause/2 + rand.N(pause)
}

// connect opens one connection and keeps it as long as it lasts. It tells
// whether the shard was ready meanwhile.
func (l *Link) connect(ctx context.Context) (ready bool, err error) {
	identified := func() {}
	if l.at == nil {
		t, err := l.Starts.turn(ctx, l.Shard)
		if err != nil {
			return false, err
		}
		defer t.drop()
		identified = t.use
	}
	up, err := l.dial(ctx)
	if err != nil {
		return false, err
	}
	defer up.Close()
	defer context.AfterFunc(ctx, func() { farewell(up) })()
	interval, err := l.greeted(up)
	if err != nil {
		return false, err
	}
	r := &relay{up: up, interval: interval, openTime: l.OpenTime, token: "Bot " + l.Token, identified: identified,
		sheds: l.Sheds}
	return l.attend(ctx, r)
}

// dial connects to the gateway: where READY said, for a RESUME. If that fails
// the next try goes to the gateway's own address.
func (l *Link) dial(ctx context.Context) (*websocket.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, l.OpenTime)
	defer cancel()
	address := l.URL
	if l.at != nil && l.at.url != "" {
		address = l.at.url
	}
	at, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("the gateway's address: %w", err)
	}
	at.RawQuery = url.Values{"v": {discordgo.APIVersion}, "encoding": {"json"}}.Encode()
	at.Path = cmp.Or(at.Path, "/")
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, NetDialContext: (&net.Dialer{}).DialContext}
	up, _, err := dialer.DialContext(ctx, at.String(), nil)
	if err != nil {
		if l.at != nil {
			l.at.url = ""
		}
		return nil, fmt.Errorf("the gateway cannot be reached: %w", err)
	}
	up.SetReadLimit(maxFrame)
	return up, nil
}

// maxInterval is the longest interval between heartbeats that is believed.
const maxInterval = 10 * time.Minute

// greeted waits for HELLO and returns the interval between heartbeats.
func (l *Link) greeted(up *websocket.Conn) (time.Duration, error) {
	_ = up.SetReadDeadline(time.Now().Add(l.OpenTime))
	_, raw, err := up.ReadMessage()
	if err != nil {
		return 0, closed(err)
	}
	f, err := readFrame(raw)
	switch {
	case err != nil:
		return 0, err
	case f.Op == opReconnect:
		return 0, errReconnect
	case f.Op != opHello:
		return 0, errNoHello
	}
	var hello struct {
		Interval float64 `json:"heartbeat_interval"` // milliseconds
	}
	if err := json.Unmarshal(f.Data, &hello); err != nil {
		return 0, errNoHello
	}
	interval := time.Duration(hello.Interval * float64(time.Millisecond))
	if interval < time.Millisecond || interval > maxInterval {
		return 0, errNoHello
	}
	return interval, nil
}

// attend lets a discordgo session of its own take part in a connection.
func (l *Link) attend(ctx context.Context, r *relay) (ready bool, err error) {
	near, far := net.Pipe()
	defer near.Close()
	resuming := l.at != nil
	if resuming {
		l.futile++
	}
	r.at.Store(l.at)
	r.ready = func() { l.isReady(ctx, resuming) }
	s, err := l.session(far, r)
	if err != nil {
		return false, err
	}
	go func() {
		if err := s.Open(); err != nil {
			l.Log.DebugContext(ctx, "discordgo did not open", "error", err)
		}
	}()
	if r.down, err = accept(near, l.OpenTime); err != nil {
		return false, err
	}
	err = r.run()
	l.at = r.at.Load()
	return r.isReady.Load(), err
}

// session makes a discordgo session that finds a relay in place of the gateway.
// It does not connect again by itself.
func (l *Link) session(far net.Conn, r *relay) (*discordgo.Session, error) {
	s, err := NewSession(l.Token, inside{l.Transport})
	if err != nil {
		return nil, err
	}
	s.Dialer = pipeTo(far)
	s.ShardID, s.ShardCount = l.Shard, l.Of
	if l.Presence != "" {
		s.Identify.Presence = discordgo.GatewayStatusUpdate{Status: "online",
			Game: discordgo.Activity{Name: l.Presence, Type: discordgo.ActivityTypeListening}}
	}
	l.Listen(s)
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { r.reached(e.Sequence) }) // runs after those of the event
	return s, nil
}

// isReady notes that the shard is connected.
func (l *Link) isReady(ctx context.Context, resumed bool) {
	l.Log.InfoContext(ctx, "a shard is ready", "shard", l.Shard, "of", l.Of, "resumed", resumed)
	l.Ready(resumed)
}

// farewell ends a session: Discord shows the bot as offline at once.
func farewell(up *websocket.Conn) {
	_ = up.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(writeTime))
	time.AfterFunc(time.Second, func() { _ = up.Close() })
}

package bot

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

// A link keeps one shard connected: one connection after another, each with a
// discordgo session of its own, and one session with Discord for as long as
// that can be resumed.
type link struct {
	edge      *edge
	shard, of int
	// url is the gateway's address.
	url    string
	starts *starts
	// connected is called each time the shard is ready.
	connected func()

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
	// maxDoublings bounds the wait between connections: with a second at first,
	// to 32 s on average.
	maxDoublings = 5
	// resumedTries are how many tries a connection counts for that resumed a
	// session and was lost at once: Discord is there, and a RESUME spends nothing
	// of the day's sessions, so that the next one waits 2 s on average.
	resumedTries = 2
)

// run keeps the shard connected until ctx ends, which is no error, or until it
// is no use.
func (l *link) run(ctx context.Context) error {
	for try := 0; ; try++ {
		l.edge.bot.health.turns(l.shard, Connecting)
		began, resumes := time.Now(), l.at != nil
		ready, err := l.connect(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case isFinal(err):
			return err
		}
		if ready {
			try = tries(try, resumes, time.Since(began))
		}
		l.learn(ready, err)
		pause := l.pause(try, err)
		l.edge.bot.health.turns(l.shard, Waiting)
		l.edge.bot.Log.LogAttrs(ctx, slog.LevelWarn, "disconnected from Discord", slog.Int("shard", l.shard),
			slog.Any("reason", err), slog.Bool("resumes", l.at != nil), slog.Duration("again_in", pause))
		if sleep(ctx, pause) != nil {
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
func (l *link) learn(ready bool, err error) {
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
func (l *link) pause(try int, err error) time.Duration {
	first := l.edge.cfg.openPause
	var over time.Duration
	if endsSession(err) {
		over = l.edge.cfg.startEvery/5 + rand.N(l.edge.cfg.startEvery*4/5+1)
	}
	if try == 0 {
		return over + rand.N(first/4+1)
	}
	pause := first << min(try-1, maxDoublings)
	return over + pause/2 + rand.N(pause)
}

// connect opens one connection and keeps it as long as it lasts. It tells
// whether the shard was ready meanwhile.
func (l *link) connect(ctx context.Context) (ready bool, err error) {
	identified := func() {}
	if l.at == nil {
		t, err := l.starts.turn(ctx, l.shard)
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
	r := &relay{up: up, interval: interval, openTime: l.edge.cfg.openTime, token: "Bot " + l.edge.cfg.Token, identified: identified,
		sheds: func(f frame) bool { return l.edge.sheds(ctx, f) }}
	return l.attend(ctx, r)
}

// dial connects to the gateway: where READY said, for a RESUME. If that fails
// the next try goes to the gateway's own address.
func (l *link) dial(ctx context.Context) (*websocket.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, l.edge.cfg.openTime)
	defer cancel()
	address := l.url
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
func (l *link) greeted(up *websocket.Conn) (time.Duration, error) {
	_ = up.SetReadDeadline(time.Now().Add(l.edge.cfg.openTime))
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
func (l *link) attend(ctx context.Context, r *relay) (ready bool, err error) {
	near, far := net.Pipe()
	defer near.Close()
	resuming := l.at != nil
	if resuming {
		l.futile++
	}
	r.at.Store(l.at)
	r.ready = func() { l.isReady(ctx, resuming) }
	s, err := l.session(ctx, far, r)
	if err != nil {
		return false, err
	}
	go func() {
		if err := s.Open(); err != nil {
			l.edge.bot.Log.DebugContext(ctx, "discordgo did not open", "error", err)
		}
	}()
	if r.down, err = accept(near, l.edge.cfg.openTime); err != nil {
		return false, err
	}
	err = r.run()
	l.at = r.at.Load()
	return r.isReady.Load(), err
}

// session makes a discordgo session that finds a relay in place of the gateway.
// It does not connect again by itself.
func (l *link) session(ctx context.Context, far net.Conn, r *relay) (*discordgo.Session, error) {
	s, err := newSession(l.edge.cfg.Token, inside{l.edge.transport})
	if err != nil {
		return nil, err
	}
	s.Dialer = pipeTo(far)
	s.ShardID, s.ShardCount = l.shard, l.of
	if presence := l.edge.cfg.Presence; presence != "" {
		s.Identify.Presence = discordgo.GatewayStatusUpdate{Status: "online",
			Game: discordgo.Activity{Name: presence, Type: discordgo.ActivityTypeListening}}
	}
	l.edge.listen(context.WithoutCancel(ctx), s)
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { r.reached(e.Sequence) }) // runs after those of the event
	return s, nil
}

// isReady notes that the shard is connected.
func (l *link) isReady(ctx context.Context, resumed bool) {
	l.edge.bot.health.turns(l.shard, Connected)
	l.edge.bot.health.began(l.shard, resumed)
	l.edge.bot.Log.InfoContext(ctx, "a shard is ready", "shard", l.shard, "of", l.of, "resumed", resumed)
	l.connected()
}

// farewell ends a session: Discord shows the bot as offline at once.
func farewell(up *websocket.Conn) {
	_ = up.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(writeTime))
	time.AfterFunc(time.Second, func() { _ = up.Close() })
}

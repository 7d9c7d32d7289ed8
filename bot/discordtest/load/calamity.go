package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"sync"
	"syscall"
	"time"

	"verbatim/bot/discordtest"
)

// A calamity is what befalls the program in a soak. What is asked until it is
// over may be lost where Discord itself would not tell of it again.
type calamity struct {
	name string
	// spares tells that nothing may be lost by it, but for interactions where
	// the gateway is away: Discord gives up those that are not answered in three
	// seconds, and a bot that comes back within five hears of them too late.
	spares spares
	strike func(context.Context, *program, *discordtest.Server) error
}

// spares tells what a calamity spares.
type spares int

const (
	nothingSpared spares = iota
	messagesSpared
	allSpared
)

const callbackRoute = "POST /interactions/{interaction_id}/{interaction_token}/callback"

// calamities are struck in no order, again and again.
var calamities = []calamity{
	{"kill -9 and start", nothingSpared, restart(syscall.SIGKILL)},
	{"SIGTERM and start", nothingSpared, restart(syscall.SIGTERM)},
	{"gateway cut", messagesSpared, gateway((*discordtest.Server).CutGateway)},
	{"gateway closed with 4000", messagesSpared, gateway(func(s *discordtest.Server) { s.CloseGateway(4000) })},
	{"op 7", messagesSpared, gateway((*discordtest.Server).AskReconnect)},
	{"op 9, can be resumed", messagesSpared, gateway(func(s *discordtest.Server) { s.InvalidateSessions(true) })},
	{"op 9, cannot be resumed", nothingSpared, gateway(func(s *discordtest.Server) { s.InvalidateSessions(false) })},
	{"gateway down for 3 s", nothingSpared, outage},
	{"10 requests get 500", allSpared, rest(discordtest.Fault{Route: "POST", Times: 10, Status: 500})},
	{"5 requests get 429", allSpared, rest(discordtest.Fault{Route: "POST", Times: 5, RetryAfter: 300 * time.Millisecond})},
	{"10 requests cut before effect", allSpared, rest(discordtest.Fault{Route: "POST", Times: 10, CutBefore: true})},
	{"10 callbacks cut after effect", allSpared, rest(discordtest.Fault{Route: callbackRoute, Times: 10, CutAfter: true})},
	{"10 messages cut after effect", allSpared, rest(discordtest.Fault{Route: "POST /channels/{channel_id}/messages", Times: 10, CutAfter: true})},
	{"10 truncated answers", allSpared, rest(discordtest.Fault{Route: "POST", Times: 10, Truncate: true})},
	{"10 slow requests", allSpared, rest(discordtest.Fault{Route: "POST", Times: 10, Delay: 500 * time.Millisecond})},
	{"the last 20 events again", allSpared, gateway(func(s *discordtest.Server) { s.RepeatLast(20) })},
}

func gateway(strike func(*discordtest.Server)) func(context.Context, *program, *discordtest.Server) error {
	return func(ctx context.Context, _ *program, srv *discordtest.Server) error {
		strike(srv)
		return srv.WaitReady(startTime)
	}
}

func rest(f discordtest.Fault) func(context.Context, *program, *discordtest.Server) error {
	return func(_ context.Context, _ *program, srv *discordtest.Server) error {
		srv.Inject(f)
		return nil
	}
}

func outage(ctx context.Context, _ *program, srv *discordtest.Server) error {
	srv.StopGateway()
	sleep(ctx, 3*time.Second)
	srv.StartGateway()
	return srv.WaitReady(startTime)
}

func restart(signal syscall.Signal) func(context.Context, *program, *discordtest.Server) error {
	return func(ctx context.Context, p *program, _ *discordtest.Server) error {
		if err := p.end(signal); err != nil {
			return err
		}
		return p.start(ctx, startTime)
	}
}

// A fate strikes calamities and remembers when.
type fate struct {
	program *program
	srv     *discordtest.Server
	every   time.Duration
	chance  *rand.Rand
	out     io.Writer

	mu      sync.Mutex
	windows []window
}

// A window is the time around a calamity.
type window struct {
	name     string
	from, to time.Time
	spares   spares
}

// before and after are how long around a calamity an event may fall victim to
// it: its answer was under way, or the gateway had it for a session that is no
// more.
const before, after = 5 * time.Second, 2 * time.Second

// away is how long a bot may take to come back after it was told to.
const away = 5 * time.Second

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// rage strikes until ctx ends, each calamity some time after the one before,
// and returns the first error.
func (f *fate) rage(ctx context.Context) error {
	for n := 1; sleep(ctx, time.Duration((0.5+f.chance.Float64())*float64(f.every))); n++ {
		c := calamities[f.chance.IntN(len(calamities))]
		from := time.Now()
		// Begun is half done: it goes on to its end, which is bounded.
		if err := c.strike(context.WithoutCancel(ctx), f.program, f.srv); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		to := time.Now()
		fmt.Fprintf(f.out, "  %3d. %s, ready again after %v\n", n, c.name, to.Sub(from).Round(time.Millisecond))
		f.mu.Lock()
		f.windows = append(f.windows, window{c.name, from.Add(-before), later(to, from.Add(away)).Add(after), c.spares})
		f.mu.Unlock()
	}
	return nil
}

// spared tells whether what was asked on a surface at a time may be lost.
func (f *fate) spared(s surface, at time.Time) bool {
	message := s == mention || s == direct
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, w := range f.windows {
		if at.After(w.from) && at.Before(w.to) && (w.spares == nothingSpared || w.spares == messagesSpared && !message) {
			return true
		}
	}
	return false
}

// around names the last calamity around which something was asked, "none" if
// there was none.
func (f *fate) around(at time.Time) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, w := range slices.Backward(f.windows) {
		if at.After(w.from) && at.Before(w.to) {
			return w.name
		}
	}
	return "none"
}

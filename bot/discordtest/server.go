// Package discordtest is a Discord on loopback: the REST API and the gateway
// that a bot needs, for tests that run a real client against them.
//
// It checks every request against Discord's documented limits, and against
// Discord's own API description when the environment names one (see
// [DescriptionVariable]); what breaks a rule is answered as Discord would and
// kept as a violation, which fails the test. Faults of the line and of Discord
// itself are injected with [Server.Inject] and [Server.InjectGateway].
//
// It knows nothing of the bot under test, and models neither voice, nor the pace
// of REST rate limits, nor permissions but those that a message takes. Start
// reading at [New] and at the people who talk to the bot: [Actor].
package discordtest

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// Server is one Discord with one bot application. All methods may be called
// from any goroutine.
type Server struct {
	// IDs are the snowflakes of the world that the server starts with.
	IDs IDs

	cfg   config
	http  *httptest.Server
	done  chan struct{}  // closed by Close
	conns sync.WaitGroup // gateway connections

	violations violations
	faults     faults

	mu       sync.Mutex // guards all below
	changed  chan struct{}
	skew     time.Duration
	lastID   int64
	world    world
	sessions map[string]*session
	open     map[*conn]bool
	starts   map[int]time.Time // of the last IDENTIFY, by shard modulo concurrency
	down     bool              // the gateway
	stats    GatewayStats
	requests []Request
	closed   bool
}

// New starts a Discord that ends with the test. Violations that the test did
// not announce with [Server.Expect] are reported as errors when it ends.
func New(t testing.TB, options ...Option) *Server {
	t.Helper()
	s, err := Start(options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Close()
		for _, v := range s.violations.verdict() {
			t.Errorf("discordtest: %s", v)
		}
	})
	return s
}

// Start starts a Discord on a free port of 127.0.0.1 outside of a test. The
// caller closes it and reads [Server.Violations].
func Start(options ...Option) (*Server, error) {
	cfg := defaults()
	for _, o := range options {
		o(&cfg)
	}
	desc, err := loadDescription()
	if err != nil {
		return nil, err
	}
	cfg.description = desc
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("discordtest: %w", err)
	}
	s := &Server{
		cfg:      cfg,
		done:     make(chan struct{}),
		changed:  make(chan struct{}),
		sessions: map[string]*session{},
		open:     map[*conn]bool{},
		starts:   map[int]time.Time{},
	}
	s.populate()
	s.http = &httptest.Server{
		Listener: listener,
		Config:   &http.Server{Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second},
	}
	s.http.Start()
	return s, nil
}

// URL is the scheme and host to reach the server at, as in
// "http://127.0.0.1:4711"; the REST API lies below /api/v9 and /api/v10.
func (s *Server) URL() string { return s.http.URL }

// Close cuts all connections and waits until everything the server started has
// ended. It may be called more than once.
func (s *Server) Close() {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.closed = true
	close(s.done)
	for c := range s.open {
		c.cut()
	}
	s.mu.Unlock()
	s.http.CloseClientConnections()
	s.http.Close()
	s.conns.Wait()
}

// Violations lists what broke Discord's rules so far and was not announced
// with [Server.Expect], oldest first.
func (s *Server) Violations() []string { return s.violations.unexpected() }

// Expect announces violations that contain a text: they are no errors, but one
// at least must happen.
func (s *Server) Expect(text string) { s.violations.expect(text) }

// Advance lets Discord's clock jump ahead: interactions and their tokens age.
func (s *Server) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.skew += d
}

// Wait blocks until cond holds. It is tried again after each event on the
// server, and may call any method of it. After the timeout an error is
// returned that names what was waited for.
func (s *Server) Wait(timeout time.Duration, what string, cond func() bool) error {
	deadline := time.NewTimer(timeout)
	defer deadline.Stop()
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if cond() {
			return nil
		}
		select {
		case <-changed:
		case <-s.done:
			return fmt.Errorf("discordtest: closed while waiting for %s", what)
		case <-deadline.C:
			return fmt.Errorf("discordtest: no %s within %s", what, timeout)
		}
	}
}

// touch wakes everybody in Wait. The lock is held.
func (s *Server) touch() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// now is Discord's time. The lock is held.
func (s *Server) now() time.Time { return time.Now().Add(s.skew) }

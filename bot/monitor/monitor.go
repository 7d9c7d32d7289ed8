// Package monitor tells the machines that watch over a running bot how it is:
// /healthz whether the program runs, /readyz whether it can answer, /metrics
// what it has done, for Prometheus. It holds counts and durations only, nothing
// of what people ask.
//
// Start here; metrics.go and standing.go list the metrics.
package monitor

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/index"
)

// A Source is what a monitor looks at.
type Source struct {
	// Status tells how the bot stands with Discord.
	Status func() bot.Status
	// Search returns why questions cannot be answered, nil if they can.
	Search func(context.Context) error
	// Sizes tells what is kept, Indexes what is open.
	Sizes   func(context.Context) (corpus.Sizes, error)
	Indexes func() index.PoolStats
}

// A Monitor counts what a bot does and answers those who ask. Its methods may
// be called at the same time.
type Monitor struct {
	source  Source
	metrics *metrics
}

// New returns a monitor of a bot.
func New(source Source) *Monitor { return &Monitor{source, newMetrics()} }

// lookTime bounds what a probe waits for, and timeouts bound a connection.
const (
	lookTime    = 5 * time.Second
	readTimeout = 10 * time.Second
	shutTime    = 2 * time.Second
)

// handler serves /healthz, /readyz and /metrics.
func (m *Monitor) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", m.health)
	mux.HandleFunc("GET /readyz", m.ready)
	mux.HandleFunc("GET /metrics", m.scrape)
	return mux
}

// scrape answers with all metrics of the moment, uncompressed: they are some
// kilobytes for a machine nearby, and what gzip needs for them is 1.3 MB, which
// an idle program would keep between two calls.
func (m *Monitor) scrape(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), lookTime)
	defer cancel()
	now := standing{status: m.source.Status(), indexes: m.source.Indexes()}
	if sizes, err := m.source.Sizes(ctx); err == nil {
		now.sizes = &sizes
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	m.metrics.write(w)
	now.write(w)
	writeProcess(w)
}

// health answers 200 unless only a new start helps.
func (m *Monitor) health(w http.ResponseWriter, _ *http.Request) {
	if m.source.Status().Hung() {
		http.Error(w, "too many requests hang: restart the bot", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
}

// ready answers 200 when all shards are connected and the index answers, and
// 503 with the reason otherwise.
func (m *Monitor) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), lookTime)
	defer cancel()
	if !m.source.Status().Ready() {
		http.Error(w, "not connected to Discord", http.StatusServiceUnavailable)
		return
	}
	if err := m.source.Search(ctx); err != nil {
		// The reason may name paths, which are the log's.
		http.Error(w, "the index does not answer", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// Serve answers at an address, host and port, until ctx ends. It returns an
// error when it cannot listen there.
func (m *Monitor) Serve(ctx context.Context, address string) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the monitor cannot listen: %w", err)
	}
	server := &http.Server{Handler: m.handler(), ReadTimeout: readTimeout, WriteTimeout: readTimeout,
		IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
	stop := context.AfterFunc(ctx, func() {
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutTime)
		defer cancel()
		if server.Shutdown(closing) != nil {
			server.Close()
		}
	})
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("the monitor: %w", err)
	}
	return nil
}

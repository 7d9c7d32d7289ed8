package main

import (
	"context"
	"log/slog"
	"time"

	"verbatim/bot"
	"verbatim/bot/monitor"
	"verbatim/corpus/intake"
)

// watched makes the bot, a monitor of it, and its traces, which are nil where
// none are wanted.
func (p *program) watched(s *shelf, in *intake.Intake) (b *bot.Bot, watch *monitor.Monitor, traces *monitor.Traces) {
	watch = monitor.New(monitor.Source{
		Status:  func() bot.Status { return b.Status() },
		Search:  func(ctx context.Context) error { return s.Sync(ctx, "") },
		Sizes:   s.store.Sizes,
		Indexes: s.Stats,
	})
	parts := bot.Parts{Store: s.store, Pool: s.Pool, Intake: in, Demo: demoArticles(), Log: p.log, Observe: watch.Observe}
	if p.Traces != "" {
		traces = monitor.NewTraces(p.Traces, p.TraceHeaders, version(), p.log)
		parts.Tracer = traces.Tracer()
	}
	b = bot.New(parts)
	return b, watch, traces
}

// monitor answers those who watch over the bot, which runs on without.
func (p *program) monitor(ctx context.Context, watch *monitor.Monitor) {
	if err := watch.Serve(ctx, p.Monitor); err != nil {
		p.log.Error("nobody can watch over the bot: mend VERBATIM_MONITOR and restart", "reason", err)
	}
}

// lastTraces bounds the sending of the last traces when the bot ends.
const lastTraces = 3 * time.Second

// closeTraces sends what is left of the traces.
func (p *program) closeTraces(ctx context.Context, traces *monitor.Traces) {
	if traces == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastTraces)
	defer cancel()
	if err := traces.Close(ctx); err != nil {
		p.log.Warn("the last traces are lost", slog.Any("reason", err))
	}
}

package main

import (
	"io"
	"log/slog"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A meter shows on a terminal how far something is that takes more than a
// second. Elsewhere it shows nothing, but for what is logged.
type meter struct {
	w     io.Writer
	log   *slog.Logger
	label string

	mu    sync.Mutex
	start time.Time
	bar   *progressbar.ProgressBar
	// logged is when the log was told last.
	logged time.Time
}

// logEvery is how often the log is told of something that takes long.
const logEvery = 10 * time.Second

// newMeter returns a meter on standard error.
func (p *program) newMeter(label string) *meter {
	m := &meter{label: label, log: silent(), start: time.Now()}
	if isTerminal(p.stderr) {
		m.w = p.stderr
	}
	return m
}

// set shows how many of how many are done.
func (m *meter) set(done, total int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if time.Since(m.start) < time.Second {
		return
	}
	if m.w == nil {
		m.tell(done, total)
		return
	}
	if m.bar == nil {
		m.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(m.w), progressbar.OptionSetDescription(m.label),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish())
	}
	if m.bar.GetMax() != total {
		m.bar.ChangeMax(total)
	}
	// It can only fail to draw, which is no reason to stop.
	_ = m.bar.Set(done)
}

// tell logs how many of how many are done.
func (m *meter) tell(done, total int) {
	if time.Since(m.logged) >= logEvery {
		m.logged = time.Now()
		m.log.Info(m.label, "done", done, "of", total)
	}
}

// finish takes the meter off the screen, and logs nothing more.
func (m *meter) finish() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.log = silent()
	if m.bar != nil {
		_ = m.bar.Clear()
	}
}

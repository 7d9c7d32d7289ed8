package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A meter shows on a terminal how far something is that takes more than a
// second. Elsewhere it shows nothing.
type meter struct {
	w     io.Writer
	label string
	start time.Time
	bar   *progressbar.ProgressBar
}

// newMeter returns a meter on standard error.
func (p *program) newMeter(label string) *meter {
	m := &meter{label: label, start: time.Now()}
	if isTerminal(p.stderr) {
		m.w = p.stderr
	}
	return m
}

// set shows how many of how many are done.
func (m *meter) set(done, total int) {
	if m.w == nil || time.Since(m.start) < time.Second {
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

// finish takes the meter off the screen.
func (m *meter) finish() {
	if m.bar != nil {
		_ = m.bar.Clear()
	}
}

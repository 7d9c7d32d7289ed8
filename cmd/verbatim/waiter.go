package main

import (
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A waiter shows on a terminal what is under way, once nothing was told of it
// for a second. Elsewhere it shows nothing.
type waiter struct {
	w    io.Writer // nil where nothing is shown
	quit chan struct{}
	done sync.WaitGroup

	mu   sync.Mutex
	what string
	// told is when something was told last.
	told  time.Time
	bar   *progressbar.ProgressBar
	shown bool
}

// silence is how long nothing may be told, and drawEvery how often the line is
// drawn then.
const (
	silence   = time.Second
	drawEvery = 100 * time.Millisecond
)

// newWaiter returns the program's waiter on standard error, which is to be ended.
func (p *program) newWaiter() *waiter {
	if isTerminal(p.stderr) {
		p.wait = startWaiter(p.stderr)
	}
	return p.wait
}

func startWaiter(on io.Writer) *waiter {
	w := &waiter{w: on, quit: make(chan struct{})}
	w.hide()
	w.done.Go(w.draw)
	return w
}

// draw draws the line until the end.
func (w *waiter) draw() {
	tick := time.NewTicker(drawEvery)
	defer tick.Stop()
	for {
		select {
		case <-w.quit:
			return
		case <-tick.C:
		}
		w.mu.Lock()
		if time.Since(w.told) >= silence {
			w.bar.Describe(w.what)
			w.shown = true
		}
		w.mu.Unlock()
	}
}

// longestShown bounds what is shown in characters, so that it fits a line.
const longestShown = 50

// begin says what is under way from now on.
func (w *waiter) begin(what string) {
	runes := []rune(printable(what))
	if len(runes) > longestShown {
		runes = append(runes[:longestShown-1], '…')
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.what = string(runes)
}

// hide clears the line for something that is told.
func (w *waiter) hide() {
	if w.w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.shown {
		// It can only fail to draw, which is no reason to stop.
		_ = w.bar.Clear()
	}
	w.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(w.w), progressbar.OptionSetSpinnerChangeInterval(0))
	w.bar.StartWithoutRender()
	w.told, w.shown = time.Now(), false
}

// end stops it and clears the line.
func (w *waiter) end() {
	if w.w == nil {
		return
	}
	close(w.quit)
	w.done.Wait()
	w.hide()
}

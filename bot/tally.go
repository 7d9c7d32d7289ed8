package bot

import (
	"sync"
	"time"
)

// tallyEvery is how often a log line tells of what happens many times a second.
const tallyEvery = 10 * time.Second

// A tally counts what would fill the log with a line each. The zero value is
// ready to use.
type tally struct {
	mu sync.Mutex
	n  int
}

// add counts one more, and has the sum told once within the given time.
func (t *tally) add(within time.Duration, tell func(n int)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n++
	if t.n == 1 {
		time.AfterFunc(within, func() { tell(t.take()) })
	}
}

// take returns the sum and begins anew.
func (t *tally) take() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := t.n
	t.n = 0
	return n
}

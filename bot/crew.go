package bot

import (
	"sync"
	"time"
)

// A crew runs a bounded number of jobs at once and can be waited for.
type crew struct {
	slots chan struct{}

	mu     sync.Mutex
	closed bool
	jobs   sync.WaitGroup
}

func newCrew(size int) *crew { return &crew{slots: make(chan struct{}, size)} }

// running is how many jobs run; none do in a nil crew.
func (c *crew) running() int64 {
	if c == nil {
		return 0
	}
	return int64(len(c.slots))
}

// start runs a job unless all slots are taken or the crew is closed.
func (c *crew) start(job func()) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return false
	}
	select {
	case c.slots <- struct{}{}:
	default:
		return false
	}
	c.jobs.Go(func() {
		defer func() { <-c.slots }()
		job()
	})
	return true
}

// finish takes no more jobs and waits for those that run, but no longer than
// grace. It tells whether all ended.
func (c *crew) finish(grace time.Duration) bool {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	done := make(chan struct{})
	go func() {
		c.jobs.Wait()
		close(done)
	}()
	timer := time.NewTimer(grace)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}

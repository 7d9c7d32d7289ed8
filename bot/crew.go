package bot

import (
	"slices"
	"sync"
	"time"
)

// A crew runs a bounded number of jobs at once, lets a bounded number of others
// wait for that, and can be waited for.
type crew struct {
	slots chan struct{}
	// room is how many jobs may wait.
	room int

	mu      sync.Mutex
	closed  bool
	waiting []*waiter // the first one is next
	jobs    sync.WaitGroup
}

// A waiter is a job that waits for its turn, until its timer ends that if it has
// one.
type waiter struct {
	job   func()
	timer *time.Timer
}

func newCrew(size, room int) *crew { return &crew{slots: make(chan struct{}, size), room: room} }

// running is how many jobs run; none do in a nil crew.
func (c *crew) running() int64 {
	if c == nil {
		return 0
	}
	return int64(len(c.slots))
}

// held is how many jobs run or wait; none do in a nil crew.
func (c *crew) held() int64 {
	if c == nil {
		return 0
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return int64(len(c.slots) + len(c.waiting))
}

// full tells whether no more jobs are taken for now.
func (c *crew) full() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.waiting) >= c.room && len(c.slots) == cap(c.slots)
}

// start runs a job, now or in its turn, unless all slots and the room to wait
// are taken or the crew is closed.
func (c *crew) start(job func()) bool { return c.startWithin(0, job, nil) }

// startWithin is the same for a job that waits no longer than some time, 0 for
// as long as it takes: after that late runs in its place.
func (c *crew) startWithin(wait time.Duration, job, late func()) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return false
	}
	select {
	case c.slots <- struct{}{}:
		c.jobs.Go(func() {
			for ; job != nil; job = c.next() {
				job()
			}
		})
		return true
	default:
	}
	if len(c.waiting) >= c.room {
		return false
	}
	w := &waiter{job: job}
	c.waiting = append(c.waiting, w)
	if wait > 0 {
		w.timer = time.AfterFunc(wait, func() {
			if c.leaves(w) {
				late()
			}
		})
	}
	return true
}

// leaves takes a job back that waits, and tells whether it did.
func (c *crew) leaves(w *waiter) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	at := slices.Index(c.waiting, w)
	if at >= 0 {
		c.waiting = slices.Delete(c.waiting, at, at+1)
	}
	return at >= 0
}

// next is the job that waits longest; where none does, it is nil and the slot
// free.
func (c *crew) next() (job func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.waiting) == 0 {
		<-c.slots
		return nil
	}
	w := c.waiting[0]
	c.waiting[0] = nil
	c.waiting = c.waiting[1:]
	if w.timer != nil {
		w.timer.Stop()
	}
	return w.job
}

// finish takes no more jobs and waits for those that it has, but no longer than
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

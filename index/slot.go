package index

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// A slot is the place of one library's index in a pool. Its fields are guarded
// by the pool's mutex, but for the first three, which never change.
type slot struct {
	server  string
	dir     string
	library Library
	// working is held while the index is opened, brought up to date or closed.
	working sync.Mutex

	// index is nil while it is closed and where the library is empty.
	index *Index
	// known tells whether index agreed with the library when that was at
	// revision.
	known    bool
	revision int64
	// synced is when that was found out.
	synced time.Time
	// users counts those who use the index, used is the number of the last.
	users int
	used  int64
	// failures counts refreshes that failed one after the other, and no other
	// is tried before again.
	failures int
	again    time.Time
}

// refreshesAtOnce bounds the indexes that are opened or brought up to date at
// the same time, which uses all cores for each large one.
const refreshesAtOnce = 4

// patience is how long a question waits for an index to be brought up to date
// before it is answered from what there is.
const patience = time.Second

// take returns the slot of a server, which is in use until it is given back.
func (p *Pool) take(server string) (*slot, error) {
	dir, err := p.dir(server)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, ErrClosed
	}
	s := p.slots[server]
	if s == nil {
		s = &slot{server: server, dir: dir, library: p.library(server)}
		p.slots[server] = s
	}
	p.busy.Add(1)
	s.users++
	return s, nil
}

// give ends the use of a slot.
func (p *Pool) give(s *slot) {
	defer p.busy.Done()
	p.mu.Lock()
	defer p.mu.Unlock()
	s.users--
}

// fresh returns the index of a slot in use, up to date unless that takes long
// or fails; nil if the library is empty.
func (p *Pool) fresh(ctx context.Context, s *slot) (*Index, error) {
	p.touch(s)
	stale, err := p.stale(ctx, s)
	if err != nil {
		return nil, err
	}
	x := p.indexOf(s)
	if !stale {
		return x, nil
	}
	var late <-chan time.Time
	if x != nil && !x.damaged.Load() {
		late = time.After(patience)
	}
	select {
	case r := <-p.refreshes.DoChan(s.server, func() (any, error) { return nil, p.refresh(ctx, s) }):
		if now := p.indexOf(s); now != nil || r.Err == nil {
			return now, nil
		}
		return nil, r.Err
	case <-late:
		return x, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// touch notes that a slot is asked.
func (p *Pool) touch(s *slot) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.uses++
	s.used = p.uses
}

// indexOf is the index of a slot at this moment.
func (p *Pool) indexOf(s *slot) *Index {
	p.mu.Lock()
	defer p.mu.Unlock()
	return s.index
}

// stale tells whether a slot has to be refreshed and may be.
func (p *Pool) stale(ctx context.Context, s *slot) (bool, error) {
	outdated, err := p.outdated(ctx, s)
	p.mu.Lock()
	defer p.mu.Unlock()
	return outdated && (s.index == nil || time.Now().After(s.again)), err
}

// outdated tells whether a slot's index differs from its library, or may.
func (p *Pool) outdated(ctx context.Context, s *slot) (bool, error) {
	revision, err := s.library.Revision(ctx)
	if err != nil {
		return false, fmt.Errorf("%w: %w", errSource, err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return !s.known || s.revision != revision || s.index != nil && s.index.damaged.Load(), nil
}

// refresh opens the index of a slot or brings it up to date. It goes on when
// the question that asked for it is given up, but ends with the pool.
func (p *Pool) refresh(ctx context.Context, s *slot) error {
	if _, err := p.take(s.server); err != nil {
		return err
	}
	defer p.give(s)
	ctx, end := p.outlive(ctx)
	defer end()
	p.workers <- struct{}{}
	defer func() { <-p.workers }()
	s.working.Lock()
	defer s.working.Unlock()
	err := p.renew(ctx, s)
	if err != nil && ctx.Err() == nil {
		p.postpone(s, err)
	}
	p.evict()
	return err
}

// outlive returns a context that goes on when ctx ends, but ends with the pool.
func (p *Pool) outlive(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	go func() {
		select {
		case <-p.stop:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}

// renew sets the index of a slot.
func (p *Pool) renew(ctx context.Context, s *slot) error {
	// First, so that a change meanwhile is noticed the next time.
	revision, err := s.library.Revision(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", errSource, err)
	}
	x := p.indexOf(s)
	if x != nil {
		err = x.Sync(ctx)
	} else {
		x, err = p.open(ctx, s)
	}
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	s.index, s.known, s.revision, s.failures, s.again = x, true, revision, 0, time.Time{}
	s.synced = time.Now()
	return nil
}

// open opens the index of a library that holds anything, in memory where its
// folder is of no use and Unkept hears of that.
func (p *Pool) open(ctx context.Context, s *slot) (*Index, error) {
	versions, err := s.library.Versions(ctx)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errSource, err)
	}
	if len(versions) == 0 {
		return nil, nil
	}
	x, err := Open(ctx, s.dir, s.library, p.options.Options)
	if err == nil || s.dir == "" || p.options.Unkept == nil || ctx.Err() != nil || errors.Is(err, errSource) {
		return x, err
	}
	p.options.Unkept(s.dir, err)
	return Open(ctx, "", s.library, p.options.Options)
}

// postponed tells whether a refresh failed a moment ago.
func (p *Pool) postponed(s *slot) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Now().Before(s.again)
}

// longestPause bounds the time between two refreshes that fail.
const longestPause = time.Minute

// postpone puts off the next refresh after one that failed, the longer the more
// did.
func (p *Pool) postpone(s *slot, reason error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s.failures++
	pause := min(time.Second<<min(s.failures, 10), longestPause)
	s.again = time.Now().Add(pause)
	p.options.Log.Error("the index could not be brought up to date", "server", s.server, "reason", reason, "again_in", pause)
}

// evict closes the indexes of servers that were used least recently, until no
// more are open than may be, or none that is not in use.
func (p *Pool) evict() {
	for s, x := p.victim(); s != nil; s, x = p.victim() {
		if err := x.Close(); err != nil {
			p.options.Log.Warn("closing an index", "server", s.server, "reason", err)
		}
		s.working.Unlock()
	}
}

// victim takes the index to close next out of its slot, whose working it leaves
// held; nil if there is none.
func (p *Pool) victim() (*slot, *Index) {
	p.mu.Lock()
	defer p.mu.Unlock()
	open, oldest := 0, (*slot)(nil)
	for _, s := range p.slots {
		if s.index == nil || s.server == "" {
			continue
		}
		open++
		if s.users == 0 && (oldest == nil || s.used < oldest.used) {
			oldest = s
		}
	}
	if open <= p.options.Open || oldest == nil || !oldest.working.TryLock() {
		return nil, nil
	}
	x := oldest.index
	oldest.index, oldest.known = nil, false
	return oldest, x
}

// closeSlot closes the index of a slot whose working is held.
func (p *Pool) closeSlot(s *slot) error {
	p.mu.Lock()
	x := s.index
	s.index, s.known = nil, false
	p.mu.Unlock()
	if x == nil {
		return nil
	}
	return x.Close()
}

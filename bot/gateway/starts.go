package gateway

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// Starts is the budget of IDENTIFYs, which all shards share: in each of
// max_concurrency classes one every five seconds, and 1,000 a day. Discord
// takes the token away from a bot that exceeds the latter.
type Starts struct {
	every time.Duration
	log   *slog.Logger
	turns []chan struct{} // one of each class has its turn

	mu          sync.Mutex
	next        []time.Time // by class
	left, total int
	reset       time.Time // when left is total again
}

// startsPerDay is after how long a budget that ran out is full again.
const startsPerDay = 24 * time.Hour

// NewStarts makes a budget with so many left of a total until reset. A session of
// one class begins every so often: five seconds, but for tests.
func NewStarts(concurrency, left, total int, reset time.Time, every time.Duration, log *slog.Logger) *Starts {
	s := &Starts{every: every, log: log, left: left, total: total, reset: reset}
	for range max(1, concurrency) {
		s.turns = append(s.turns, make(chan struct{}, 1))
		s.next = append(s.next, time.Time{})
	}
	return s
}

// A turn is the right to IDENTIFY. It is used or dropped.
type turn struct {
	of    *Starts
	class int
	once  sync.Once
}

// turn waits until a shard may IDENTIFY.
func (s *Starts) turn(ctx context.Context, shard int) (*turn, error) {
	class := shard % len(s.turns)
	select {
	case s.turns[class] <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	t := &turn{of: s, class: class}
	for pause := s.pause(class); pause > 0; pause = s.pause(class) {
		if pause > time.Minute {
			s.log.ErrorContext(ctx, "no more sessions may be opened today", "again_in", pause.Round(time.Second))
		}
		if err := Sleep(ctx, pause); err != nil {
			t.drop()
			return nil, err
		}
	}
	return t, nil
}

// pause is how long a class still has to wait.
func (s *Starts) pause(class int) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	if s.left <= 0 && !now.Before(s.reset) {
		s.left, s.reset = s.total, now.Add(startsPerDay)
	}
	if s.left <= 0 {
		return s.reset.Sub(now)
	}
	return s.next[class].Sub(now)
}

// use counts the IDENTIFY that is sent now.
func (t *turn) use() {
	t.once.Do(func() {
		s := t.of
		s.mu.Lock()
		s.left--
		s.next[t.class] = time.Now().Add(s.every)
		s.mu.Unlock()
		<-s.turns[t.class]
	})
}

// drop gives back a turn that was not used.
func (t *turn) drop() { t.once.Do(func() { <-t.of.turns[t.class] }) }

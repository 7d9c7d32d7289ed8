package bot

import (
	"sync/atomic"
	"testing"
	"time"
	"unsafe"
)

// A clock may be set and may run ahead. The zero value is the real one.
type clock struct {
	// jump is how far the wall clock was set forwards, later is how much time
	// has passed beyond what has.
	jump, later atomic.Int64
}

func (c *clock) now() time.Time {
	return jumped(time.Now().Add(time.Duration(c.later.Load())), time.Duration(c.jump.Load()))
}

// jumped is a reading of the clock after its wall was set forwards: the
// monotonic reading that a time of time.Now holds too goes on as if nothing
// was. It writes where that keeps its seconds, in the 33 bits above the 30 of
// the nanoseconds.
func jumped(now time.Time, by time.Duration) time.Time {
	*(*uint64)(unsafe.Pointer(&now)) += uint64(by/time.Second) << 30
	return now
}

func TestRecentForgets(t *testing.T) {
	m, start := newRecent[struct{}](2, time.Minute), time.Unix(0, 0)
	for _, step := range []struct {
		id    string
		after time.Duration
		first bool
	}{
		{"a", 0, true}, {"a", 0, false}, {"b", 0, true}, {"c", time.Second, true}, {"a", time.Second, true}, // "a" had to go for "c"'s sake
		{"a", 30 * time.Second, false}, {"a", 2 * time.Minute, true},
	} {
		if got := m.first(step.id, start.Add(step.after)); got != step.first {
			t.Errorf("%s after %v: first is %v", step.id, step.after, got)
		}
	}
	for range 1000 {
		m.first(time.Now().String(), start)
	}
	if len(m.known) > 2 || len(m.queue) > 2 {
		t.Errorf("remembers %d and %d", len(m.known), len(m.queue))
	}
}

// A wall clock that is set neither ends a cooldown nor draws it out.
func TestCooldownsHeedNoWallClock(t *testing.T) {
	for _, jump := range []time.Duration{5 * time.Hour, -5 * time.Hour} {
		p, start, req := newPace(), time.Now(), Request{User: "1", Channel: "2", Surface: Mention}
		for range defaultMemberPace / 2 {
			if p.wait(req, settings{}, start) > 0 {
				t.Fatal("refused at once")
			}
		}
		after := func(d time.Duration) time.Time { return jumped(start.Add(d), jump) }
		if p.told(req, start) || p.wait(req, settings{}, after(time.Second)) <= 0 || !p.told(req, after(time.Second)) {
			t.Errorf("a jump of %v ended a cooldown", jump)
		}
		if p.wait(req, settings{}, after(7*time.Second)) > 0 || p.told(req, after(tellAgain+2*time.Second)) {
			t.Errorf("a jump of %v drew a cooldown out", jump)
		}
	}
}

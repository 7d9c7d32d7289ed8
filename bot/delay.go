package bot

import (
	"strconv"
	"sync"
	"time"
)

// A delay tells how late events are when they are heard of. Their IDs say when
// Discord made them, by its own clock, which may be any amount apart from ours;
// but some event of the last minute came at once, so that what another one took
// longer than the fastest is its delay.
type delay struct {
	mu sync.Mutex
	// start is a moment of our clock as both of its readings have it: what
	// passes after it is measured by the one that never jumps.
	start time.Time
	// fastest is the least difference between the clocks in the minute since
	// since, and before that of the minute before.
	since           time.Time
	fastest, before time.Duration
}

// unknownDelay is a difference that was not measured yet.
const unknownDelay = time.Duration(1<<63 - 1)

// discordEpoch is the first millisecond of 2015, where snowflakes start:
// https://discord.com/developers/docs/reference#snowflakes
const discordEpoch = 1420070400000

// madeAt is when the thing of an ID was made, by Discord's clock.
func madeAt(id uint64) time.Time { return time.UnixMilli(int64(id>>22) + discordEpoch) }

// between is how much later than one thing another was made; what is no
// snowflake was made long ago.
func between(early, late string) time.Duration {
	return madeAt(snowflake(late)).Sub(madeAt(snowflake(early)))
}

// snowflake is the number of an ID, 0 for what is none.
func snowflake(id string) uint64 {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func newDelay(now time.Time) *delay {
	return &delay{start: now, since: now, fastest: unknownDelay, before: unknownDelay}
}

// of is how late the event of an ID is at a time. What is no snowflake is not
// late.
func (d *delay) of(id string, now time.Time) time.Duration {
	n := snowflake(id)
	if n == 0 {
		return 0
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if now.Sub(d.since) > time.Minute {
		d.since, d.before, d.fastest = now, d.fastest, unknownDelay
	}
	took := d.start.Add(now.Sub(d.start)).Sub(madeAt(n))
	d.fastest = min(d.fastest, took)
	return took - min(d.fastest, d.before)
}

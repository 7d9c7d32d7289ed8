package bot

import (
	"sync/atomic"
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

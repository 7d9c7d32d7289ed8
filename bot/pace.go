package bot

import (
	"time"

	"golang.org/x/time/rate"
)

// A pace keeps people, channels and servers from asking too much: a token
// bucket each (golang.org/x/time/rate), which a question takes one from.
type pace struct {
	buckets *recent[*rate.Limiter]
	// refused knows who was told of late.
	refused *recent[struct{}]
}

const (
	// maxBuckets bounds how many buckets are kept. The oldest go first, so a
	// crowd can only free itself.
	maxBuckets = 1 << 14
	// bucketAge is when an unused bucket is full again, at any pace.
	bucketAge = 10 * time.Minute
	// tellAgain is how long somebody who asks too much by message is refused
	// in silence, after being told once.
	tellAgain = time.Minute
)

func newPace() *pace {
	return &pace{buckets: newRecent[*rate.Limiter](maxBuckets, bucketAge), refused: newRecent[struct{}](maxBuckets, tellAgain)}
}

// wait takes a token of each bucket that a request draws on, and returns how
// long to wait if one is empty; no token is taken then. Nobody waits for nil.
func (p *pace) wait(req Request, s settings, now time.Time) time.Duration {
	if p == nil {
		return 0
	}
	var taken []*rate.Reservation
	var longest time.Duration
	for _, b := range []struct {
		key       string
		perMinute int
	}{
		{"member " + req.Guild + " " + req.User, s.memberPace()},
		{"channel " + req.Channel, s.channelPace()},
		{"server " + req.Guild, s.serverPace()},
	} {
		if b.key == "server " {
			continue // direct messages have no server in common
		}
		r := p.bucket(b.key, b.perMinute, now).ReserveN(now, 1)
		taken = append(taken, r)
		longest = max(longest, r.DelayFrom(now))
	}
	if longest > 0 {
		for _, r := range taken {
			r.CancelAt(now)
		}
	}
	return longest
}

// bucket is the one of a key, which holds half a minute's worth.
func (p *pace) bucket(key string, perMinute int, now time.Time) *rate.Limiter {
	limit, burst := rate.Limit(float64(perMinute)/60), max(1, perMinute/2)
	b, ok := p.buckets.get(key, now)
	switch {
	case !ok:
		b = rate.NewLimiter(limit, burst)
	case b.Limit() != limit:
		b.SetLimitAt(now, limit)
		b.SetBurstAt(now, burst)
	}
	p.buckets.put(key, b, now)
	return b
}

// told tells whether the person was told of late that they ask too much, and
// takes note that they are now.
func (p *pace) told(req Request, now time.Time) bool {
	for _, key := range []string{"member " + req.User, "channel " + req.Channel} {
		if _, told := p.refused.get(key, now); told {
			return true
		}
	}
	p.refused.put("member "+req.User, struct{}{}, now)
	p.refused.put("channel "+req.Channel, struct{}{}, now)
	return false
}

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
	// clickPace is how many pages somebody may turn in a minute: more than anybody
	// reads.
	clickPace = 60
	// tellAgain is how long somebody who asks too much by message is refused
	// in silence, after being told once.
	tellAgain = time.Minute
)

func newPace() *pace {
	return &pace{buckets: newRecent[*rate.Limiter](maxBuckets, bucketAge), refused: newRecent[struct{}](maxBuckets, tellAgain)}
}

// A toll is what a request draws on: a bucket, and how many tokens it gets in a
// minute.
type toll struct {
	bucket    string
	perMinute int
}

// tolls are those of a request. What is no work has one of its own: people read on
// and change settings faster than they ask.
func (s settings) tolls(req Request) []toll {
	if !req.isWork() {
		return []toll{{"clicks " + req.Guild + " " + req.User, clickPace}}
	}
	list := []toll{{"member " + req.Guild + " " + req.User, s.memberPace()}, {"channel " + req.Channel, s.channelPace()}}
	if req.Guild != "" { // direct messages have no server in common
		list = append(list, toll{"server " + req.Guild, s.serverPace()})
	}
	return list
}

// isWork tells whether something is searched, fetched or said to others. To turn a
// page, to change settings and to take an answer away is none.
func (r Request) isWork() bool {
	if r.Surface == Click {
		c := clicks()[r.action.verb]
		return !c.update || c.question
	}
	c := commandNamed(r.Command)
	return !c.manage || c.slow
}

// wait takes a token of each bucket that a request draws on, and returns how
// long to wait if one is empty; no token is taken then. Nobody waits for nil.
func (p *pace) wait(req Request, s settings, now time.Time) time.Duration {
	if p == nil {
		return 0
	}
	var taken []*rate.Reservation
	var longest time.Duration
	for _, t := range s.tolls(req) {
		r := p.bucket(t.bucket, t.perMinute, now).ReserveN(now, 1)
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

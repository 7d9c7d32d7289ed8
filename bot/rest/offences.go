package rest

import (
	"errors"
	"net/http"
	"sync"
	"time"
)

// offences counts the answers of 401, 403 and 429 that Discord holds against
// the address: 10,000 in ten minutes ban it, for all bots behind it.
// https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
type offences struct {
	mu      sync.Mutex
	first   time.Time // of the first offence: minutes count from it
	minutes [offenceMinutes]struct{ minute, count int }
}

const (
	// maxOffences is half of what Discord allows: others may share the address.
	maxOffences = 5000
	// offenceMinutes is how long an offence counts. The oldest counts for up to
	// a minute longer.
	offenceMinutes = 11
)

// errOffences is why nothing is sent.
var errOffences = errors.New("not sent: Discord refused thousands of requests within ten minutes and would ban the address; look for the first errors in the log")

// minute is the time of now, in minutes of a clock that never jumps.
func (o *offences) minute(now time.Time) int {
	if o.first.IsZero() {
		o.first = now
	}
	return int(now.Sub(o.first) / time.Minute)
}

// check fails when the budget is used up.
func (o *offences) check() error { return o.checkAt(time.Now()) }

func (o *offences) checkAt(now time.Time) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	minute, sum := o.minute(now), 0
	for _, m := range o.minutes {
		if minute-m.minute < offenceMinutes {
			sum += m.count
		}
	}
	if sum >= maxOffences {
		return errOffences
	}
	return nil
}

// learn counts an answer that Discord holds against us; nil is none.
func (o *offences) learn(resp *http.Response) {
	if resp == nil {
		return
	}
	switch resp.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden:
	case http.StatusTooManyRequests:
		if resp.Header.Get("X-RateLimit-Scope") == "shared" {
			return // others used it up
		}
	default:
		return
	}
	o.add(time.Now())
}

func (o *offences) add(now time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	minute := o.minute(now)
	m := &o.minutes[minute%offenceMinutes]
	if m.minute != minute {
		m.minute, m.count = minute, 0
	}
	m.count++
}

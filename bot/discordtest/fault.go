package discordtest

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Fault is something that goes wrong with REST requests. The first field that
// applies decides: Delay comes before all; CutBefore, HTML, RetryAfter and
// Status keep the request from having any effect; CutAfter and Truncate spoil
// the answer to a request that took effect.
type Fault struct {
	// Route picks the requests, as a method and a path in Discord's notation:
	// "POST /channels/{channel_id}/messages". Either may be missing: "POST",
	// "/gateway", or "" for all.
	Route string
	// Times is how many requests it hits; 0 means one, below 0 all.
	Times int

	Delay     time.Duration // wait before anything else
	CutBefore bool          // drop the connection before the request takes effect
	CutAfter  bool          // drop the connection instead of answering
	Truncate  bool          // send the first half of the answer only

	// RetryAfter makes a 429. Scope is that of the limit: "user" (also when
	// empty), "shared" or "global". HTML sends the 429 as the edge does when it
	// has banned an address: a page, no JSON.
	RetryAfter time.Duration
	Scope      string
	HTML       bool

	// Status answers with an HTTP status, and with Discord's error Code and
	// Message where Code is not 0, as a page otherwise.
	Status  int
	Code    int
	Message string
}

// Inject lets requests fail. Faults apply in the order they were injected, one
// to a request.
func (s *Server) Inject(f Fault) {
	if f.Times == 0 {
		f.Times = 1
	}
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.rest = append(s.faults.rest, f)
}

// Heal takes back all faults that are left.
func (s *Server) Heal() {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.rest, s.faults.gateway = nil, nil
}

// faults are those waiting for their moment.
type faults struct {
	mu      sync.Mutex
	rest    []Fault
	gateway []GatewayFault
}

// take finds the fault for a request to a route, and counts it.
func (f *faults) take(rt route) Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.rest {
		fault := f.rest[i]
		if fault.Times == 0 || !fault.hits(rt) {
			continue
		}
		if fault.Times > 0 {
			f.rest[i].Times--
		}
		return fault
	}
	return Fault{}
}

// hits tells whether the fault is meant for a route.
func (f Fault) hits(rt route) bool {
	method, path, both := strings.Cut(f.Route, " ")
	switch {
	case both:
		return method == rt.method && path == rt.path
	case strings.HasPrefix(f.Route, "/"):
		return f.Route == rt.path
	}
	return f.Route == "" || f.Route == rt.method
}

// answers tells whether the fault replaces the answer.
func (f Fault) answers() bool { return f.HTML || f.RetryAfter > 0 || f.Status != 0 }

// answer is what the fault sends.
func (f Fault) answer() *answer {
	switch {
	case f.HTML:
		return &answer{status: http.StatusTooManyRequests, html: "<html><body>error code: 1015</body></html>",
			header: http.Header{"Retry-After": {strconv.Itoa(int(f.RetryAfter.Seconds()) + 1)}}}
	case f.RetryAfter > 0:
		return f.limited()
	case f.Code == 0:
		return &answer{status: f.Status, html: fmt.Sprintf("<html><body>%s</body></html>", http.StatusText(f.Status))}
	}
	return fail(f.Status, f.Code, f.Message)
}

// limited is a 429 as documented; the global one carries no reset header:
// https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit
func (f Fault) limited() *answer {
	scope := cmp.Or(f.Scope, "user")
	seconds := f.RetryAfter.Seconds()
	h := http.Header{
		"Retry-After":       {strconv.Itoa(int(seconds) + 1)},
		"X-Ratelimit-Scope": {scope},
	}
	if scope == "global" {
		h.Set("X-RateLimit-Global", "true")
	} else {
		h.Set("X-RateLimit-Limit", "5")
		h.Set("X-RateLimit-Remaining", "0")
		h.Set("X-RateLimit-Reset-After", strconv.FormatFloat(seconds, 'f', 3, 64))
		h.Set("X-RateLimit-Bucket", "discordtest")
	}
	return &answer{status: http.StatusTooManyRequests, header: h, body: object{
		"message": "You are being rate limited.", "retry_after": seconds, "global": scope == "global",
	}}
}

// pause waits as long as the fault says. It tells whether there is still
// somebody to answer.
func (s *Server) pause(f Fault, r *http.Request) bool {
	if f.Delay == 0 {
		return true
	}
	wait := time.NewTimer(f.Delay)
	defer wait.Stop()
	select {
	case <-wait.C:
		return true
	case <-r.Context().Done():
	case <-s.done:
	}
	return false
}

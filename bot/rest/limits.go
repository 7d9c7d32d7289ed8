package rest

import (
	"fmt"
	"maps"
	"net/http"
	"strings"
	"sync"
	"time"

	"verbatim/bot/gateway"
)

// limits knows until when Discord takes no more requests of a kind, so that
// none is sent that would be refused: 10,000 refused ones in ten minutes ban
// the address. Requests about interactions are exempt from the limit over all
// of them, and each has an address of its own, so nothing is remembered there.
type limits struct {
	mu    sync.Mutex
	until map[string]time.Time // by method and path; "" is over all
}

// maxLimits bounds what is remembered: a limit lasts for seconds, and nobody
// meets more at a time.
const maxLimits = 1 << 10

func newLimits() *limits { return &limits{until: map[string]time.Time{}} }

// limitKey names what requests share a limit, "" for those without.
func limitKey(req *http.Request) string {
	if strings.Contains(req.URL.Path, "/interactions/") || strings.Contains(req.URL.Path, "/webhooks/") {
		return ""
	}
	return req.Method + " " + req.URL.Path
}

// wait waits until a request may be sent. It fails when that is more than
// maxPause away or the request's context ends.
func (l *limits) wait(req *http.Request) error {
	key := limitKey(req)
	if key == "" {
		return nil
	}
	l.mu.Lock()
	until := l.until[key]
	if all := l.until[""]; all.After(until) {
		until = all
	}
	l.mu.Unlock()
	pause := time.Until(until)
	switch {
	case pause <= 0:
		return nil
	case pause > maxPause:
		return fmt.Errorf("not sent: Discord takes no more of these for %v", pause.Round(time.Second))
	}
	return gateway.Sleep(req.Context(), pause)
}

// learn remembers the limit that a response tells of.
func (l *limits) learn(req *http.Request, resp *http.Response) {
	key := limitKey(req)
	if key == "" || resp == nil {
		return
	}
	limited := resp.StatusCode == http.StatusTooManyRequests
	if !limited && resp.Header.Get("X-RateLimit-Remaining") != "0" {
		return
	}
	if resp.Header.Get("X-RateLimit-Global") == "true" || resp.Header.Get("X-RateLimit-Scope") == "global" ||
		limited && strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") { // of the edge, which knows no routes
		key = ""
	}
	pause := retryAfter(resp.Header)
	if !limited && resp.Header.Get("X-RateLimit-Reset-After") == "" {
		return
	}
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.until) >= maxLimits {
		maps.DeleteFunc(l.until, func(_ string, until time.Time) bool { return until.Before(now) })
	}
	if len(l.until) < maxLimits || key == "" {
		l.until[key] = now.Add(pause)
	}
}

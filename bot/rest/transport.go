// Package rest sends requests to Discord's REST interface: again where that is safe,
// never where Discord takes none, and never so many refused ones that the address
// would be banned. NewTransport is where to start.
package rest

import (
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/gateway"
)

// A Transport sends discordgo's requests where they shall go, and again where
// that is safe. discordgo's own retries have no bound, no pause and ignore
// contexts, so they are switched off.
type Transport struct {
	// base replaces scheme and host of requests to Discord's REST interface, not of
	// those for files; nil leaves them.
	base   *url.URL
	next   http.RoundTripper
	limits *limits
	// offences are the requests that Discord took amiss.
	offences *offences
	// count is told of each response, of nil where none came.
	count func(*http.Response)
}

// NewTransport makes a transport that sends to base, nil for Discord's own
// addresses, and keeps up to so many connections. After each try count, which may
// be called by several goroutines at a time, is told of the response, or of nil
// where none came.
func NewTransport(base *url.URL, connections int, count func(*http.Response)) Transport {
	next := &http.Transport{
		Proxy: http.ProxyFromEnvironment, DialContext: (&net.Dialer{Timeout: dialTime}).DialContext,
		TLSHandshakeTimeout: dialTime, ForceAttemptHTTP2: true,
		MaxIdleConnsPerHost: connections, IdleConnTimeout: 90 * time.Second, MaxResponseHeaderBytes: 1 << 20,
		HTTP2: &http.HTTP2Config{SendPingTimeout: quietTime, PingTimeout: pingTime},
	}
	return Transport{base: base, next: next, limits: newLimits(), offences: &offences{}, count: count}
}

const (
	// MaxTries bounds how often one request is sent.
	MaxTries = 4
	// maxPause bounds the wait before a request is sent again. Discord asks for
	// more only when a limit was broken many times; then the answer is late
	// anyway.
	maxPause = 5 * time.Second
	// dialTime bounds each step of connecting.
	dialTime = 10 * time.Second
	// quietTime is after how long a connection on which nothing came is asked
	// whether it is still there, and pingTime how long it has to say so: all
	// requests share one, and if it is dead they are sent again on another while
	// somebody still waits.
	quietTime, pingTime = 5 * time.Second, 3 * time.Second
	// firstPause is the wait after the first server error; it doubles.
	firstPause = 200 * time.Millisecond
)

// RoundTrip sends a request, up to MaxTries times within its context.
func (t Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	for try := 1; ; try++ {
		again, err := t.prepare(req)
		if err != nil {
			return nil, err
		}
		if err := t.limits.wait(req); err != nil {
			return nil, err
		}
		if err := t.offences.check(); err != nil {
			return nil, err
		}
		resp, err := t.next.RoundTrip(again)
		t.limits.learn(req, resp)
		t.offences.learn(resp)
		t.count(resp)
		pause, retry := pauseAfter(req, resp, err, try)
		if !retry || try == MaxTries {
			return resp, err
		}
		if resp != nil {
			_, _ = io.CopyN(io.Discard, resp.Body, 64<<10) // so that the connection is kept
			_ = resp.Body.Close()
		}
		if err := gateway.Sleep(req.Context(), pause); err != nil {
			return nil, err
		}
	}
}

// prepare copies the request for one try.
func (t Transport) prepare(req *http.Request) (*http.Request, error) {
	again := req.Clone(req.Context())
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, err
		}
		again.Body = body
	}
	if t.base != nil && strings.HasPrefix(req.URL.String(), discordgo.EndpointAPI) {
		again.URL.Scheme, again.URL.Host, again.Host = t.base.Scheme, t.base.Host, t.base.Host
	}
	return again, nil
}

// pauseAfter tells whether a request may be sent again after what came of it,
// and when.
func pauseAfter(req *http.Request, resp *http.Response, err error, try int) (pause time.Duration, retry bool) {
	backoff := firstPause<<(try-1) + rand.N(firstPause)
	switch {
	case req.Context().Err() != nil:
		return 0, false
	case err != nil:
		return backoff, repeatable(req)
	case resp.StatusCode == http.StatusTooManyRequests:
		pause = retryAfter(resp.Header)
		return pause, pause <= maxPause
	case resp.StatusCode >= 500:
		return backoff, repeatable(req)
	}
	return 0, false
}

// repeatable tells whether a request does the same when it is done twice. A
// message carries a nonce that Discord enforces, the second response to an
// interaction and the second thread of a message are refused, and a direct channel is opened once. What follows the first
// response to an interaction has no nonce, so it is sent once.
func repeatable(req *http.Request) bool {
	if req.Method != http.MethodPost {
		return true
	}
	for _, end := range []string{"/messages", "/callback", "/typing", "/threads", "/users/@me/channels"} {
		if strings.HasSuffix(req.URL.Path, end) {
			return true
		}
	}
	return false
}

// retryAfter reads how long Discord asks to wait; a second where it does not
// say.
func retryAfter(h http.Header) time.Duration {
	for _, name := range []string{"Retry-After", "X-RateLimit-Reset-After"} {
		if seconds, err := strconv.ParseFloat(h.Get(name), 64); err == nil && seconds >= 0 && seconds < 1e6 {
			return time.Duration(seconds * float64(time.Second))
		}
	}
	return time.Second
}

package rest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// What stands in for Discord's REST interface is not asked for its files.
func TestFilesComeFromWhereDiscordKeepsThem(t *testing.T) {
	sender := NewTransport(&url.URL{Scheme: "http", Host: "127.0.0.1:8080"}, 1, func(*http.Response) {})
	for address, want := range map[string]string{
		discordgo.EndpointChannelMessages("1"):       "127.0.0.1:8080",
		"https://cdn.discordapp.com/attachments/1/2": "cdn.discordapp.com",
	} {
		sent, err := sender.prepare(httptest.NewRequest(http.MethodGet, address, nil))
		if err != nil || sent.URL.Host != want {
			t.Errorf("%s is asked of %s, want %s; %v", address, sent.URL.Host, want, err)
		}
	}
}

func TestOffencesStopShortOfABan(t *testing.T) {
	var o offences
	start := time.Now()
	for range maxOffences {
		if err := o.checkAt(start); err != nil {
			t.Fatal(err)
		}
		o.add(start)
	}
	for after, stopped := range map[time.Duration]bool{0: true, 9 * time.Minute: true, 12 * time.Minute: false} {
		if err := o.checkAt(start.Add(after)); (err != nil) != stopped {
			t.Errorf("after %v: %v", after, err)
		}
	}
	o.add(start.Add(12 * time.Minute))
	if err := o.checkAt(start.Add(12 * time.Minute)); err != nil {
		t.Errorf("old offences count: %v", err)
	}
}

func TestWhatIsAnOffence(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		scope  string
		want   int
	}{
		"good": {200, "", 0}, "forbidden": {403, "", 1}, "no token": {401, "", 1}, "not found": {404, "", 0},
		"limited": {429, "user", 1}, "limited with others": {429, "shared", 0}, "their fault": {503, "", 0},
	} {
		var o offences
		o.learn(&http.Response{StatusCode: c.status, Header: http.Header{"X-Ratelimit-Scope": {c.scope}}})
		o.learn(nil)
		if got := o.minutes[0].count; got != c.want {
			t.Errorf("%s: counts %d, want %d", name, got, c.want)
		}
	}
}

// A page in place of Discord's JSON is of the edge: it limits the address.
func TestAPageLimitsAllRequests(t *testing.T) {
	l := newLimits()
	l.learn(httptest.NewRequest(http.MethodPost, "/channels/1/messages", nil), &http.Response{
		StatusCode: http.StatusTooManyRequests, Header: http.Header{"Retry-After": {"3600"}, "Content-Type": {"text/html"}}})
	if err := l.wait(httptest.NewRequest(http.MethodGet, "/channels/2", nil)); err == nil {
		t.Error("another route is not limited")
	}
}

func TestWhatIsSentAgain(t *testing.T) {
	for path, want := range map[string]bool{
		"POST /api/v9/channels/1/messages": true, "POST /api/v9/interactions/1/x/callback": true,
		"POST /api/v9/webhooks/1/x": false, "PATCH /api/v9/webhooks/1/x/messages/@original": true,
		"POST /api/v9/channels/1/messages/2/threads": true, "POST /api/v9/users/@me/channels": true,
		"POST /api/v9/applications/1/commands": false, "GET /api/v9/gateway/bot": true,
	} {
		method, at, _ := strings.Cut(path, " ")
		if got := repeatable(httptest.NewRequest(method, at, nil)); got != want {
			t.Errorf("%s: sent again is %v", path, got)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	for value, want := range map[string]time.Duration{
		"0.25": 250 * time.Millisecond, "2": 2 * time.Second, "": time.Second, "soon": time.Second, "-1": time.Second, "NaN": time.Second,
	} {
		if got := retryAfter(http.Header{"Retry-After": {value}}); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

// A limit over all requests is kept however many others there are.
func TestLimitsAreRememberedWithinBounds(t *testing.T) {
	l := newLimits()
	learn := func(path, scope, seconds string) {
		req := httptest.NewRequest(http.MethodPost, path, nil)
		l.learn(req, &http.Response{StatusCode: http.StatusTooManyRequests,
			Header: http.Header{"Retry-After": {seconds}, "X-Ratelimit-Scope": {scope}}})
	}
	learn("/channels/1/messages", "global", "3600")
	for i := range 2 * maxLimits {
		learn(fmt.Sprintf("/channels/%d/messages", i), "user", []string{"0", "1800"}[i%2])
	}
	if len(l.until) > maxLimits {
		t.Errorf("remembers %d limits, want %d at most", len(l.until), maxLimits)
	}
	if err := l.wait(httptest.NewRequest(http.MethodGet, "/gateway", nil)); err == nil {
		t.Error("the limit over all is forgotten")
	}
}

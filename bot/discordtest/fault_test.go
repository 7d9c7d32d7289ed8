package discordtest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"

	"github.com/bwmarrin/discordgo"
)

const sending = "POST /channels/{channel_id}/messages"

// send posts a message with real discordgo.
func send(t *testing.T, srv *discordtest.Server, options ...discordgo.RequestOption) error {
	t.Helper()
	_, err := client(t, srv).ChannelMessageSendComplex(srv.IDs.Channel,
		&discordgo.MessageSend{Content: "a", AllowedMentions: noPings}, options...)
	return err
}

// isRateLimit wants a 429 that discordgo understands.
func isRateLimit(err error) bool {
	var limit *discordgo.RateLimitError
	return errors.As(err, &limit) && limit.RetryAfter == 2*time.Second
}

// hasStatus wants an HTTP status.
func hasStatus(status int) func(error) bool {
	return func(err error) bool {
		var rest *discordgo.RESTError
		return errors.As(err, &rest) && rest.Response.StatusCode == status
	}
}

func hasCode(want int) func(error) bool { return func(err error) bool { return code(err) == want } }

func isSome(err error) bool { return err != nil }

func TestEachFaultIsSeen(t *testing.T) {
	for name, c := range map[string]struct {
		fault   discordtest.Fault
		seen    func(error) bool
		effects int // messages that were posted all the same
	}{
		"429 of a route":   {discordtest.Fault{RetryAfter: 2 * time.Second}, isRateLimit, 0},
		"429 shared":       {discordtest.Fault{RetryAfter: 2 * time.Second, Scope: "shared"}, isRateLimit, 0},
		"429 global":       {discordtest.Fault{RetryAfter: 2 * time.Second, Scope: "global"}, isRateLimit, 0},
		"429 as a page":    {discordtest.Fault{HTML: true}, isSome, 0},
		"500":              {discordtest.Fault{Status: 500}, hasStatus(500), 0},
		"502":              {discordtest.Fault{Status: 502}, isSome, 0},
		"503":              {discordtest.Fault{Status: 503}, hasStatus(503), 0},
		"no permission":    {discordtest.Fault{Status: 403, Code: 50013, Message: "Missing Permissions"}, hasCode(50013), 0},
		"closed to us":     {discordtest.Fault{Status: 403, Code: 50007, Message: "Cannot send messages to this user"}, hasCode(50007), 0},
		"cut before":       {discordtest.Fault{CutBefore: true}, isSome, 0},
		"cut after":        {discordtest.Fault{CutAfter: true}, isSome, 1},
		"truncated answer": {discordtest.Fault{Truncate: true}, isSome, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			c.fault.Route = sending
			srv.Inject(c.fault)
			if err := send(t, srv); !c.seen(err) {
				t.Errorf("got %v", err)
			}
			if got := len(srv.Messages(srv.IDs.Channel)); got != c.effects {
				t.Errorf("%d messages posted, want %d", got, c.effects)
			}
			if err := send(t, srv); err != nil {
				t.Errorf("after the fault: %v", err)
			}
		})
	}
}

func TestASlowAnswerOutlastsADeadline(t *testing.T) {
	srv := discordtest.New(t)
	srv.Inject(discordtest.Fault{Route: sending, Delay: time.Hour})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := send(t, srv, discordgo.WithContext(ctx)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestFaultsPickTheirRoutesAndCount(t *testing.T) {
	srv := discordtest.New(t)
	srv.Inject(discordtest.Fault{Route: "/gateway", Status: 500, Times: 2})
	srv.Inject(discordtest.Fault{Route: "GET", Status: 503, Times: -1})
	get := func(path string) int {
		status, _ := request(t, srv, "GET", path, "")
		return status
	}
	got := []int{get("/users/@me"), get("/gateway"), get("/gateway"), get("/gateway"), get("/users/@me")}
	for i, want := range []int{503, 500, 500, 503, 503} {
		if got[i] != want {
			t.Errorf("got %v", got)
		}
	}
	if err := send(t, srv); err != nil {
		t.Errorf("a POST was hit: %v", err)
	}
	srv.Heal()
	if status := get("/gateway"); status != 200 {
		t.Errorf("healed: got %d", status)
	}
}

func TestAGlobalLimitIsSentAsDocumented(t *testing.T) {
	srv := discordtest.New(t)
	srv.Inject(discordtest.Fault{RetryAfter: time.Second, Scope: "global"})
	resp, err := http.Get(srv.URL() + "/api/v10/gateway")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body)
	h := resp.Header
	if resp.StatusCode != 429 || h.Get("X-RateLimit-Global") != "true" || h.Get("X-RateLimit-Reset-After") != "" || h.Get("Retry-After") == "" {
		t.Errorf("got %d %v %s", resp.StatusCode, h, body)
	}
}

func TestAWrongTokenIsRefused(t *testing.T) {
	srv := discordtest.New(t, discordtest.WithToken("other"))
	if err := send(t, srv); !hasStatus(401)(err) {
		t.Errorf("got %v", err)
	}
	if n := len(srv.Violations()); n != 0 {
		t.Errorf("%d violations", n)
	}
}

func TestRequestsAreRecorded(t *testing.T) {
	srv := discordtest.New(t)
	if err := send(t, srv); err != nil {
		t.Fatal(err)
	}
	list := srv.Requests()
	if len(list) != 1 {
		t.Fatalf("got %d requests", len(list))
	}
	r := list[0]
	if r.Method+" "+r.Route != sending || r.Status != 200 || len(r.Body) == 0 || len(r.Answer) == 0 {
		t.Errorf("got %+v", r)
	}
}

// A program that ends in the midst of a request has broken no rule.
func TestHalfARequestIsNone(t *testing.T) {
	srv := discordtest.New(t)
	conn, err := net.Dial("tcp", strings.TrimPrefix(srv.URL(), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = fmt.Fprintf(conn, "PUT /api/v9/applications/%s/commands HTTP/1.1\r\nHost: discord\r\nContent-Length: 100\r\n\r\n[", srv.IDs.App)
	if err = errors.Join(err, conn.Close()); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(10 * time.Second); len(srv.Requests()) == 0 && time.Now().Before(end); time.Sleep(time.Millisecond) {
	}
	if r := srv.Requests(); len(r) != 1 || r[0].Status != 0 {
		t.Errorf("requests %+v", r)
	}
}

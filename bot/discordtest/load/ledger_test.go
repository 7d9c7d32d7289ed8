package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

const (
	callbackOf = "/interactions/{interaction_id}/{interaction_token}/callback"
	messageOf  = "/channels/{channel_id}/messages"
	editOf     = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
	moreOf     = "/webhooks/{webhook_id}/{webhook_token}"
)

// said is a request about event 7 that was answered.
func said(route, body string, status int, answer string) discordtest.Request {
	path := map[string]string{
		callbackOf: "/api/v9/interactions/7/token-7/callback", messageOf: "/api/v9/channels/1/messages",
		editOf: "/api/v9/webhooks/1/token-7/messages/@original", moreOf: "/api/v9/webhooks/1/token-7",
	}[route]
	return discordtest.Request{At: time.Unix(1, 0), Method: "POST", Route: route, Path: path, Body: []byte(body),
		Status: status, Answer: []byte(answer), Effect: status/100 == 2}
}

func TestTheLedgerTellsWhatCameOfAnEvent(t *testing.T) {
	message := `{"content":"x","message_reference":{"message_id":"7"}}`
	for name, c := range map[string]struct {
		want     string
		requests []discordtest.Request
	}{
		"answered":                {"answered 1, lost 0, twice 0", []discordtest.Request{said(callbackOf, `{"type":4,"data":{"embeds":[{}]}}`, 204, "")}},
		"deferred only":           {"lost 1, twice 0", []discordtest.Request{said(callbackOf, `{"type":5}`, 204, "")}},
		"deferred":                {"nothing 1, lost 0, twice 0", []discordtest.Request{said(callbackOf, `{"type":5}`, 204, ""), said(editOf, `{"content":"no"}`, 200, "{}")}},
		"completed":               {"completed 1, lost 0, twice 0", []discordtest.Request{said(callbackOf, `{"type":8,"data":{"choices":[]}}`, 204, "")}},
		"failed request":          {"lost 1, twice 0", []discordtest.Request{said(callbackOf, `{"type":4,"data":{"content":"x"}}`, 500, "")}},
		"refused the second time": {"nothing 1, lost 0, twice 0", []discordtest.Request{said(callbackOf, `{"type":4,"data":{"content":"x"}}`, 204, ""), said(callbackOf, `{"type":4,"data":{"content":"x"}}`, 400, `{"code":40060}`)}},
		"expired":                 {"lost 1, twice 0", []discordtest.Request{said(callbackOf, `{"type":4,"data":{"content":"x"}}`, 404, `{"code":10062}`)}},
		"refused":                 {"refused 1, lost 0, twice 0", []discordtest.Request{said(callbackOf, `{"type":4,"data":{"content":"Many people are asking at once. Please"}}`, 204, "")}},
		"message":                 {"nothing 1, lost 0, twice 0", []discordtest.Request{said(messageOf, message, 200, `{"id":"8"}`)}},
		"one message, retried":    {"nothing 1, lost 0, twice 0", []discordtest.Request{said(messageOf, message, 200, `{"id":"8"}`), said(messageOf, message, 200, `{"id":"8"}`)}},
		"two messages":            {"nothing 1, lost 0, twice 1", []discordtest.Request{said(messageOf, message, 200, `{"id":"8"}`), said(messageOf, message, 200, `{"id":"9"}`)}},
		"a message more":          {"nothing 1, lost 0, twice 1", []discordtest.Request{said(callbackOf, `{"type":4,"data":{"content":"x"}}`, 204, ""), said(moreOf, `{"content":"y"}`, 200, "{}")}},
		"answer to another event": {"lost 1, twice 0", []discordtest.Request{said(messageOf, `{"message_reference":{"message_id":"6"}}`, 200, `{"id":"8"}`)}},
	} {
		t.Run(name, func(t *testing.T) {
			books := newLedger()
			books.ask("7", "steady", slash, time.Unix(0, 0))
			for _, r := range c.requests {
				books.saw(r)
			}
			s := books.summarize("steady", nil)
			got := fmt.Sprintf("lost %d, twice %d", s.lost, s.twice)
			for o, n := range s.count {
				got = fmt.Sprintf("%s %d, %s", o, n, got)
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if books.open() != s.lost {
				t.Errorf("%d open, %d lost", books.open(), s.lost)
			}
		})
	}
}

// What took effect was seen, whatever became of the answer on its way.
func TestTheLedgerSeesThroughFaults(t *testing.T) {
	for name, c := range map[string]struct {
		fault discordtest.Fault
		lost  int
	}{
		"cut before effect": {discordtest.Fault{CutBefore: true}, 1},
		"server error":      {discordtest.Fault{Status: 500}, 1},
		"cut after effect":  {discordtest.Fault{CutAfter: true}, 0},
		"truncated answer":  {discordtest.Fault{Truncate: true}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			books := newLedger()
			srv := discordtest.New(t, discordtest.WithObserver(books.saw))
			asked := srv.As(srv.AddUser("member", false), srv.IDs.Channel).Write("<@" + srv.IDs.Bot + "> Why?").ID
			books.ask(asked, "soak", mention, time.Now())
			c.fault.Route = "POST"
			srv.Inject(c.fault)
			replyTo(t, srv, asked)
			if s := books.summarize("soak", nil); s.lost != c.lost {
				t.Errorf("%d lost, want %d", s.lost, c.lost)
			}
		})
	}
}

// replyTo answers a message as the bot, whether that goes well or not.
func replyTo(t *testing.T, srv *discordtest.Server, to string) {
	body := `{"content":"Because.","message_reference":{"message_id":"` + to + `"},"allowed_mentions":{"parse":[]}}`
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, srv.URL()+"/api/v10/channels/"+srv.IDs.Channel+"/messages", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header = http.Header{"Authorization": {"Bot " + discordtest.DefaultToken}, "Content-Type": {"application/json"},
		"User-Agent": {"DiscordBot (https://example.com, 1)"}}
	if resp, err := http.DefaultClient.Do(req); err == nil {
		resp.Body.Close()
	}
}

func TestQuestionsAreAboutTheArticles(t *testing.T) {
	names := map[string]bool{}
	for n := range 20000 {
		names[place(n)] = true
	}
	if len(names) != 20000 {
		t.Errorf("%d names for 20000 passages", len(names))
	}
}

package main

import (
	"encoding/json"
	"path"
	"strings"
	"sync"
	"time"

	"verbatim/bot/discordtest"
)

// An outcome is what a member was told.
type outcome string

// The outcomes. Nothing is told where nothing in the articles answers, and
// where the bot has a hint instead.
const (
	answered  outcome = "answered"
	nothing   outcome = "nothing"
	completed outcome = "completed"
	refused   outcome = "refused"
	paced     outcome = "too fast"
	failed    outcome = "failed"
)

// told maps what English replies begin with to outcomes.
var told = map[string]outcome{
	"Many people are asking at once":         refused,
	"That's a lot of questions at once":      paced,
	"Something went wrong":                   failed,
	"That took too long":                     failed,
	"I found a passage but couldn't show it": failed,
}

// An entry is one event and what came of it. Its times are zero until they are
// known.
type entry struct {
	phase    string
	surface  surface
	at       time.Time
	first    time.Time // any response, also "thinking"
	outcome  outcome   // "" until the last response
	messages []string  // IDs of those that answer it
}

// A ledger keeps an entry for every event, by its ID. Responses may come before
// the event is entered.
type ledger struct {
	mu      sync.Mutex
	entries map[string]*entry
	waiting int // entered, without outcome
	flights chan struct{}
}

func newLedger() *ledger {
	return &ledger{entries: map[string]*entry{}, flights: make(chan struct{}, 1)}
}

// entry finds the one of an event, or makes it. The lock is held.
func (l *ledger) entry(id string) *entry {
	e := l.entries[id]
	if e == nil {
		e = &entry{}
		l.entries[id] = e
	}
	return e
}

// ask enters an event that began at a time.
func (l *ledger) ask(id, phase string, s surface, at time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	e := l.entry(id)
	e.phase, e.surface, e.at = phase, s, at
	if e.outcome == "" {
		l.waiting++
	}
}

// respond enters a response at a time; o is "" where it says only that an
// answer will follow, message its ID where it has one.
func (l *ledger) respond(id string, o outcome, message string, at time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	e := l.entry(id)
	if e.first.IsZero() {
		e.first = at
	}
	if o == "" {
		return
	}
	if e.outcome == "" && !e.at.IsZero() {
		l.waiting--
	}
	e.outcome = o
	if message != "" && (len(e.messages) == 0 || e.messages[len(e.messages)-1] != message) {
		e.messages = append(e.messages, message)
	}
	select {
	case l.flights <- struct{}{}:
	default:
	}
}

// open is how many events have no outcome yet.
func (l *ledger) open() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.waiting
}

// A reply is what of a request's body tells its outcome.
type reply struct {
	Content   string            `json:"content"`
	Embeds    []json.RawMessage `json:"embeds"`
	Choices   []json.RawMessage `json:"choices"`
	Reference *struct {
		ID string `json:"message_id"`
	} `json:"message_reference"`
}

func (r reply) outcome() outcome {
	for text, o := range told {
		if strings.HasPrefix(r.Content, text) {
			return o
		}
	}
	switch {
	case len(r.Embeds) > 0:
		return answered
	case r.Choices != nil:
		return completed
	}
	return nothing
}

// saw enters what a REST request says to somebody, who sees it even where the
// program does not hear that it took effect. It is called by the server.
func (l *ledger) saw(r discordtest.Request) {
	if !r.Effect {
		return
	}
	switch r.Route {
	case "/interactions/{interaction_id}/{interaction_token}/callback":
		l.sawCallback(r)
	case "/webhooks/{webhook_id}/{webhook_token}/messages/@original":
		l.sawLater(r, "")
	case "/webhooks/{webhook_id}/{webhook_token}":
		l.sawLater(r, "followup")
	case "/channels/{channel_id}/messages":
		l.sawMessage(r)
	}
}

func (l *ledger) sawCallback(r discordtest.Request) {
	var body struct {
		Type int   `json:"type"`
		Data reply `json:"data"`
	}
	id := path.Base(path.Dir(path.Dir(r.Path)))
	switch {
	case json.Unmarshal(r.Body, &body) != nil:
	case body.Type == 5 || body.Type == 6:
		l.respond(id, "", "", r.At)
	default:
		l.respond(id, body.Data.outcome(), "callback", r.At)
	}
}

// sawLater enters what follows a callback: an edit of it, or a message more.
func (l *ledger) sawLater(r discordtest.Request, message string) {
	var body reply
	_, token, _ := strings.Cut(r.Path, "/token-")
	id, _, _ := strings.Cut(token, "/")
	if r.Method != "DELETE" && json.Unmarshal(r.Body, &body) == nil {
		l.respond(id, body.outcome(), message, r.At)
	}
}

func (l *ledger) sawMessage(r discordtest.Request) {
	var body reply
	var made struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(r.Body, &body) == nil && json.Unmarshal(r.Answer, &made) == nil && body.Reference != nil {
		l.respond(body.Reference.ID, body.outcome(), made.ID, r.At)
	}
}

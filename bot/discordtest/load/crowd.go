package main

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"verbatim/bot/discordtest"
)

// A surface is how a member asks.
type surface string

// The surfaces, and how often each is used, of 100.
const (
	slash   surface = "slash"
	mention surface = "mention"
	direct  surface = "direct"
	button  surface = "button"
	typing  surface = "typing"
)

var mix = []struct {
	how   surface
	share int
}{{slash, 40}, {mention, 20}, {direct, 15}, {button, 15}, {typing, 10}}

// A crowd is the members of all servers. One goroutine lets them ask.
type crowd struct {
	srv       *discordtest.Server
	books     *ledger
	questions *asking
	chance    *rand.Rand
	members   []member
	next      int
	// answers are the last that buttons may stand below.
	answers [256]*answer
	asked   int
	// late is how far behind its plan an event was at most.
	late time.Duration
}

type member struct{ inServer, direct discordtest.Actor }

// An answer can be found again once it was given.
type answer struct {
	to      discordtest.Actor
	command *discordtest.Interaction // nil for a message
	message string                   // the one that asked
}

// newCrowd adds servers and members to a Discord, of which each has a channel
// and direct messages.
func newCrowd(srv *discordtest.Server, books *ledger, q *asking, servers, members int, chance *rand.Rand) *crowd {
	c := &crowd{srv: srv, books: books, questions: q, chance: chance}
	channels := make([]string, servers)
	for i := range channels {
		_, channels[i] = srv.AddGuild(fmt.Sprintf("server %d", i), true)
	}
	for i := range members {
		id := srv.AddUser(fmt.Sprintf("member%d", i), false)
		c.members = append(c.members, member{srv.As(id, channels[i%servers]), srv.As(id, srv.DirectChannel(id))})
	}
	return c
}

// load asks at a rate until a time, in a Poisson process: an event neither
// waits for another one's answer nor for its own.
func (c *crowd) load(ctx context.Context, phase string, rate float64, length time.Duration) {
	start := time.Now()
	for plan := time.Duration(0); ; {
		plan += time.Duration(-math.Log(1-c.chance.Float64()) / rate * float64(time.Second))
		if plan > length {
			sleep(ctx, length-time.Since(start))
			return
		}
		if !sleep(ctx, plan-time.Since(start)) {
			return
		}
		c.late = max(c.late, time.Since(start)-plan)
		if time.Since(start) > length {
			return // too slow to ask as often as planned
		}
		c.ask(phase)
	}
}

// capacity asks for a while with so many questions open at any time, and
// returns how many were answered a second.
func (c *crowd) capacity(ctx context.Context, atOnce int, length time.Duration) float64 {
	start := time.Now()
	before := c.asked
	for time.Since(start) < length && ctx.Err() == nil {
		if c.books.open() < atOnce {
			c.ask("capacity")
			continue
		}
		select {
		case <-c.books.flights:
		case <-time.After(100 * time.Millisecond):
		}
	}
	return float64(c.asked-before) / time.Since(start).Seconds()
}

// settle waits until every event has its outcome, but no longer than settleTime.
func (c *crowd) settle(ctx context.Context) {
	for end := time.Now().Add(settleTime); c.books.open() > 0 && time.Now().Before(end); {
		if !sleep(ctx, 20*time.Millisecond) {
			return
		}
	}
}

// ask lets the next member ask in some way.
func (c *crowd) ask(phase string) {
	m := c.members[c.next%len(c.members)]
	c.next++
	c.asked++
	how := c.pick()
	if how == button && c.click(phase) {
		return
	}
	question := c.questions.next(c.chance)
	at := time.Now()
	a := &answer{to: m.inServer}
	var id string
	switch how {
	case mention:
		a.message = m.inServer.Write("<@" + c.srv.IDs.Bot + "> " + question).ID
		id = a.message
	case direct:
		a.to = m.direct
		a.message = m.direct.Write(question).ID
		id = a.message
	case typing:
		id = m.inServer.Autocomplete("ask", "question", question[:len(question)/2]).ID
		a = nil
	default:
		how = slash
		a.command = m.inServer.SlashCommand("ask", discordtest.Input{Name: "question", Value: question})
		id = a.command.ID
	}
	c.books.ask(id, phase, how, at)
	if a != nil {
		c.answers[c.asked%len(c.answers)] = a
	}
}

func (c *crowd) pick() surface {
	n := c.chance.IntN(100)
	for _, m := range mix {
		if n -= m.share; n < 0 {
			return m.how
		}
	}
	return slash
}

// click presses the first button of a row below one of the last answers. It
// tells whether there was one.
func (c *crowd) click(phase string) bool {
	at := c.chance.IntN(len(c.answers))
	a := c.answers[at]
	if a == nil {
		return false
	}
	c.answers[at] = nil // who clicks again and again is told that this is too fast
	m, ok := c.given(a)
	if !ok {
		return false
	}
	id := firstButton(m, c.chance)
	if id == "" {
		return false
	}
	now := time.Now()
	c.books.ask(a.to.Click(m, id).ID, phase, button, now)
	return true
}

// given is the message of an answer, if it was given and is remembered.
func (c *crowd) given(a *answer) (discordtest.Message, bool) {
	if a.command != nil {
		m, err := a.command.Response(0)
		return m, err == nil
	}
	if replies := c.srv.Replies(a.message); len(replies) > 0 {
		return replies[0], true
	}
	return discordtest.Message{}, false
}

// firstButton is the custom_id of the first button in a row of a message, ""
// for none.
func firstButton(m discordtest.Message, chance *rand.Rand) string {
	if len(m.Components) == 0 {
		return ""
	}
	row, _ := m.Components[chance.IntN(len(m.Components))].(map[string]any)
	buttons, _ := row["components"].([]any)
	if len(buttons) == 0 {
		return ""
	}
	b, _ := buttons[0].(map[string]any)
	id, _ := b["custom_id"].(string)
	return id
}

// sleep waits, and tells whether ctx lives on.
func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

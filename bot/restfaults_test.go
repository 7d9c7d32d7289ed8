package bot

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/rest"
)

// A restTrouble is one thing that goes wrong with a request.
type restTrouble struct {
	name  string
	fault discordtest.Fault
	// given is whether Discord will never take this reply, so that the log
	// tells instead.
	given bool
}

func restTroubles() []restTrouble {
	const short = 50 * time.Millisecond
	type f = discordtest.Fault
	return []restTrouble{
		{name: "429 of the route", fault: f{RetryAfter: short}},
		{name: "429 shared with others", fault: f{RetryAfter: short, Scope: "shared"}},
		{name: "429 over all routes", fault: f{RetryAfter: short, Scope: "global"}},
		{name: "429 as a page", fault: f{HTML: true}},
		{name: "429 for an hour", fault: f{RetryAfter: time.Hour}, given: true},
		{name: "500", fault: f{Status: 500}},
		{name: "502", fault: f{Status: 502}},
		{name: "503", fault: f{Status: 503}},
		{name: "504", fault: f{Status: 504}},
		{name: "500, without end", fault: f{Status: 500, Times: rest.MaxTries}, given: true},
		{name: "cut before it took effect", fault: f{CutBefore: true}},
		{name: "cut after it took effect", fault: f{CutAfter: true}},
		{name: "an answer that takes a second", fault: f{Delay: time.Second}},
		{name: "a truncated answer", fault: f{Truncate: true}},
		{name: "a form that Discord does not take (50035)", fault: f{Status: 400, Code: 50035}},
		{name: "no permission (50013)", fault: f{Status: 403, Code: 50013}, given: true},
		{name: "direct messages closed (50007)", fault: f{Status: 403, Code: 50007}, given: true},
		{name: "unknown interaction (10062)", fault: f{Status: 404, Code: 10062}, given: true},
		{name: "the token of an interaction expired (10015)", fault: f{Status: 404, Code: 10015}, given: true},
		{name: "the token of an interaction expired (50027)", fault: f{Status: 401, Code: 50027}, given: true},
	}
}

// fares lets one request fail and counts what people see of it: the answers to
// a message and to a slash command, and those to somebody else meanwhile.
func (r restTrouble) fares(t *testing.T) (message, slash string) {
	tr := online(t, knows, Config{})
	if r.fault.CutAfter {
		tr.Expect("acknowledged") // the callback again, after its answer was lost
	}
	count := func(route string, ask func() func() int) string {
		r.fault.Route = route
		tr.Inject(r.fault)
		answers := ask()
		if r.given {
			tr.logs("replying failed")
			tr.log.reset()
		} else if err := tr.Wait(patience, "an answer", func() bool { return answers() > 0 }); err != nil {
			t.Errorf("%v\n%s", err, tr.log)
		}
		return fmt.Sprint(answers())
	}
	message = count("POST /channels/{channel_id}/messages", func() func() int {
		m := tr.GuildMessage(tr.mention() + " who was it?")
		return func() int { return len(tr.Replies(m.ID)) }
	})
	slash = count("POST /interactions/{interaction_id}/{interaction_token}/callback", func() func() int {
		channel := tr.AddChannel(tr.IDs.Guild, "another")
		tr.As(tr.IDs.Other, channel).SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: "who was it?"})
		return func() int { return len(tr.Messages(channel)) }
	})
	tr.ends() // and all that was to be repeated has been
	return message, slash
}

// TestRESTFaults breaks one request in every way that is known.
// docs/faults.md is the golden file.
func TestRESTFaults(t *testing.T) {
	troubles := restTroubles()
	rows := make([]string, len(troubles))
	t.Run("all", func(t *testing.T) {
		for i, r := range troubles {
			t.Run(r.name, func(t *testing.T) {
				message, slash := r.fares(t)
				then := "the answer arrives"
				if r.given {
					then = "a line in the log says why"
				}
				rows[i] = fmt.Sprintf("| %s | %s | %s | %s |\n", r.name, message, slash, then)
			})
		}
	})
	if !t.Failed() {
		goldenPart(t, "REST", "| fault | answers to a message | answers to a command | outcome |\n|---|---|---|---|\n"+strings.Join(rows, ""))
	}
}

// One member's limit holds up nobody else's answer.
func TestALimitHoldsUpNobodyElse(t *testing.T) {
	tr := online(t, knows, Config{})
	tr.Inject(discordtest.Fault{Route: "POST /channels/{channel_id}/messages", RetryAfter: 3 * time.Second})
	limited := tr.GuildMessage(tr.mention() + " who was it?")
	tr.until("limited", func(s Status) bool { return s.Limited == 1 })
	for range 5 {
		tr.response(tr.ask("who was it?"))
		tr.reply(tr.DirectMessage("who was it?"))
	}
	if len(tr.Replies(limited.ID)) > 0 {
		t.Error("the limited answer came before the others, which it held up")
	}
	tr.reply(limited)
}

package bot

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/rest"
	"verbatim/index"
)

func TestSurfaces(t *testing.T) {
	tr := online(t, knows, Config{Presence: "questions"})
	const headline = "“It was \\*him\\*.”"
	t.Run("slash", func(t *testing.T) {
		m := tr.response(tr.ask("who was it?"))
		if want := headline + "\n-# Asked: who was it?"; m.Content != want || m.Ephemeral() || len(m.Embeds) != 1 {
			t.Errorf("got %q, ephemeral %v, %d embeds, want %q", m.Content, m.Ephemeral(), len(m.Embeds), want)
		}
		var first struct {
			Embeds []struct {
				Title, URL, Description string
				Author                  struct{ Name string }
				Footer                  struct{ Text string }
			}
		}
		if err := m.Decode(&first); err != nil {
			t.Fatal(err)
		}
		e := first.Embeds[0]
		if e.Description != "First. **It was \\*him\\*.** Last." || !strings.HasPrefix(e.URL, "https://example.com/a#:~:text=") ||
			e.Author.Name != "The Paper · Jo Doe · 18 March 2022" || e.Footer.Text != "¶ 7 · What *they* said" {
			t.Errorf("embed %+v", e)
		}
	})
	t.Run("slash, nothing found", func(t *testing.T) {
		m := tr.response(tr.ask("is bread made of sourdough?"))
		if !m.Ephemeral() || !strings.Contains(m.Content, "No article contains “sourdough”.") {
			t.Errorf("got %q, ephemeral %v", m.Content, m.Ephemeral())
		}
	})
	t.Run("direct message", func(t *testing.T) {
		if m := tr.reply(tr.DirectMessage("who was it?")); m.Content != headline {
			t.Errorf("got %q", m.Content)
		}
	})
	for name, text := range map[string]string{
		"mention":              tr.mention() + " who was it?",
		"mention by nickname":  "<@!" + tr.IDs.Bot + "> who was it?",
		"mention in mid-line":  "tell me " + tr.mention() + ", who was it?",
		"mention at the end":   "who was it? " + tr.mention(),
		"mention and a > sign": tr.mention() + " if a > b then who was it?",
	} {
		t.Run(name, func(t *testing.T) {
			if m := tr.reply(tr.GuildMessage(text)); m.Content != headline {
				t.Errorf("got %q", m.Content)
			}
		})
	}
	for name, c := range map[string]struct{ text, want string }{
		"empty mention": {tr.mention(), english().say("hint")},
		"ping of role":  {"<@&" + tr.IDs.BotRole + "> who was it?", english().say("role_hint")},
		"greeting":      {tr.mention() + " Thanks!", english().say("small_talk")},
		"help":          {tr.mention() + " help!", english().say("help.text")},
		"an overview":   {tr.mention() + " What is this article about?", english().say("overview")},
		"the sources":   {tr.mention() + " Who wrote this article?", english().count("sources.page", 3)},
		"long question": {tr.mention() + strings.Repeat(" who", 200), "That's too long for me. Please ask in 500 characters or fewer."},
	} {
		t.Run(name, func(t *testing.T) {
			if m := tr.reply(tr.GuildMessage(c.text)); !strings.HasPrefix(m.Content, c.want) {
				t.Errorf("got %q, want %q", m.Content, c.want)
			}
		})
	}
}

func TestReady(t *testing.T) {
	tr, ready := prepare(t), make(chan int, 1)
	tr.start(knows, Config{Ready: func() { ready <- len(tr.Commands()) }})
	select {
	case n := <-ready:
		if n == 0 {
			t.Error("ready before Discord has the commands")
		}
	case <-time.After(patience):
		t.Fatalf("never ready\n%s", tr.log)
	}
}

// TestCommandsAreRegisteredAgain: Discord is away at the start, and there later.
func TestCommandsAreRegisteredAgain(t *testing.T) {
	tr := prepare(t)
	tr.Inject(discordtest.Fault{Route: "PUT /applications/{application_id}/commands", Status: 503, Times: rest.MaxTries})
	tr.run(knows, quickly())
	tr.logs("slash commands may be missing or old")
}

// TestCommandsThatDiscordRefusesAreTriedOnce: they would be refused again.
func TestCommandsThatDiscordRefusesAreTriedOnce(t *testing.T) {
	tr := prepare(t)
	tr.Inject(discordtest.Fault{Route: "PUT /applications/{application_id}/commands", Status: 400, Code: 50035, Times: -1})
	tr.start(knows, quickly())
	tr.logs("slash commands may be missing or old")
	tr.reply(tr.DirectMessage("who was it?"))
	tr.ends()
	if n := tr.count(func(r discordtest.Request) bool { return r.Method == http.MethodPut }); n != 1 {
		t.Errorf("tried %d times", n)
	}
}

func TestIgnoresOthers(t *testing.T) {
	tr := online(t, knows, Config{})
	robot := tr.AddUser("robot", true)
	ignored := []discordtest.Message{
		tr.As(robot, "").Write(tr.mention() + " who was it?"),
		tr.As(robot, tr.DirectChannel(robot)).Write("who was it?"),
		tr.GuildMessage("who was it?"),
		tr.GuildMessage("<@" + tr.IDs.Other + "> who was it?"),
	}
	tr.reply(tr.DirectMessage("who was it?")) // events are handled in order
	for _, m := range ignored {
		if r := tr.Replies(m.ID); len(r) > 0 {
			t.Errorf("%q by %s got the answer %q", m.Content, m.Author.Username, r[0].Content)
		}
	}
}

func TestSurvivesBrokenEvents(t *testing.T) {
	tr := online(t, knows, Config{})
	tr.Expect("Unknown interaction")
	for _, raw := range []string{
		`null`, `{}`, `{"id":"1","channel_id":"2","content":"x"}`,
		`{"id":"1","channel_id":"2","components":[{"type":999}],"author":{"id":"3"}}`,
	} {
		tr.DispatchRaw("MESSAGE_CREATE", json.RawMessage(raw))
		tr.DispatchRaw("INTERACTION_CREATE", json.RawMessage(raw))
	}
	tr.DispatchRaw("INTERACTION_CREATE", json.RawMessage(`{"id":"9","type":2,"token":"x","data":{"name":"ask","options":[{"name":"question","type":4,"value":7}]}}`))
	tr.DispatchRaw("GUILD_CREATE", json.RawMessage(`{"members":[{}],"roles":[null]}`))
	tr.DispatchRaw("GUILD_DELETE", json.RawMessage(`{}`))
	tr.DispatchRaw("SOMETHING_NEW", json.RawMessage(`{"a":1}`))
	if m := tr.reply(tr.DirectMessage("who was it?")); len(m.Embeds) == 0 {
		t.Errorf("got %q", m.Content)
	}
}

func TestAnswersAnEventOnce(t *testing.T) {
	tr := online(t, knows, Config{})
	m := tr.DirectMessage("who was it?")
	i := tr.ask("who was it?")
	tr.reply(m)
	tr.response(i)
	tr.RepeatLast(10)
	tr.reply(tr.DirectMessage("who was it then?"))
	if n := len(tr.Replies(m.ID)); n != 1 {
		t.Errorf("%d answers to one message", n)
	}
	if n := strings.Count(tr.log.String(), "outcome=answered"); n != 3 {
		t.Errorf("%d answers in the log, want 3:\n%s", n, tr.log)
	}
}

func TestWithholdsWhatTheGateRefuses(t *testing.T) {
	tr := online(t, func(context.Context, string, index.Question) (index.Answer, error) {
		return answerOf("Broken \xff text. ‹It was him.›"), nil
	}, Config{})
	if m := tr.response(tr.ask("who was it?")); m.Content != english().say("withheld") || len(m.Embeds) > 0 {
		t.Errorf("got %q", m.Content)
	}
	if !strings.Contains(tr.log.String(), "outcome=withheld") {
		t.Errorf("the log does not tell:\n%s", tr.log)
	}
}

func TestLateAnswersAreDeferred(t *testing.T) {
	release := make(chan struct{})
	tr := online(t, func(ctx context.Context, server string, q index.Question) (index.Answer, error) {
		select {
		case <-release:
		case <-ctx.Done():
			return index.Answer{}, ctx.Err()
		}
		return knows(ctx, server, q)
	}, Config{deferAfter: time.Millisecond})
	i, unanswered := tr.ask("who was it?"), tr.ask("what was it?")
	for _, i := range []*discordtest.Interaction{i, unanswered} {
		if c, err := i.Callback(patience); err != nil || c.Type != 5 {
			t.Fatalf("callback %+v, %v", c, err)
		}
	}
	close(release)
	if m := tr.response(i); len(m.Embeds) != 1 {
		t.Errorf("got %q", m.Content)
	}
	// Others saw that the bot was thinking. A refusal, which nobody but the person
	// needs and could delete, is not left in that place.
	if m := tr.response(unanswered); !strings.HasPrefix(m.Content, english().say("nothing")) || !m.Ephemeral() {
		t.Errorf("got %q, for the person alone: %v", m.Content, m.Ephemeral())
	}
	for _, m := range tr.Messages(tr.IDs.Channel) {
		if m.Loading() && !m.Deleted {
			t.Error("the bot is thinking without end")
		}
	}
}

// A command is acknowledged before Discord gives it up, which counts from when it
// was used; a message may wait.
func TestCommandsAreAcknowledgedInTime(t *testing.T) {
	hold := make(chan struct{})
	tr := online(t, hangs("", hold), Config{deferAfter: time.Hour})
	defer close(hold)
	if c, err := tr.ask("who was it?").Callback(patience); err != nil || c.Type != 5 {
		t.Errorf("callback %+v, %v", c, err)
	}
	e := newCrowdTrial()
	e.cfg.deferAfter = acknowledgeBy / 2
	for name, c := range map[string]struct {
		surface   Surface
		age, want time.Duration
	}{
		"a command in time":           {Slash, acknowledgeBy / 4, acknowledgeBy / 2},
		"a command heard late":        {Slash, acknowledgeBy * 3 / 4, acknowledgeBy / 4},
		"a click at the last moment":  {Click, interactionLife, leastTime},
		"a message heard of too late": {Direct, time.Hour, acknowledgeBy / 2},
	} {
		if got := e.deferIn(Request{Surface: c.surface}, c.age); got != c.want {
			t.Errorf("%s: acknowledged in %v, want %v", name, got, c.want)
		}
	}
}

func TestSearchesThatNeverEndAreGivenUp(t *testing.T) {
	hang := make(chan struct{})
	tr := online(t, func(ctx context.Context, server string, q index.Question) (index.Answer, error) {
		if strings.Contains(q.Text, "heedless") {
			<-hang
		}
		<-ctx.Done()
		return index.Answer{}, ctx.Err()
	}, Config{deferAfter: time.Millisecond, answerTime: 50 * time.Millisecond})
	defer close(hang)
	for _, question := range []string{"patient", "heedless"} {
		if m := tr.response(tr.ask(question)); m.Content != english().say("late") || !m.Ephemeral() {
			t.Errorf("%s: got %q, for the person alone: %v", question, m.Content, m.Ephemeral())
		}
	}
}

// A slowDemo lists its articles only when nobody waits for them any more.
type slowDemo struct{ index.Source }

func (slowDemo) Versions(ctx context.Context) (map[string]string, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// What is being typed is completed in time or with nothing: Discord takes no
// more, and who types on would take one place after another.
func TestCompletionsThatTakeLongAreGivenUp(t *testing.T) {
	tr := prepare(t)
	tr.parts.Demo = slowDemo{tr.parts.Demo}
	tr.run(nil, Config{answerTime: time.Hour})
	if n := len(tr.choices(tr.As("", "").Autocomplete(askCommand, articleOption, "ferry"))); n > 0 {
		t.Errorf("%d choices", n)
	}
	if strings.Contains(tr.log.String(), "level=ERROR") {
		t.Errorf("the log complains:\n%s", tr.log)
	}
}

func TestRepeatsRequestsThatFail(t *testing.T) {
	const messages, callbacks = "POST /channels/{channel_id}/messages", "POST /interactions/{interaction_id}/{interaction_token}/callback"
	tr := online(t, knows, Config{})
	tr.Expect("acknowledged") // the second response, after the first was cut
	var asked []discordtest.Message
	for _, fault := range []discordtest.Fault{
		{RetryAfter: 50 * time.Millisecond}, {Status: 502}, {CutBefore: true}, {CutAfter: true},
	} {
		fault.Route = messages
		tr.Inject(fault)
		m := tr.DirectMessage("who was it?")
		tr.reply(m)
		asked = append(asked, m)
		fault.Route = callbacks
		tr.Inject(fault)
		tr.response(tr.ask("who was it?"))
	}
	tr.ends() // all that was to be repeated has been
	for i, m := range asked {
		if n := len(tr.Replies(m.ID)); n != 1 {
			t.Errorf("%d answers to message %d", n, i)
		}
	}
	if strings.Contains(tr.log.String(), "failed") {
		t.Errorf("the log complains:\n%s", tr.log)
	}
}

func TestGivesUpOnWhatCannotBeSent(t *testing.T) {
	tr := online(t, knows, Config{})
	route := "POST /channels/{channel_id}/messages"
	tr.Inject(discordtest.Fault{Route: route, Status: 403, Code: 50013})
	tr.GuildMessage(tr.mention() + " who was it?")
	tr.logs("advice=\"give the bot's role")
	tr.GuildMessage(tr.mention() + " who was it?") // not tried again at once
	tr.Inject(discordtest.Fault{Route: route, RetryAfter: time.Hour})
	limited := tr.As("", tr.AddChannel(tr.IDs.Guild, "limited"))
	limited.Write(tr.mention() + " who was it?")
	tr.logs("error=\"rate limited")
	limited.Write(tr.mention() + " who was it?")   // not even sent
	tr.reply(tr.DirectMessage("who was it then?")) // another channel, another limit
	tr.logs("error=\"not sent")
	sent := func() int {
		return tr.count(func(r discordtest.Request) bool { return r.Route == "/channels/{channel_id}/messages" })
	}
	// A request is in the record once it is answered, a moment after the reply.
	tr.waits("three messages", func() bool { return sent() >= 3 })
	if n := sent(); n != 3 {
		t.Errorf("%d messages were sent, want 3: one refused, one limited, one good", n)
	}
}

func TestTooManyAtOnceAreRefusedKindly(t *testing.T) {
	var running atomic.Int32
	full, release := make(chan struct{}), make(chan struct{})
	tr := online(t, func(ctx context.Context, server string, q index.Question) (index.Answer, error) {
		if running.Add(1) == atOnce {
			close(full)
		}
		<-release
		return knows(ctx, server, q)
	}, Config{deferAfter: time.Minute})
	for range atOnce {
		tr.DirectMessage("who was it?")
	}
	<-full
	if m := tr.reply(tr.DirectMessage("who was it?")); m.Content != english().say("busy") {
		t.Errorf("got %q", m.Content)
	}
	if s := tr.bot.Status(); s.Refused != 1 || s.Dropped != 0 {
		t.Errorf("%d refused and %d dropped, want one and none", s.Refused, s.Dropped)
	}
	close(release)
}

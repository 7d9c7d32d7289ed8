package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/index"
)

// patience bounds every wait of the tests; none is expected to come near it.
const patience = 10 * time.Second

// A journal is a log that may be written and read at the same time.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// A trial is a bot that runs against a stand-in for Discord.
type trial struct {
	*discordtest.Server
	t    *testing.T
	log  *journal
	stop context.CancelFunc
	done chan error // what Run returned
}

// prepare makes a trial whose bot is not started yet, so that faults can wait
// for it. Trials run side by side: closing a session takes discordgo a second.
func prepare(t *testing.T, options ...discordtest.Option) *trial {
	t.Parallel()
	return &trial{Server: discordtest.New(t, options...), t: t, log: &journal{}, done: make(chan error, 1)}
}

// start runs the bot until the test ends.
func (tr *trial) start(find Answerer, cfg Config) {
	ctx, stop := context.WithCancel(context.Background())
	tr.stop = stop
	if cfg.Token == "" {
		cfg.Token = discordtest.DefaultToken
	}
	cfg.APIURL, cfg.openPause = tr.URL(), 10*time.Millisecond
	b := New(find, slog.New(slog.NewTextHandler(tr.log, nil)))
	ended := make(chan struct{})
	go func() {
		tr.done <- Run(ctx, b, cfg)
		close(ended)
	}()
	tr.t.Cleanup(func() {
		stop()
		<-ended
	})
}

// online runs a bot and waits until it can be asked.
func online(t *testing.T, find Answerer, cfg Config) *trial {
	t.Helper()
	tr := prepare(t)
	tr.start(find, cfg)
	if err := tr.WaitCommand(askCommand, patience); err != nil {
		t.Fatalf("%v\n%s", err, tr.log)
	}
	return tr
}

// mention is what people see as @testbot.
func (tr *trial) mention() string { return "<@" + tr.IDs.Bot + ">" }

// ask uses the slash command.
func (tr *trial) ask(question string) *discordtest.Interaction {
	return tr.SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: question})
}

// response waits for the answer to a slash command.
func (tr *trial) response(i *discordtest.Interaction) discordtest.Message {
	tr.t.Helper()
	m, err := i.Response(patience)
	if err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
	return m
}

// reply waits for the answer to a message.
func (tr *trial) reply(m discordtest.Message) discordtest.Message {
	tr.t.Helper()
	got, err := tr.WaitReply(m.ID, patience)
	if err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
	return got
}

// knows answers questions that hold "who".
func knows(_ context.Context, question string) (index.Answer, error) {
	if !strings.Contains(question, "who") {
		return index.Answer{Question: question, Unknown: []string{"sourdough"}}, nil
	}
	a := answerOf("First. ‹It was *him*.› Last.", "‹Another one.›")
	a.Question = question
	return a, nil
}

func TestSurfaces(t *testing.T) {
	tr := online(t, knows, Config{Presence: "questions"})
	const headline = "“It was \\*him\\*.”"
	t.Run("slash", func(t *testing.T) {
		m := tr.response(tr.ask("who was it?"))
		if want := headline + "\n-# Asked: who was it?"; m.Content != want || m.Ephemeral() || len(m.Embeds) != 2 {
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
		"empty mention": {tr.mention(), english().hint},
		"ping of role":  {"<@&" + tr.IDs.BotRole + "> who was it?", english().roleHint},
		"greeting":      {tr.mention() + " Thanks!", english().smallTalk},
		"long question": {tr.mention() + strings.Repeat(" who", 200), "That question is too long for me: please ask it in 500 characters or fewer."},
	} {
		t.Run(name, func(t *testing.T) {
			if m := tr.reply(tr.GuildMessage(c.text)); m.Content != c.want {
				t.Errorf("got %q, want %q", m.Content, c.want)
			}
		})
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

func TestSurvivesPanics(t *testing.T) {
	tr := online(t, func(ctx context.Context, question string) (index.Answer, error) {
		if strings.Contains(question, "panic") {
			panic("as asked")
		}
		return knows(ctx, question)
	}, Config{})
	if m := tr.response(tr.ask("please panic")); m.Content != english().failed || !m.Ephemeral() {
		t.Errorf("got %q", m.Content)
	}
	if m := tr.reply(tr.DirectMessage("who was it?")); len(m.Embeds) == 0 {
		t.Errorf("after a panic: %q", m.Content)
	}
	if !strings.Contains(tr.log.String(), `level=ERROR msg=question`) {
		t.Errorf("the log does not tell:\n%s", tr.log)
	}
}

func TestWithholdsWhatTheGateRefuses(t *testing.T) {
	tr := online(t, func(context.Context, string) (index.Answer, error) {
		return answerOf("Broken \xff text. ‹It was him.›"), nil
	}, Config{})
	if m := tr.response(tr.ask("who was it?")); m.Content != english().withheld || len(m.Embeds) > 0 {
		t.Errorf("got %q", m.Content)
	}
	if !strings.Contains(tr.log.String(), "outcome=withheld") {
		t.Errorf("the log does not tell:\n%s", tr.log)
	}
}

func TestLateAnswersAreDeferred(t *testing.T) {
	release := make(chan struct{})
	tr := online(t, func(ctx context.Context, question string) (index.Answer, error) {
		select {
		case <-release:
		case <-ctx.Done():
			return index.Answer{}, ctx.Err()
		}
		return knows(ctx, question)
	}, Config{deferAfter: time.Millisecond})
	i := tr.ask("who was it?")
	c, err := i.Callback(patience)
	if err != nil || c.Type != 5 {
		t.Fatalf("callback %+v, %v", c, err)
	}
	close(release)
	if m := tr.response(i); len(m.Embeds) != 2 {
		t.Errorf("got %q", m.Content)
	}
}

func TestSearchesThatNeverEndAreGivenUp(t *testing.T) {
	hang := make(chan struct{})
	tr := online(t, func(ctx context.Context, question string) (index.Answer, error) {
		if strings.Contains(question, "heedless") {
			<-hang
		}
		<-ctx.Done()
		return index.Answer{}, ctx.Err()
	}, Config{deferAfter: time.Millisecond, answerTime: 50 * time.Millisecond})
	defer close(hang)
	for _, question := range []string{"patient", "heedless"} {
		if m := tr.response(tr.ask(question)); m.Content != english().late {
			t.Errorf("%s: got %q", question, m.Content)
		}
	}
}

func TestRepeatsRequestsThatFail(t *testing.T) {
	const messages, callbacks = "POST /channels/{channel_id}/messages", "POST /interactions/{interaction_id}/{interaction_token}/callback"
	tr := online(t, knows, Config{})
	tr.Expect("acknowledged") // the second response, after the first was cut
	for _, fault := range []discordtest.Fault{
		{RetryAfter: 50 * time.Millisecond}, {Status: 502}, {CutBefore: true}, {CutAfter: true},
	} {
		fault.Route = messages
		tr.Inject(fault)
		m := tr.DirectMessage("who was it?")
		tr.reply(m)
		tr.reply(tr.DirectMessage("who was it then?"))
		if n := len(tr.Replies(m.ID)); n != 1 {
			t.Errorf("%+v: %d answers to one message", fault, n)
		}
		fault.Route = callbacks
		tr.Inject(fault)
		tr.response(tr.ask("who was it?"))
	}
	if strings.Contains(tr.log.String(), "failed") {
		t.Errorf("the log complains:\n%s", tr.log)
	}
}

func TestGivesUpOnLongRateLimits(t *testing.T) {
	tr := online(t, knows, Config{})
	tr.Inject(discordtest.Fault{Route: "POST /channels/{channel_id}/messages", RetryAfter: time.Hour})
	tr.Inject(discordtest.Fault{Route: "POST /channels/{channel_id}/messages", Status: 403, Code: 50013})
	tr.DirectMessage("who was it?")
	tr.GuildMessage(tr.mention() + " who was it?")
	tr.reply(tr.DirectMessage("who was it then?"))
	if !strings.Contains(tr.log.String(), "replying failed") {
		t.Errorf("the log does not tell:\n%s", tr.log)
	}
}

func TestFinishesRepliesInFlight(t *testing.T) {
	started, release := make(chan struct{}), make(chan struct{})
	tr := online(t, func(ctx context.Context, question string) (index.Answer, error) {
		close(started)
		<-release
		return knows(ctx, question)
	}, Config{})
	m := tr.DirectMessage("who was it?")
	<-started
	tr.stop()
	close(release)
	if err := <-tr.done; err != nil {
		t.Error(err)
	}
	if n := len(tr.Replies(m.ID)); n != 1 {
		t.Errorf("%d answers after the end, want 1\n%s", n, tr.log)
	}
}

func TestTooManyAtOnceAreRefusedKindly(t *testing.T) {
	var running atomic.Int32
	full, release := make(chan struct{}), make(chan struct{})
	tr := online(t, func(ctx context.Context, question string) (index.Answer, error) {
		if running.Add(1) == atOnce {
			close(full)
		}
		<-release
		return knows(ctx, question)
	}, Config{deferAfter: time.Minute})
	for range atOnce {
		tr.DirectMessage("who was it?")
	}
	<-full
	if m := tr.reply(tr.DirectMessage("who was it?")); m.Content != english().busy {
		t.Errorf("got %q", m.Content)
	}
	close(release)
}

func TestClearErrors(t *testing.T) {
	t.Run("token", func(t *testing.T) {
		tr := prepare(t, discordtest.WithToken("another"))
		tr.start(knows, Config{})
		if err := <-tr.done; !errors.Is(err, ErrToken) {
			t.Errorf("got %v", err)
		}
	})
	for code, want := range map[int]error{4004: ErrToken, 4014: ErrIntents} {
		t.Run(want.Error()[:30], func(t *testing.T) {
			tr := prepare(t)
			tr.InjectGateway(discordtest.GatewayFault{On: discordtest.OnIdentify, Close: code})
			tr.start(knows, Config{})
			if err := <-tr.done; !errors.Is(err, want) {
				t.Errorf("got %v", err)
			}
		})
	}
	if err := Run(context.Background(), nil, Config{APIURL: "ftp://x"}); err == nil || !strings.Contains(err.Error(), "ftp://x") {
		t.Errorf("a bad address gives %v", err)
	}
}

func TestTriesAgainWhenTheGatewayIsSilent(t *testing.T) {
	tr := prepare(t)
	tr.InjectGateway(discordtest.GatewayFault{On: discordtest.OnHello})
	tr.InjectGateway(discordtest.GatewayFault{On: discordtest.OnIdentify})
	tr.InjectGateway(discordtest.GatewayFault{On: discordtest.OnIdentify, Reconnect: true})
	tr.Inject(discordtest.Fault{Route: "GET /gateway", Status: 503, Times: maxTries})
	tr.start(knows, Config{openTime: 300 * time.Millisecond})
	if err := tr.WaitCommand(askCommand, patience); err != nil {
		t.Fatalf("%v\n%s", err, tr.log)
	}
	if m := tr.reply(tr.DirectMessage("who was it?")); len(m.Embeds) == 0 {
		t.Errorf("got %q", m.Content)
	}
}

func TestRegistersCommandsOnce(t *testing.T) {
	tr := online(t, knows, Config{})
	tr.stop()
	<-tr.done
	again := &trial{Server: tr.Server, t: t, log: &journal{}, done: make(chan error, 1)}
	again.start(knows, Config{})
	if err := again.WaitReady(patience); err != nil {
		t.Fatal(err)
	}
	again.reply(again.DirectMessage("who was it?"))
	again.response(again.ask("who was it?"))
	changes := 0
	for _, r := range tr.Requests() {
		if r.Method == "PUT" {
			changes++
		}
	}
	if changes != 1 {
		t.Errorf("the commands were written %d times", changes)
	}
}

func TestCheck(t *testing.T) {
	tr := prepare(t)
	cfg := Config{Token: discordtest.DefaultToken, APIURL: tr.URL()}
	ctx := context.Background()
	if got := Check(ctx, cfg); len(got) != 2 || !got[0].OK || got[1].OK || got[1].Advice == "" {
		t.Errorf("before the first start: %+v", got)
	}
	if id, err := ApplicationID(ctx, cfg); id != tr.IDs.App || err != nil {
		t.Errorf("application %q, %v", id, err)
	}
	tr.start(knows, Config{})
	if err := tr.WaitCommand(askCommand, patience); err != nil {
		t.Fatal(err)
	}
	if got := Check(ctx, cfg); len(got) != 2 || !got[0].OK || !got[1].OK {
		t.Errorf("while running: %+v", got)
	}
	cfg.Token = "wrong"
	if got := Check(ctx, cfg); len(got) != 1 || got[0].OK || got[0].Subject != "token" {
		t.Errorf("with a wrong token: %+v", got)
	}
}

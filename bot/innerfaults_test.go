package bot

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/corpus"
	"verbatim/index"
)

// An innerTrouble is one thing that goes wrong in the program itself.
type innerTrouble struct {
	name string
	// meets does it, and tells how many answers others get meanwhile, of how
	// many questions, and what becomes of what it happens to.
	meets func(t *testing.T) (answered, asked int, itself string)
}

func innerTroubles() []innerTrouble {
	return []innerTrouble{
		{"a handler panics", panics},
		{"a handler never returns", func(t *testing.T) (int, int, string) { return neverReturns(t, 1) }},
		{fmt.Sprintf("%d handlers never return, as many as there are workers", atOnce),
			func(t *testing.T) (int, int, string) { return neverReturns(t, atOnce) }},
		{"as many searches never return as run at a time, and an article is added", searchesHang},
		{"the wall clock is set five hours forwards", func(t *testing.T) (int, int, string) { return clockIsSet(t, 5*time.Hour) }},
		{"the wall clock is set five hours backwards", func(t *testing.T) (int, int, string) { return clockIsSet(t, -5*time.Hour) }},
	}
}

// panics lets the handler of one question panic.
func panics(t *testing.T) (answered, asked int, itself string) {
	tr := online(t, func(ctx context.Context, server string, q index.Question) (index.Answer, error) {
		if strings.Contains(q.Text, "panic") {
			panic("as asked")
		}
		return knows(ctx, server, q)
	}, Config{})
	if m := tr.response(tr.ask("please panic")); m.Content != english().say("failed") || !m.Ephemeral() {
		t.Errorf("got %q", m.Content)
	}
	tr.logs("level=ERROR msg=question")
	answered, asked = tr.others()
	return answered, asked, "the person is told; the log has the stack"
}

// others has other people ask, by message and by command.
func (tr *trial) others() (answered, asked int) {
	for range 3 {
		asked += 2
		if m := tr.reply(tr.As(tr.IDs.Other, "").Write(tr.mention() + " who was it?")); len(m.Embeds) > 0 {
			answered++
		}
		if m := tr.response(tr.As(tr.IDs.Other, "").SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: "who was it?"})); len(m.Embeds) > 0 {
			answered++
		}
	}
	return answered, asked
}

// neverReturns lets so many handlers ignore that their time is over.
func neverReturns(t *testing.T, n int) (answered, asked int, itself string) {
	hang := make(chan struct{})
	tr := online(t, hangs("hang", hang), Config{deferAfter: time.Millisecond, answerTime: 2 * time.Second, grace: patience})
	defer close(hang)
	var hanging []discordtest.Message
	for range n {
		hanging = append(hanging, tr.DirectMessage("please hang"))
	}
	for _, m := range hanging {
		want(t, "the answer", tr.reply(m).Content, english().say("late"))
	}
	tr.until("all to be given up", func(s Status) bool { return s.Stuck == int64(n) && s.Busy == 0 })
	answered, asked = tr.others()
	tr.logs("a request does not end")
	tr.ends() // nobody waits for them at the end
	return answered, asked, leftToItself()
}

// leftToItself is what becomes of what never ends.
func leftToItself() string {
	c := Config{}.withDefaults()
	return fmt.Sprintf("the person is told after %g s; it is left to itself", (c.deferAfter + c.answerTime).Seconds())
}

// A stubbornLibrary lets some of those who ask for passages hang, whatever their
// deadline.
type stubbornLibrary struct {
	index.Library
	// left is how many more are to hang, until hang is closed.
	left *atomic.Int64
	hang chan struct{}
}

func (s stubbornLibrary) Passages(ctx context.Context, ids ...string) ([]corpus.Passage, error) {
	if s.left.Add(-1) >= 0 {
		<-s.hang
	}
	return s.Library.Passages(ctx, ids...)
}

// searchesHang lets as many searches of a library never return as run at a time,
// adds an article to it, and asks about that.
func searchesHang(t *testing.T) (answered, asked int, itself string) {
	tr := prepare(t)
	tr.put(tr.IDs.Guild, bridge())
	own := stubbornLibrary{tr.parts.Store.Own(tr.IDs.Guild), new(atomic.Int64), make(chan struct{})}
	pool := index.NewPool(func(server string) index.Library {
		if server == tr.IDs.Guild {
			return own
		}
		return tr.parts.Store.Own(server)
	}, index.PoolOptions{Options: index.Options{Log: tr.parts.Log}, Dir: t.TempDir()})
	tr.parts.Pool = pool
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := pool.Sync(t.Context(), tr.IDs.Guild); err != nil {
		t.Fatal(err)
	}
	tr.run(nil, Config{deferAfter: time.Millisecond, answerTime: 3 * time.Second, grace: patience})
	defer close(own.hang)
	n := runtime.GOMAXPROCS(0)
	own.left.Store(int64(n))
	var hanging []discordtest.Message
	for range n {
		hanging = append(hanging, tr.GuildMessage(tr.mention()+" Who built the bridge?"))
	}
	for _, m := range hanging {
		want(t, "the answer", tr.reply(m).Content, english().say("late"))
	}
	tr.until("all to be given up", func(s Status) bool { return s.Stuck == int64(n) && s.Busy == 0 })
	const question = "Which shipwright built the ferry?"
	tr.put(tr.IDs.Guild, ferry())
	for current := false; !current; {
		var err error
		if current, err = pool.Current(t.Context(), tr.IDs.Guild); err != nil {
			t.Fatal(err)
		}
	}
	for range 3 {
		asked += 2
		for _, m := range []discordtest.Message{tr.reply(tr.As(tr.IDs.Other, "").Write(tr.mention() + " " + question)), tr.response(tr.ask(question))} {
			if len(m.Embeds) > 0 {
				answered++
			}
		}
	}
	return answered, asked, leftToItself() + ", and what was added is found"
}

// TestWhatNeverEndsIsBounded: requests that never end leave their places to
// others up to a bound, and what comes after it is refused.
func TestWhatNeverEndsIsBounded(t *testing.T) {
	hang := make(chan struct{})
	tr := online(t, func(context.Context, string, index.Question) (index.Answer, error) {
		<-hang
		return index.Answer{}, nil
	}, Config{deferAfter: time.Millisecond, answerTime: time.Millisecond, grace: time.Millisecond})
	defer close(hang)
	for range stuckAtOnce + atOnce {
		want(t, "the answer", tr.reply(tr.DirectMessage("please hang")).Content, english().say("late"))
	}
	tr.until("all to hang", func(s Status) bool { return s.Stuck == stuckAtOnce && s.Busy == atOnce })
	want(t, "the answer to one more", tr.reply(tr.DirectMessage("who was it?")).Content, english().say("busy"))
	tr.logs("restart the bot")
}

// clockIsSet sets the wall clock, and back, while people ask.
func clockIsSet(t *testing.T, by time.Duration) (answered, asked int, itself string) {
	tr := prepare(t)
	tr.run(nil, Config{})
	const first, next = "What did Psaki say about China?", "and what did she say about Russia?"
	var all []discordtest.Message
	ask := func(part string, m discordtest.Message) discordtest.Message {
		got := tr.reply(m)
		want(t, "the answer", got.Content, part)
		all = append(all, m)
		answered += len(got.Embeds)
		return got
	}
	for _, jump := range []time.Duration{0, by, 0} {
		tr.clock.jump.Store(int64(jump))
		ask("“", tr.DirectMessage(first))
		tr.clock.jump.Store(int64(by - jump))
		tr.RepeatLast(5)
		ask("I looked up: ", tr.DirectMessage(next))
		answer := ask("“", tr.GuildMessage(tr.mention()+" "+first))
		tr.clock.jump.Store(int64(jump))
		ask("I looked up: ", tr.As("", "").Reply(answer, next, true))
		answered += len(tr.response(tr.ask(first)).Embeds)
		asked += 5
	}
	tr.ends() // all that is sent has been
	for _, m := range all {
		if n := len(tr.Replies(m.ID)); n != 1 {
			t.Errorf("%d answers to %q", n, m.Content)
		}
	}
	return answered, asked, "each is answered once, follow-ups in their context"
}

// TestInnerFaults lets the program itself go wrong. docs/faults.md is the
// golden file.
func TestInnerFaults(t *testing.T) {
	troubles := innerTroubles()
	rows := make([]string, len(troubles))
	t.Run("all", func(t *testing.T) {
		for i, trouble := range troubles {
			t.Run(trouble.name, func(t *testing.T) {
				answered, asked, itself := trouble.meets(t)
				rows[i] = fmt.Sprintf("| %s | %d of %d | %s |\n", trouble.name, answered, asked, itself)
			})
		}
	})
	if !t.Failed() {
		goldenPart(t, "program", "| fault | questions answered meanwhile | outcome |\n|---|---|---|\n"+strings.Join(rows, ""))
	}
}

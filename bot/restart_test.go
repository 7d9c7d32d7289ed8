package bot

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/corpus"
)

// The environment of a bot that runs in a process of its own.
const (
	childLibrary = "VERBATIM_TEST_LIBRARY"
	childAPI     = "VERBATIM_TEST_API"
)

// TestMain is the bot that TestClicksSurviveTheEnd kills, where the environment
// says so.
func TestMain(m *testing.M) {
	if path := os.Getenv(childLibrary); path != "" {
		fmt.Fprintln(os.Stderr, runChild(path))
		os.Exit(1) // it is expected to be killed
	}
	os.Exit(m.Run())
}

func runChild(path string) error {
	store, err := corpus.OpenStore(context.Background(), path)
	if err != nil {
		return err
	}
	p := partsOf(store)
	p.Log = slog.New(slog.NewTextHandler(os.Stderr, nil))
	b := New(p)
	b.pace = nil
	return Run(context.Background(), b, Config{Token: discordtest.DefaultToken, APIURL: os.Getenv(childAPI)})
}

// child starts a bot in a process of its own and waits until it is connected.
func (tr *trial) child(library string) (kill func()) {
	tr.t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childLibrary+"="+library, childAPI+"="+tr.URL())
	c.Stderr = tr.log
	if err := c.Start(); err != nil {
		tr.t.Fatal(err)
	}
	killed := false
	kill = func() {
		if killed {
			return
		}
		killed = true
		_ = c.Process.Kill() // SIGKILL; it may have ended by itself
		_ = c.Wait()         // says that it was killed
		tr.waits("the connection to end", func() bool { return tr.Gateway().Open == 0 })
	}
	tr.t.Cleanup(kill)
	if err := tr.WaitReady(time.Minute); err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
	if err := tr.WaitCommand(askCommand, time.Minute); err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
	return kill
}

// What a button needs stands in it: a click on a message of a bot that was
// killed is answered by the next one, or told that the article has changed.
func TestClicksSurviveTheEnd(t *testing.T) {
	tr := prepare(t)
	path := filepath.Join(t.TempDir(), "library.db")
	store, err := corpus.OpenStore(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	own := store.Own(tr.IDs.Guild)
	stored, err := own.Put(t.Context(), corpus.Incoming{Article: bridge()})
	if err != nil {
		t.Fatal(err)
	}
	kill := tr.child(path)
	m := tr.response(tr.ask("Who paid for the new pillar?"))
	nothing := tr.response(tr.ask("Which giraffe ate the zookeeper with lanterns?"))
	mention := tr.reply(tr.GuildMessage(tr.mention() + " Who paid for the new pillar?"))
	kill()

	kill = tr.child(path)
	alice := tr.As("", "")
	want(t, "context after a kill", tr.press(alice, m, "Context").Content, "Paragraphs 3 to 5 of 8")
	want(t, "helpful after a kill", tr.press(alice, mention, "Helpful").Content, english().say("thanks_kept"))
	want(t, "the editors after a kill", tr.press(alice, nothing, "Ask the editors").Content, english().say("sent_editors"))
	next := tr.reply(alice.Reply(mention, "and when?", true))
	want(t, "a reply after a kill", next.Content, "I looked up: Who paid")
	alice.Click(mention, tr.button(mention, "Delete"))
	tr.gone(mention)
	kill()

	changed := bridge()
	changed.Paragraphs[3].Text = strings.Replace(changed.Paragraphs[3].Text, "four million", "five million", 1)
	if _, err := own.Put(t.Context(), corpus.Incoming{Article: changed}); err != nil {
		t.Fatal(err)
	}
	kill = tr.child(path)
	for _, label := range []string{"Context", "Helpful"} {
		want(t, label+" after a change", tr.press(alice, m, label).Content, english().say("changed"))
	}
	kill()
	if err := own.Remove(t.Context(), stored.ID); err != nil {
		t.Fatal(err)
	}
	tr.child(path)
	want(t, "context of what was removed", tr.press(alice, m, "Context").Content, english().say("removed"))
}

// A button of one server's answer says nothing on another server, whose members
// may not read the article.
func TestButtonsStayOnTheirServer(t *testing.T) {
	tr := reading(t, Config{})
	m := tr.response(tr.ask("Who paid for the new pillar?"))
	_, elsewhere := tr.AddGuild("elsewhere", true)
	forged := tr.As("", elsewhere).Click(m, tr.button(m, "Context"))
	if got := tr.response(forged); got.Content != english().say("removed") || len(got.Embeds) > 0 {
		t.Errorf("got %q, %s", got.Content, descriptions(t, got))
	}
}

func TestUnknownButtonsAreOutdated(t *testing.T) {
	b := newBot(t, &journal{})
	for _, id := range []string{"1?AA", "0dAA", "", strings.Repeat("x", 100)} {
		a, _ := parseAction(id) // an error leaves no action
		got := b.Answer(t.Context(), Request{Surface: Click, action: a})
		if got.Content != english().say("outdated") || !got.Private {
			t.Errorf("%q: %+v", id, got)
		}
	}
}

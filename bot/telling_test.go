package bot

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/rest"
	"verbatim/corpus"
	"verbatim/index"
)

// ferry answers the question that asksEditors leaves behind.
func ferry() corpus.Article {
	return corpus.Article{Header: corpus.Header{Title: "The Ferry", Language: "en"}, Paragraphs: []corpus.Paragraph{
		{Text: "The shipwright Torvald Ness built the ferry in 1934."}, {Text: "It carried forty passengers and two cows."}}}
}

// asksEditors keeps a question for the editors, as if a member had asked it.
func (tr *trial) asksEditors() (id string) {
	tr.t.Helper()
	id, err := tr.parts.Store.AskEditors(tr.t.Context(), corpus.EditorQuestion{Server: tr.IDs.Guild, Channel: tr.IDs.Channel,
		Asker: tr.IDs.User, Text: "Which shipwright built the ferry?"})
	if err != nil {
		tr.t.Fatal(err)
	}
	return id
}

// open tells how many questions the editors have.
func (tr *trial) open() int {
	tr.t.Helper()
	list, err := tr.parts.Store.EditorQuestions(tr.t.Context(), tr.IDs.Guild)
	if err != nil {
		tr.t.Fatal(err)
	}
	return len(list)
}

// toldOnce waits until an asker was told and the question is gone.
func (tr *trial) toldOnce() {
	tr.t.Helper()
	for end := time.Now().Add(patience); tr.open() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			tr.t.Fatalf("the question stays open:\n%s", tr.log)
		}
	}
	tr.ends() // and all that is sent has been
	if told := tr.Messages(tr.IDs.Direct); len(told) != 1 || !strings.Contains(told[0].Content, "Torvald Ness") {
		tr.t.Errorf("told %d times: %v\n%s", len(told), told, tr.log)
	}
}

// quickly has askers told as soon as there is something to tell.
func quickly() Config {
	return Config{tellEvery: 5 * time.Millisecond, claimTime: 100 * time.Millisecond}
}

// TestAskersAreToldAfterACrash: a process that claimed a question ended before
// it had told the asker.
func TestAskersAreToldAfterACrash(t *testing.T) {
	tr := prepare(t)
	tr.put(tr.IDs.Guild, ferry())
	if mine, err := tr.parts.Store.ClaimQuestion(t.Context(), tr.asksEditors(), 50*time.Millisecond); err != nil || !mine {
		t.Fatalf("claimed %v, error %v", mine, err)
	}
	tr.start(nil, quickly())
	tr.toldOnce()
}

// TestAskersAreToldOnceHoweverItFails: Discord does not take the message, or
// takes it and does not say so.
func TestAskersAreToldOnceHoweverItFails(t *testing.T) {
	const open, send = "POST /users/@me/channels", "POST /channels/{channel_id}/messages"
	for name, fault := range map[string]discordtest.Fault{
		"no channel":           {Route: open, Status: 500, Times: rest.MaxTries},
		"no message":           {Route: send, Status: 500, Times: rest.MaxTries},
		"cut after the effect": {Route: send, CutAfter: true, Times: rest.MaxTries},
		"truncated":            {Route: send, Truncate: true},
		"a page of 403":        {Route: send, Status: 403},
		"a page of 404":        {Route: send, Status: 404},
		"a page of 407":        {Route: open, Status: 407},
		"a page of 429":        {Route: send, HTML: true, Times: rest.MaxTries},
	} {
		t.Run(name, func(t *testing.T) {
			tr := prepare(t)
			tr.put(tr.IDs.Guild, ferry())
			tr.asksEditors()
			tr.Inject(fault)
			tr.start(nil, quickly())
			tr.toldOnce()
		})
	}
}

// TestWhatTheGateRefusesIsLookedAtOnce: it would be refused again, until the
// articles change.
func TestWhatTheGateRefusesIsLookedAtOnce(t *testing.T) {
	b := newBot(t, &journal{})
	b.find = func(context.Context, string, index.Question) (index.Answer, error) {
		a := answerOf("Broken.")
		a.Quotes[0].Passage.Text = "Broken \xff."
		return a, nil
	}
	if _, err := b.Store.AskEditors(t.Context(), corpus.EditorQuestion{Server: "1", Channel: "2", Asker: "3", Text: "Who?"}); err != nil {
		t.Fatal(err)
	}
	done, err := b.answeredQuestions(t.Context(), "1", telling{func(string, string, Reply) error { return errors.New("sent") }, time.Minute, ""})
	if !done || err == nil || err.Error() == "sent" {
		t.Errorf("done %v, error %v; want what the gate says, once", done, err)
	}
}

// TestAskersWhoTakeNoMessagesAreLeftAlone: they are not tried again, and what
// they asked is not kept.
func TestAskersWhoTakeNoMessagesAreLeftAlone(t *testing.T) {
	tr := prepare(t)
	tr.put(tr.IDs.Guild, ferry())
	tr.asksEditors()
	tr.Inject(discordtest.Fault{Route: "POST /channels/{channel_id}/messages", Status: 403, Code: 50007, Times: -1})
	tr.start(nil, quickly())
	tr.logs("telling those who asked the editors")
	if n := tr.open(); n != 0 {
		t.Errorf("%d questions stay open", n)
	}
	tr.put(tr.IDs.Guild, bridge())
	tr.ends()
	if n := tr.count(func(r discordtest.Request) bool { return r.Route == "/channels/{channel_id}/messages" }); n != 1 {
		t.Errorf("%d messages were tried", n)
	}
}

// TestAskersWhoLeftAreToldNothing: another server that they share with the bot
// would let the message through.
func TestAskersWhoLeftAreToldNothing(t *testing.T) {
	tr := prepare(t)
	tr.put(tr.IDs.Guild, ferry())
	tr.asksEditors()
	tr.RemoveUser(tr.IDs.Guild, tr.IDs.User)
	tr.start(nil, quickly())
	tr.logs("telling those who asked the editors")
	tr.ends()
	if told := tr.Messages(tr.IDs.Direct); len(told) != 0 || tr.open() != 0 {
		t.Errorf("told %v, and %d questions stay open", told, tr.open())
	}
}

// TestAskersAreToldInTheLanguageOfTheServer: their own is forgotten by the time
// that an article is there.
func TestAskersAreToldInTheLanguageOfTheServer(t *testing.T) {
	tr := online(t, nil, quickly())
	tr.DispatchRaw("GUILD_UPDATE", json.RawMessage(`{"id":"`+tr.IDs.Guild+`","preferred_locale":"de"}`))
	german := textsFor("de")
	want(t, "the hint", tr.reply(tr.GuildMessage(tr.mention())).Content, german.say("hint"))
	tr.asksEditors()
	tr.put(tr.IDs.Guild, ferry())
	tr.waits("a message to the asker", func() bool { return len(tr.Messages(tr.IDs.Direct)) > 0 })
	told, _, _ := strings.Cut(german.say("told"), "{{")
	want(t, "the message", tr.Messages(tr.IDs.Direct)[0].Content, told)
}

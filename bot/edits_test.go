package bot

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
)

// becomes waits until a message says something.
func (tr *trial) becomes(m discordtest.Message, part string) discordtest.Message {
	tr.t.Helper()
	var now discordtest.Message
	if err := tr.Wait(patience, "the message to say "+part, func() bool {
		now, _ = tr.Message(m.ID)
		return strings.Contains(now.Content, part)
	}); err != nil {
		tr.t.Fatalf("%v, but %q\n%s", err, now.Content, tr.log)
	}
	return now
}

// A question that is edited is answered in the place of the first answer.
func TestEditedQuestionsAreAnsweredAnew(t *testing.T) {
	tr := reading(t, Config{})
	alice := tr.As("", "")
	asked := alice.Write(tr.mention() + " Who paid for the giraffe?")
	answer := tr.reply(asked)
	want(t, "the answer", answer.Content, "I found nothing")
	alice.Edit(asked, tr.mention()+" Who paid for the new pillar?")
	now := tr.becomes(answer, "Nordhav")
	if len(now.Embeds) != 1 || !strings.Contains(tr.labels(now), "Context") || strings.Contains(tr.labels(now), "Ask the editors") {
		t.Errorf("%d embeds, buttons %q", len(now.Embeds), tr.labels(now))
	}
	alice.Edit(asked, tr.mention()+" Who paid for the giraffe?")
	if now = tr.becomes(answer, "I found nothing"); len(now.Embeds) != 0 {
		t.Error("the quotation stays")
	}
	if n := len(tr.Replies(asked.ID)); n != 1 {
		t.Errorf("%d answers to one question", n)
	}

	tr.AllowBot(tr.IDs.Guild, allNeeded()&^discordgo.PermissionEmbedLinks)
	alice.Edit(asked, tr.mention()+" Who paid for the new pillar?")
	tr.becomes(answer, "\n-# The Bridge of Brevik") // the source, though it may show no embed
	tr.AllowBot(tr.IDs.Guild, allNeeded())

	forgotten := alice.Write("Who paid for the new pillar?")
	alice.Edit(forgotten, tr.mention()+" Who paid for the new pillar?")
	want(t, "the answer to a mention that was forgotten", tr.reply(forgotten).Content, "Nordhav")
}

// An edit is answered once, however often Discord tells of it.
func TestEditsAreAnsweredOnce(t *testing.T) {
	tr := online(t, knows, Config{})
	alice := tr.As("", "")
	forgotten := alice.Write("who was it?")
	alice.Edit(forgotten, tr.mention()+" who was it?")
	answer := tr.reply(forgotten)
	edited, _ := tr.Message(forgotten.ID)
	raw, err := json.Marshal(edited)
	if err != nil {
		t.Fatal(err)
	}
	tr.DispatchRaw("MESSAGE_UPDATE", raw) // as when the preview of a link is ready
	tr.reply(tr.DirectMessage("who was it then?"))
	tr.ends()
	if now, _ := tr.Message(answer.ID); now.Edited != nil {
		t.Error("one edit was answered twice")
	}
}

func TestOldMessagesAreNotAnsweredWhenEdited(t *testing.T) {
	tr := reading(t, Config{})
	alice := tr.As("", "")
	old := alice.Write("Who paid for the new pillar?")
	tr.Advance(silence + time.Minute)
	alice.Edit(old, tr.mention()+" Who paid for the new pillar?")
	tr.reply(tr.GuildMessage(tr.mention() + " Who paid for the new pillar?")) // events are heard of in order
	tr.ends()
	if n := len(tr.Replies(old.ID)); n != 0 {
		t.Errorf("%d answers", n)
	}
}

// An edit in a direct message does not go on from what it replaces.
func TestEditsStandAlone(t *testing.T) {
	tr := online(t, nil, Config{})
	alice := tr.As("", tr.IDs.Direct)
	asked := alice.Write("What did Psaki say about China?")
	answer := tr.reply(asked)
	alice.Edit(asked, "and what did she say about giraffes?")
	if now := tr.becomes(answer, "giraffe"); strings.Contains(now.Content, "I looked up") {
		t.Errorf("got %q", now.Content)
	}
}

func TestAnswersToDeletedQuestionsAreDeleted(t *testing.T) {
	tr := reading(t, Config{})
	alice := tr.As("", "")
	asked := alice.Write(tr.mention() + " Who paid for the new pillar?")
	answer := tr.reply(asked)
	alice.Delete(asked)
	tr.gone(answer)

	asked = alice.Write(tr.mention() + " Who paid for the new pillar?")
	answer = tr.reply(asked)
	alice.Click(answer, tr.button(answer, "Delete"))
	tr.gone(answer)
	alice.Edit(asked, tr.mention()+" Who paid for the giraffe?")
	alice.Delete(asked)
	tr.reply(tr.GuildMessage(tr.mention() + " Who paid for the new pillar?"))
	tr.ends()
	if strings.Contains(tr.log.String(), "failed") {
		t.Errorf("the log complains of an answer that was deleted before:\n%s", tr.log)
	}
}

// Who edits too often keeps the answer that there is.
func TestEditsTooOftenKeepTheAnswer(t *testing.T) {
	tr := prepare(t)
	tr.paced = true
	tr.set(`{"member":2}`)
	tr.run(knows, Config{})
	alice := tr.As("", "")
	asked := alice.Write(tr.mention() + " who?")
	answer := tr.reply(asked)
	alice.Edit(asked, tr.mention()+" who was it?")
	alice.Edit(asked, tr.mention()+" who was it then?") // within half a minute of one of the others
	tr.logs("outcome=\"too fast\"")
	tr.ends()
	if now, _ := tr.Message(answer.ID); len(now.Embeds) == 0 {
		t.Errorf("the answer became %q", now.Content)
	}
}

// hanging runs a bot whose search for a question that holds "hang" lasts until
// the returned function is called.
func hanging(t *testing.T) (tr *trial, release func()) {
	t.Helper()
	hang, release := context.WithCancel(context.Background())
	t.Cleanup(release)
	return online(t, hangs("hang", hang.Done()), Config{}), release
}

// spoken are the bot's messages in the channel that are not deleted.
func (tr *trial) spoken() (list []discordtest.Message) {
	for _, m := range tr.Messages(tr.IDs.Channel) {
		if m.Author.ID == tr.IDs.Bot {
			list = append(list, m)
		}
	}
	return list
}

// Of a question that is edited while its answer is looked for, the last wording
// is answered, whichever answer is found first.
func TestTheLastWordingIsAnswered(t *testing.T) {
	tr, release := hanging(t)
	alice := tr.As("", "")
	asked := alice.Write(tr.mention() + " please hang")
	alice.Edit(asked, tr.mention()+" please hang on")
	alice.Edit(asked, tr.mention()+" who was it?")
	answer := tr.reply(asked)
	release()
	tr.ends()
	if got := tr.spoken(); len(got) != 1 || len(answer.Embeds) != 1 || len(got[0].Embeds) != 1 || got[0].Edited != nil {
		t.Errorf("%d messages, the first %q", len(got), answer.Content)
	}
}

// held lets Discord put the bot's first message off for a second, and waits until
// it has.
func (tr *trial) held(ask func() discordtest.Message) discordtest.Message {
	tr.t.Helper()
	tr.Inject(discordtest.Fault{Route: "POST /channels/{channel_id}/messages", RetryAfter: time.Millisecond})
	m := ask()
	tr.waits("the answer to be put off", func() bool {
		return tr.count(func(r discordtest.Request) bool { return r.Status == 429 }) > 0
	})
	return m
}

func TestEditsWhileTheAnswerIsSent(t *testing.T) {
	tr := online(t, knows, Config{})
	alice := tr.As("", "")
	asked := tr.held(func() discordtest.Message { return alice.Write(tr.mention() + " a giraffe?") })
	alice.Edit(asked, tr.mention()+" who was it?")
	tr.becomes(tr.reply(asked), "It was")
	if n := len(tr.spoken()); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func TestNothingAnswersWhatIsDeletedMeanwhile(t *testing.T) {
	tr, release := hanging(t)
	alice := tr.As("", "")
	looked := alice.Write(tr.mention() + " please hang")
	alice.Delete(looked)
	other := tr.reply(alice.Write(tr.mention() + " who was it?")) // events are heard of in order
	release()
	sending := tr.held(func() discordtest.Message { return alice.Write(tr.mention() + " who was it then?") })
	alice.Delete(sending)
	alice.Delete(alice.Write(tr.mention() + " who was it now?"))
	tr.reply(alice.Write(tr.mention() + " who was it really?"))
	tr.ends()
	if got := tr.spoken(); len(got) != 2 || got[0].ID != other.ID {
		t.Errorf("%d messages, want those that answer what is still there", len(got))
	}
	if n := tr.count(func(r discordtest.Request) bool { return strings.Contains(string(r.Body), looked.ID) }); n != 0 {
		t.Errorf("what was deleted before its answer was found has %d answers", n)
	}
}

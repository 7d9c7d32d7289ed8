package bot

import (
	"strings"
	"testing"
	"time"

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

	forgotten := alice.Write("Who paid for the new pillar?")
	alice.Edit(forgotten, tr.mention()+" Who paid for the new pillar?")
	want(t, "the answer to a mention that was forgotten", tr.reply(forgotten).Content, "Nordhav")
}

func TestOldMessagesAreNotAnsweredWhenEdited(t *testing.T) {
	tr := reading(t, Config{})
	alice := tr.As("", "")
	old := alice.Write("Who paid for the new pillar?")
	tr.Advance(silence + time.Minute)
	alice.Edit(old, tr.mention()+" Who paid for the new pillar?")
	tr.reply(tr.GuildMessage(tr.mention() + " Who paid for the new pillar?")) // events are heard of in order
	tr.stop()
	<-tr.done // and answered
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
	tr.stop()
	<-tr.done
	if strings.Contains(tr.log.String(), "failed") {
		t.Errorf("the log complains of an answer that was deleted before:\n%s", tr.log)
	}
}

// Who edits too often keeps the answer that there is.
func TestEditsTooOftenKeepTheAnswer(t *testing.T) {
	tr := prepare(t)
	tr.paced = true
	if err := tr.parts.Store.PutSettings(t.Context(), tr.IDs.Guild, []byte(`{"member":2}`)); err != nil {
		t.Fatal(err)
	}
	tr.start(knows, Config{})
	if err := tr.WaitCommand(askCommand, patience); err != nil {
		t.Fatal(err)
	}
	alice := tr.As("", "")
	asked := alice.Write(tr.mention() + " who?")
	answer := tr.reply(asked)
	alice.Edit(asked, tr.mention()+" who was it?")
	alice.Edit(asked, tr.mention()+" who was it then?") // within half a minute of one of the others
	tr.logs("outcome=\"too fast\"")
	tr.stop()
	<-tr.done
	if now, _ := tr.Message(answer.ID); len(now.Embeds) == 0 {
		t.Errorf("the answer became %q", now.Content)
	}
}

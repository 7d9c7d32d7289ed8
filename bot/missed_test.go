package bot

import (
	"fmt"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

// outageOf takes the gateway away from a bot while so many people write, in turns
// to the bot alone and on a server, and waits until it has heard of them.
func (tr *trial) outageOf(n int) (missed []discordtest.Message) {
	tr.t.Helper()
	tr.StopGateway()
	tr.until("away", func(s Status) bool { return !s.Ready() })
	for i := range n {
		user := tr.AddUser(fmt.Sprintf("missed%d", i), false)
		to, words := tr.As(user, ""), tr.mention()+" "
		if i%2 == 0 {
			to, words = tr.As(user, tr.DirectChannel(user)), ""
		}
		missed = append(missed, to.Write(words+"who was missed?"))
	}
	tr.StartGateway()
	tr.until("all to be heard of", func(s Status) bool { return s.Ready() && int(s.Missed)+int(s.Refused) == n })
	return missed
}

// While Discord replays what was missed, those who ask are answered, and then all
// that was missed is: each once.
func TestMissedMessagesWaitAndAreAnswered(t *testing.T) {
	hold := make(chan struct{})
	tr := online(t, hangs("missed", hold), Config{answerTime: time.Minute})
	missed := tr.outageOf(200)
	if answered, asked := tr.others(); answered != asked {
		t.Errorf("%d of %d are answered while missed ones wait", answered, asked)
	}
	close(hold)
	tr.until("all to be answered", func(s Status) bool { return s.Missed == 0 })
	tr.ends() // and no other answer is under way
	for _, m := range missed {
		if replies := tr.Replies(m.ID); len(replies) != 1 || len(replies[0].Embeds) == 0 {
			t.Fatalf("%d replies to a missed message: %v\n%s", len(replies), replies, tr.log)
		}
	}
	if s := tr.bot.Status(); s.Refused != 0 {
		t.Errorf("%d refused", s.Refused)
	}
}

// Of more missed messages than may wait, the newest are refused with a word.
func TestMissedMessagesAreBounded(t *testing.T) {
	const room, more = missedAtOnce + missedWaiting, 5
	hold := make(chan struct{})
	tr := online(t, hangs("", hold), Config{answerTime: time.Minute})
	missed := tr.outageOf(room + more)
	for _, m := range missed[room:] {
		want(t, "the answer to one too many", tr.reply(m).Content, english().say("busy"))
	}
	close(hold)
	for _, m := range missed[:room] {
		want(t, "the answer", tr.reply(m).Content, "“")
	}
	if s := tr.bot.Status(); s.Refused != more || s.Dropped != 0 {
		t.Errorf("%d refused, %d of them without a word", s.Refused, s.Dropped)
	}
}

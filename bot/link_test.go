package bot

import (
	"errors"
	"slices"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/gateway"
)

// What will not change by trying again ends the bot, also while it runs.
func TestEndsWhileRunning(t *testing.T) {
	for code, want := range map[int]error{4004: gateway.ErrToken, 4013: gateway.ErrIntents, 4014: gateway.ErrIntents} {
		t.Run(want.Error()[:30], func(t *testing.T) {
			tr := online(t, knows, Config{})
			tr.CloseGateway(code)
			if err := <-tr.done; !errors.Is(err, want) {
				t.Errorf("closed with %d: got %v", code, err)
			}
		})
	}
}

// until waits for a state of the bot.
func (tr *trial) until(what string, ok func(Status) bool) {
	tr.t.Helper()
	for end := time.Now().Add(patience); !ok(tr.bot.Status()); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			tr.t.Fatalf("not %s: %+v\n%s", what, tr.bot.Status(), tr.log)
		}
	}
}

func TestStatusFollowsTheConnection(t *testing.T) {
	tr := online(t, knows, Config{})
	tr.until("ready", Status.Ready)
	tr.StopGateway()
	tr.until("away", func(s Status) bool { return !s.Ready() && s.Shards[0].Resumes == 0 })
	tr.Inject(discordtest.Fault{Route: "POST /channels/{channel_id}/messages", Status: 503})
	tr.StartGateway()
	tr.until("back", func(s Status) bool { return s.Ready() && s.Shards[0].Resumes == 1 && s.Shards[0].Sessions == 1 })
	tr.reply(tr.DirectMessage("who was it?"))
	if s := tr.bot.Status(); s.Failed != 1 || s.Requests < 4 {
		t.Errorf("counted %+v", s)
	}
}

// Four shards start in the order that max_concurrency allows, and one that is
// lost comes back without the others.
func TestShards(t *testing.T) {
	tr := prepare(t, discordtest.WithShards(4, 2), discordtest.WithStartEvery(200*time.Millisecond))
	tr.start(knows, Config{startEvery: 400 * time.Millisecond}) // a machine under load must keep them apart too
	tr.until("ready", Status.Ready)
	if got := tr.Shards(); len(got) != 4 {
		t.Fatalf("shards %v", got)
	}
	var channels [4]string
	for slices.Contains(channels[:], "") { // an ID tells the shard, and the time tells the ID
		guild, channel := tr.AddGuild("another", true)
		channels[discordtest.ShardOf(guild, 4)] = channel
	}
	tr.CutShard(2)
	for i, channel := range channels {
		if m := tr.reply(tr.As("", channel).Write(tr.mention() + " who was it?")); len(m.Embeds) == 0 {
			t.Errorf("shard %d: got %q", i, m.Content)
		}
	}
	tr.until("resumed", func(s Status) bool { return s.Ready() && s.Shards[2].Resumes == 1 })
	if got := tr.Gateway(); got.Identifies != 4 || got.Resumes != 1 {
		t.Errorf("%d IDENTIFYs and %d RESUMEs, want 4 and 1", got.Identifies, got.Resumes)
	}
}

// A number of shards that is too small for Discord ends the bot when a person
// chose it.
func TestTooFewShards(t *testing.T) {
	tr := prepare(t, discordtest.WithShards(2, 2))
	tr.start(knows, Config{Shards: 1})
	if err := <-tr.done; !errors.Is(err, gateway.ErrShards) {
		t.Errorf("got %v", err)
	}
}

// A bot that grew out of its shards asks how many it needs now.
func TestOutgrownShards(t *testing.T) {
	grown := online(t, knows, Config{})
	grown.CloseGateway(4011)
	grown.until("ready again", func(s Status) bool { return s.Ready() && grown.Gateway().Identifies == 2 })
}

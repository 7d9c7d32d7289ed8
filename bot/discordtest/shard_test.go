package discordtest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

// identifyAs is IDENTIFY as one shard of several.
func identifyAs(index, of int) string {
	return strings.Replace(identify("513"), `"properties"`, fmt.Sprintf(`"shard":[%d,%d],"properties"`, index, of), 1)
}

// next is the next event that is no GUILD_CREATE, or "op N" for what is none.
func (r raw) next() string {
	for {
		op, kind, closed := r.hear()
		switch {
		case closed != 0:
			return fmt.Sprintf("close %d", closed)
		case op != 0:
			return fmt.Sprintf("op %d", op)
		case kind != "GUILD_CREATE":
			return kind
		}
	}
}

func TestEachShardHearsOfItsGuilds(t *testing.T) {
	srv := discordtest.New(t, discordtest.WithShards(2, 2))
	var shards [2]raw
	for i := range shards {
		shards[i] = dial(t, srv)
		shards[i].hear() // HELLO
		shards[i].send(identifyAs(i, 2))
		if got := shards[i].next(); got != "READY" {
			t.Fatalf("shard %d heard %s", i, got)
		}
	}
	var channels [2]string
	for slices.Contains(channels[:], "") { // an ID tells the shard, and the time tells the ID
		guild, channel := srv.AddGuild("another", true)
		channels[discordtest.ShardOf(guild, 2)] = channel
	}
	for i, channel := range channels {
		srv.As("", channel).Write("a")
		if got := shards[i].next(); got != "MESSAGE_CREATE" {
			t.Errorf("shard %d heard %s", i, got)
		}
	}
	srv.CutShard(1)
	if err := srv.Wait(patience, "a shard to be gone", func() bool { return len(srv.Shards()) == 1 && srv.Shards()[0] == 1 }); err != nil {
		t.Error(err)
	}
}

func TestShardsThatDoNotFit(t *testing.T) {
	srv := discordtest.New(t, discordtest.WithShards(2, 1))
	srv.Expect("IDENTIFY as shard")
	for identify, want := range map[string]string{
		identifyAs(0, 1): "close 4011", identifyAs(2, 2): "close 4010", identifyAs(0, 0): "close 4010",
	} {
		r := dial(t, srv)
		r.hear()
		r.send(identify)
		if got := r.next(); got != want {
			t.Errorf("%s: heard %s, want %s", identify, got, want)
		}
	}
}

func TestIdentifyTooSoonIsInvalid(t *testing.T) {
	srv := discordtest.New(t, discordtest.WithShards(4, 2), discordtest.WithStartEvery(time.Hour))
	srv.Expect("sooner than")
	for i, want := range []string{"READY", "READY", "op 9"} {
		r := dial(t, srv)
		r.hear()
		r.send(identifyAs(i, 4))
		if got := r.next(); got != want {
			t.Errorf("IDENTIFY %d: heard %s, want %s", i, got, want)
		}
	}
}

func TestAGatewayThatIsDown(t *testing.T) {
	srv := discordtest.New(t)
	r := dial(t, srv)
	if _, _, err := r.ws.ReadMessage(); err != nil {
		t.Fatal(err)
	}
	srv.StopGateway()
	if _, _, err := r.ws.ReadMessage(); err == nil {
		t.Error("the connection lives on")
	}
	srv.StartGateway()
	if op, _, _ := dial(t, srv).hear(); op != 10 {
		t.Errorf("after it came back: op %d", op)
	}
}

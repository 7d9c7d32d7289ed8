package bot

import (
	"maps"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// TestServersLeftWhileAway begins a session after the bot was removed from one
// server and put back on another while it did not run.
func TestServersLeftWhileAway(t *testing.T) {
	b := newBot(t, &journal{})
	ctx := t.Context()
	// Servers of shard 0 and 1 of two: bit 22 of the snowflake decides.
	const stays, leaves, returns, elsewhere = "8388608", "16777216", "25165824", "4194304"
	for _, server := range []string{stays, leaves, returns, elsewhere} {
		if err := b.Store.PutSettings(ctx, server, []byte(`{}`)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Store.ServerLeft(ctx, returns, time.Now()); err != nil {
		t.Fatal(err)
	}
	b.muster(ctx, map[string]bool{stays: true, returns: true}, 0, 2)
	_, left, err := b.Store.Kept(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{stays: false, leaves: true, returns: false, elsewhere: false}
	if !maps.Equal(left, want) {
		t.Errorf("left %v, want %v", left, want)
	}
}

// TestLeavingIsNoticedAtTheStart is the same from end to end: what is kept of
// the server that the bot is on stays.
func TestLeavingIsNoticedAtTheStart(t *testing.T) {
	tr := prepare(t)
	for _, server := range []string{tr.IDs.Guild, "999999999999999999"} {
		if err := tr.parts.Store.PutSettings(t.Context(), server, []byte(`{}`)); err != nil {
			t.Fatal(err)
		}
	}
	tr.start(nil, Config{})
	var gone []string
	for end := time.Now().Add(patience); len(gone) == 0 && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		var err error
		if gone, err = tr.parts.Store.Purge(t.Context(), time.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(gone, []string{"999999999999999999"}) {
		t.Errorf("left %q\n%s", gone, tr.log)
	}
}

// Discord tells that the bot is on a server and, at once, that it is not any
// more: the last word counts.
func TestComingsAndGoingsAreNotedInOrder(t *testing.T) {
	b := newBot(t, &journal{})
	e := newEdge(b, Config{}.withDefaults(), nil)
	want := map[string]bool{}
	for i := range 30 {
		g := &discordgo.Guild{ID: strconv.Itoa(1000 + i)}
		if err := b.Store.PutSettings(t.Context(), g.ID, []byte(`{}`)); err != nil {
			t.Fatal(err)
		}
		e.joined(t.Context(), &discordgo.GuildCreate{Guild: g})
		e.left(t.Context(), &discordgo.GuildDelete{Guild: g})
		want[g.ID] = true
	}
	e.census.finish(patience)
	if _, left, err := b.Store.Kept(t.Context()); err != nil || !maps.Equal(left, want) {
		t.Errorf("left %v, %v", left, err)
	}
}

// A new session lists the servers of its shard: the others are left.
func TestServersOfANewSession(t *testing.T) {
	e := newEdge(newBot(t, &journal{}), Config{}.withDefaults(), nil)
	const stays, left, elsewhere = "8388608", "16777216", "4194304" // of shard 0, 0 and 1
	for _, id := range []string{stays, left, elsewhere} {
		e.joined(t.Context(), &discordgo.GuildCreate{Guild: &discordgo.Guild{ID: id}})
	}
	e.ready(t.Context(), &discordgo.Ready{Shard: &[2]int{0, 2}, Guilds: []*discordgo.Guild{{ID: stays}}})
	if !e.isOn(stays) || e.isOn(left) || !e.isOn(elsewhere) {
		t.Errorf("is on %v", e.serverIDs())
	}
	e.census.finish(patience)
}

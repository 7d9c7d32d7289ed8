package discordtest_test

import (
	"sync/atomic"
	"testing"

	"verbatim/bot/discordtest"
)

func TestHistoryIsBounded(t *testing.T) {
	t.Parallel()
	var seen atomic.Int64
	srv := discordtest.New(t, discordtest.WithHistory(2, 3), discordtest.WithObserver(func(discordtest.Request) { seen.Add(1) }))
	bot := client(t, srv)
	echo(t, srv, bot)
	connect(t, bot)
	register(t, srv, bot)
	first := srv.DirectMessage("first")
	if _, err := srv.WaitReply(first.ID, patience); err != nil {
		t.Fatal(err)
	}
	for range 4 {
		asked := srv.SlashCommand("ask", discordtest.Input{Name: "question", Value: "who?"})
		if _, err := asked.Response(patience); err != nil {
			t.Fatal(err)
		}
	}
	if _, known := srv.Message(first.ID); known {
		t.Error("the first message is still remembered")
	}
	if err := srv.Wait(patience, "six requests observed", func() bool { return seen.Load() >= 6 }); err != nil {
		t.Fatal(err)
	}
	if n := len(srv.Requests()); n > 2 {
		t.Errorf("%d requests remembered", n)
	}
}

func TestAFullHistoryLosesNoSession(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t, discordtest.WithHistory(100, 3))
	heard := listen(t, srv)
	for range 5 {
		srv.DirectMessage("full")
		next(t, heard)
	}
	srv.StopGateway()
	if err := srv.Wait(patience, "closed gateway", func() bool { return srv.Gateway().Open == 0 }); err != nil {
		t.Fatal(err)
	}
	srv.DirectMessage("meanwhile")
	srv.StartGateway()
	if m := next(t, heard); m.Content != "meanwhile" {
		t.Errorf("got %q", m.Content)
	}
	if n := srv.Gateway().Identifies; n != 1 {
		t.Errorf("%d sessions", n)
	}
}

func TestASessionThatMissedTooMuchBeginsAnew(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t, discordtest.WithHistory(100, 3))
	heard := listen(t, srv)
	// discordgo v0.29.0 may take the loss of a connection for that of the next one
	// when its first heartbeat is due.
	if err := srv.Wait(patience, "heartbeat", func() bool { return srv.Gateway().Heartbeats > 0 }); err != nil {
		t.Fatal(err)
	}
	srv.StopGateway()
	if err := srv.Wait(patience, "closed gateway", func() bool { return srv.Gateway().Open == 0 }); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		srv.DirectMessage("missed")
	}
	srv.StartGateway()
	if err := srv.Wait(patience, "second IDENTIFY", func() bool { return srv.Gateway().Identifies == 2 }); err != nil {
		t.Fatal(err)
	}
	srv.DirectMessage("anew")
	if m := next(t, heard); m.Content != "anew" {
		t.Errorf("got %q", m.Content)
	}
}

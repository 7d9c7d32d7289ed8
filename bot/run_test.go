package bot

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/bot/gateway"
	"verbatim/bot/rest"
	"verbatim/index"
)

func TestFinishesRepliesInFlight(t *testing.T) {
	started, release := make(chan struct{}), make(chan struct{})
	tr := online(t, func(ctx context.Context, server string, q index.Question) (index.Answer, error) {
		close(started)
		<-release
		return knows(ctx, server, q)
	}, Config{})
	m := tr.DirectMessage("who was it?")
	<-started
	tr.stop()
	time.Sleep(1500 * time.Millisecond) // discordgo needs one second to close: it must not be that which is waited for
	close(release)
	if err := <-tr.done; err != nil {
		t.Error(err)
	}
	if n := len(tr.Replies(m.ID)); n != 1 {
		t.Errorf("%d answers after the end, want 1\n%s", n, tr.log)
	}
}

// Who waits for work that the end of the bot cuts short is told so.
func TestSlowWorkIsCutShortAtTheEnd(t *testing.T) {
	tr := &trial{t: t, parts: newParts(t)}
	release := make(chan struct{})
	site := tr.fetching(func(http.ResponseWriter, *http.Request) { <-release })
	defer close(release)
	e := newEdge(New(tr.parts), Config{grace: time.Second}.withDefaults(), nil)
	said := make(chan string, 10)
	e.take(t.Context(), nil, Request{Surface: Slash, ID: "1", Command: "library add", Guild: "2", member: true,
		permissions: discordgo.PermissionManageGuild, options: map[string]string{urlOption: site.URL}}, e.slow,
		way{send: func(_ context.Context, r Reply) (sent, error) { said <- r.Content; return sent{}, nil },
			late: func(context.Context) error { return nil }})
	want(t, "the reply", <-said, "Reading")
	e.leave(t.Context())
	want(t, "the reply at the end", <-said, english().say("reason.slow"))
}

func TestClearErrors(t *testing.T) {
	t.Run("token", func(t *testing.T) {
		tr := prepare(t, discordtest.WithToken("another"))
		tr.start(knows, Config{})
		if err := <-tr.done; !errors.Is(err, gateway.ErrToken) {
			t.Errorf("got %v", err)
		}
	})
	for code, want := range map[int]error{4004: gateway.ErrToken, 4014: gateway.ErrIntents} {
		t.Run(want.Error()[:30], func(t *testing.T) {
			tr := prepare(t)
			tr.InjectGateway(discordtest.GatewayFault{On: discordtest.OnIdentify, Close: code})
			tr.start(knows, Config{})
			if err := <-tr.done; !errors.Is(err, want) {
				t.Errorf("got %v", err)
			}
		})
	}
	if err := Run(context.Background(), nil, Config{APIURL: "ftp://x"}); err == nil || !strings.Contains(err.Error(), "ftp://x") {
		t.Errorf("a bad address gives %v", err)
	}
}

func TestTriesAgainWhenTheGatewayIsSilent(t *testing.T) {
	tr := prepare(t)
	tr.InjectGateway(discordtest.GatewayFault{On: discordtest.OnHello})
	tr.InjectGateway(discordtest.GatewayFault{On: discordtest.OnIdentify})
	tr.InjectGateway(discordtest.GatewayFault{On: discordtest.OnIdentify, Reconnect: true})
	tr.Inject(discordtest.Fault{Route: "GET /gateway/bot", Status: 503, Times: rest.MaxTries})
	tr.run(knows, Config{openTime: time.Second})
	if m := tr.reply(tr.DirectMessage("who was it?")); len(m.Embeds) == 0 {
		t.Errorf("got %q", m.Content)
	}
	tr.waits("the sessions given up to be closed", func() bool { return tr.Gateway().Open == 1 })
}

func TestRegistersCommandsOnce(t *testing.T) {
	tr := online(t, knows, Config{})
	written := func() int { return tr.count(func(r discordtest.Request) bool { return r.Method == "PUT" }) }
	tr.waits("the commands to be written", func() bool { return written() > 0 })
	tr.ends()
	again := &trial{Server: tr.Server, t: t, log: &journal{}, parts: tr.parts, done: make(chan error, 1)}
	again.start(knows, Config{})
	again.until("ready", Status.Ready)
	again.reply(again.DirectMessage("who was it?"))
	again.response(again.ask("who was it?"))
	if n := written(); n != 1 {
		t.Errorf("the commands were written %d times", n)
	}
}

func TestCheck(t *testing.T) {
	tr := prepare(t)
	cfg := Config{Token: discordtest.DefaultToken, APIURL: tr.URL()}
	ctx := context.Background()
	if got := Check(ctx, cfg); len(got) != 3 || !got[0].OK || got[1].OK || got[1].Advice == "" || !got[2].OK {
		t.Errorf("before the first start: %+v", got)
	}
	if id, err := ApplicationID(ctx, cfg); id != tr.IDs.App || err != nil {
		t.Errorf("application %q, %v", id, err)
	}
	tr.run(knows, Config{})
	if got := Check(ctx, cfg); len(got) != 3 || !got[0].OK || !got[1].OK || !got[2].OK {
		t.Errorf("while running: %+v", got)
	}
	tr.Inject(discordtest.Fault{Route: "GET /users/@me/guilds", Status: 403, Code: 50001})
	if got := Check(ctx, cfg); len(got) != 3 || got[2].OK || got[2].Advice == "" {
		t.Errorf("when Discord does not list the servers: %+v", got)
	}
	cfg.Token = "wrong"
	if got := Check(ctx, cfg); len(got) != 1 || got[0].OK || got[0].Subject != "token" {
		t.Errorf("with a wrong token: %+v", got)
	}
}

func TestCommandsAreComparedByWhatWeSay(t *testing.T) {
	have, want := registered(), registered()
	have[0].ID, have[0].Version = "1", "2"
	if !sameCommands(have, want) {
		t.Error("what Discord adds makes a difference")
	}
	have[0].Options[0].MaxLength++
	if sameCommands(have, want) || sameCommands([]*discordgo.ApplicationCommand{}, want) {
		t.Error("a difference makes none")
	}
}

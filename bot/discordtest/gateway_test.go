package discordtest_test

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// listen connects discordgo and hands over all messages it gets.
func listen(t *testing.T, srv *discordtest.Server) chan *discordgo.MessageCreate {
	t.Helper()
	bot := client(t, srv)
	heard := make(chan *discordgo.MessageCreate, 100)
	bot.AddHandler(func(_ *discordgo.Session, m *discordgo.MessageCreate) { heard <- m })
	connect(t, bot)
	return heard
}

// next is the next thing heard, failing after a while.
func next(t *testing.T, heard chan *discordgo.MessageCreate) *discordgo.MessageCreate {
	t.Helper()
	select {
	case m := <-heard:
		return m
	case <-time.After(patience):
		t.Fatal("nothing heard")
		return nil
	}
}

func TestEventsThatBreakClients(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	heard := listen(t, srv)
	for name, c := range map[string]struct {
		data string
		ok   func(*discordgo.MessageCreate) bool
	}{
		"no data":           {`null`, func(m *discordgo.MessageCreate) bool { return m.Message == nil }},
		"no author":         {`{"id":"1","channel_id":"2","content":"x"}`, func(m *discordgo.MessageCreate) bool { return m.Author == nil }},
		"unknown component": {`{"id":"1","channel_id":"2","content":"x","author":{"id":"3"},"components":[{"type":99}]}`, func(m *discordgo.MessageCreate) bool { return m.Author == nil }},
	} {
		t.Run(name, func(t *testing.T) {
			srv.DispatchRaw("MESSAGE_CREATE", json.RawMessage(c.data))
			if m := next(t, heard); !c.ok(m) {
				t.Errorf("got %+v", m.Message)
			}
		})
	}
	srv.DispatchRaw("NEVER_HEARD_OF", json.RawMessage(`{}`))
	t.Run("sequence number twice", func(t *testing.T) {
		said := srv.DirectMessage("once")
		srv.RepeatLast(1)
		for range 2 {
			if m := next(t, heard); m.ID != said.ID {
				t.Errorf("got %+v", m.Message)
			}
		}
	})
}

// raw is a gateway connection without a client's help.
type raw struct {
	t  *testing.T
	ws *websocket.Conn
}

func dial(t *testing.T, srv *discordtest.Server) raw {
	t.Helper()
	at := "ws" + strings.TrimPrefix(srv.URL(), "http") + "/gateway-socket/?v=9&encoding=json"
	ws, _, err := websocket.DefaultDialer.DialContext(t.Context(), at, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return raw{t, ws}
}

func (r raw) send(payload string) {
	r.t.Helper()
	if err := r.ws.WriteMessage(websocket.TextMessage, []byte(payload)); err != nil {
		r.t.Fatal(err)
	}
}

// hear is the next payload's opcode and type, or the close code.
func (r raw) hear() (op int, kind string, closed int) {
	r.t.Helper()
	_ = r.ws.SetReadDeadline(time.Now().Add(patience))
	var p struct {
		Op int
		T  string
	}
	err := r.ws.ReadJSON(&p)
	if c, ok := err.(*websocket.CloseError); ok {
		return 0, "", c.Code
	}
	if err != nil {
		r.t.Fatal(err)
	}
	return p.Op, p.T, 0
}

func identify(intents string) string {
	return `{"op":2,"d":{"token":"Bot ` + discordtest.DefaultToken + `","intents":` + intents + `,"properties":{"os":"linux"}}}`
}

func TestWrongPayloadsAreClosedOn(t *testing.T) {
	for name, c := range map[string]struct {
		sends  []string
		closed int
		expect string
	}{
		"wrong token":       {[]string{strings.Replace(identify("1"), discordtest.DefaultToken, "x", 1)}, 4004, ""},
		"privileged intent": {[]string{identify("32768")}, 4014, "privileged"},
		"unknown intent":    {[]string{identify("1073741824")}, 4013, "invalid intents"},
		"twice":             {[]string{identify("0"), identify("0")}, 4005, "IDENTIFY twice"},
		"unknown opcode":    {[]string{`{"op":99}`}, 4001, "unknown opcode 99"},
		"no JSON":           {[]string{`{`}, 4002, "no JSON"},
		"too long":          {[]string{`{"op":1,"d":"` + strings.Repeat("x", 4096) + `"}`}, 4002, "too long"},
		"before IDENTIFY":   {[]string{`{"op":3,"d":{}}`}, 4003, "before IDENTIFY"},
		"too many":          {strings.Split(strings.Repeat(`{"op":1},`, 120)+`{"op":1}`, ","), 4008, "more than 120 sends"},
	} {
		t.Run(name, func(t *testing.T) {
			srv := discordtest.New(t)
			if c.expect != "" {
				srv.Expect(c.expect)
			}
			r := dial(t, srv)
			for _, p := range c.sends {
				r.send(p)
			}
			closed := 0
			for closed == 0 {
				_, _, closed = r.hear()
			}
			if closed != c.closed {
				t.Errorf("closed with %d, want %d", closed, c.closed)
			}
		})
	}
}

func TestIntentsFilterEvents(t *testing.T) {
	for name, c := range map[string]struct {
		intents, want string
		direct        bool
	}{
		"none":                     {"0", "READY OVER", false},
		"guilds":                   {"1", "READY GUILD_CREATE OVER", false},
		"guild messages":           {"512", "READY MESSAGE_CREATE OVER", false},
		"guild, not direct":        {"512", "READY OVER", true},
		"direct messages":          {"4096", "READY MESSAGE_CREATE OVER", true},
		"direct, not of the guild": {"4096", "READY OVER", false},
	} {
		t.Run(name, func(t *testing.T) {
			srv := discordtest.New(t)
			r := dial(t, srv)
			r.send(identify(c.intents))
			if err := srv.WaitReady(patience); err != nil {
				t.Fatal(err)
			}
			if c.direct {
				srv.DirectMessage("a")
			} else {
				srv.GuildMessage("a")
			}
			srv.DispatchRaw("OVER", json.RawMessage(`{}`))
			r.hear() // HELLO
			var heard []string
			for len(heard) == 0 || heard[len(heard)-1] != "OVER" {
				_, kind, _ := r.hear()
				heard = append(heard, kind)
			}
			if got := strings.Join(heard, " "); got != c.want {
				t.Errorf("heard %s, want %s", got, c.want)
			}
		})
	}
}

func TestOneThousandEndsTheSession(t *testing.T) {
	for code, want := range map[int]string{1000: "invalid", 1001: "invalid", 4000: "RESUMED"} {
		srv := discordtest.New(t)
		r := dial(t, srv)
		r.send(identify("0"))
		r.hear()
		_, message, err := r.ws.ReadMessage()
		if err != nil {
			t.Fatal(err)
		}
		var ready struct {
			D struct {
				Session string `json:"session_id"`
			}
		}
		if err := json.Unmarshal(message, &ready); err != nil {
			t.Fatal(err)
		}
		_ = r.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(patience))
		if err := srv.Wait(patience, "hang-up", func() bool { return srv.Gateway().Open == 0 }); err != nil {
			t.Fatal(err)
		}
		r = dial(t, srv)
		r.hear()
		r.send(`{"op":6,"d":{"token":"Bot ` + discordtest.DefaultToken + `","session_id":"` + ready.D.Session + `","seq":1}}`)
		op, got, _ := r.hear()
		if op == 9 {
			got = "invalid"
		}
		if got != want {
			t.Errorf("after %d: got %q, want %q", code, got, want)
		}
	}
}

func TestGatewayFaults(t *testing.T) {
	no := false
	for name, c := range map[string]struct {
		fault      discordtest.GatewayFault
		send       string
		op, closed int
	}{
		"op 7 before HELLO":  {discordtest.GatewayFault{On: discordtest.OnHello, Reconnect: true}, "", 7, 0},
		"op 7 before READY":  {discordtest.GatewayFault{On: discordtest.OnIdentify, Reconnect: true}, identify("0"), 7, 0},
		"op 9 before READY":  {discordtest.GatewayFault{On: discordtest.OnIdentify, Invalid: &no}, identify("0"), 9, 0},
		"close on RESUME":    {discordtest.GatewayFault{On: discordtest.OnResume, Close: 4007}, `{"op":6,"d":{}}`, 0, 4007},
		"close on heartbeat": {discordtest.GatewayFault{On: discordtest.OnHeartbeat, Close: 4000}, `{"op":1}`, 0, 4000},
	} {
		t.Run(name, func(t *testing.T) {
			srv := discordtest.New(t)
			srv.InjectGateway(c.fault)
			r := dial(t, srv)
			if c.send != "" {
				r.hear() // HELLO
				r.send(c.send)
			}
			if op, _, closed := r.hear(); op != c.op || closed != c.closed {
				t.Errorf("heard op %d, close %d", op, closed)
			}
		})
	}
	t.Run("silence, then a heartbeat is acknowledged", func(t *testing.T) {
		srv := discordtest.New(t)
		srv.InjectGateway(discordtest.GatewayFault{On: discordtest.OnHello})
		srv.InjectGateway(discordtest.GatewayFault{On: discordtest.OnHeartbeat})
		r := dial(t, srv)
		r.send(`{"op":1}`)
		r.send(`{"op":1}`)
		if op, _, _ := r.hear(); op != 11 {
			t.Errorf("heard op %d", op)
		}
		if got := srv.Gateway().Heartbeats; got != 2 {
			t.Errorf("%d heartbeats", got)
		}
	})
}

func TestCloseLeavesNothingRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	srv, err := discordtest.Start()
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		r := dial(t, srv)
		r.send(identify("0"))
	}
	if err := srv.WaitReady(patience); err != nil {
		t.Fatal(err)
	}
	srv.Close()
	srv.Close()
	deadline := time.Now().Add(patience)
	for runtime.NumGoroutine() > before && time.Now().Before(deadline) {
		runtime.Gosched()
	}
	if after := runtime.NumGoroutine(); after > before {
		stacks := make([]byte, 1<<16)
		t.Errorf("%d goroutines, %d before:\n%s", after, before, stacks[:runtime.Stack(stacks, true)])
	}
}

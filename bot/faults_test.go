package bot

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

var (
	updateFaults = flag.Bool("update-faults", false, "write docs/faults.md anew")
	measure      = flag.Bool("measure", false, "use the pauses of a real bot and log how long recovery takes")
)

// A gatewayTrouble is one thing that goes wrong on the gateway.
type gatewayTrouble struct {
	name   string
	faults []discordtest.GatewayFault // for the connections after the break
	breaks func(*trial)
	ends   bool // Discord ends the session: it would not replay what comes meanwhile
	kept   bool // the connection survives
	strays bool // the address for RESUME fails, so the gateway's own is tried
	bound  string
}

func gatewayTroubles() []gatewayTrouble {
	const atOnce, shortly = "at once", "1 to 10 s"
	yes, no := true, false
	cut := (*trial).cut
	invalidate := func(tr *trial) { tr.InvalidateSessions(false) }
	closes := func(code int) func(*trial) { return func(tr *trial) { tr.CloseGateway(code) } }
	on := func(m discordtest.Moment, f discordtest.GatewayFault) []discordtest.GatewayFault {
		f.On = m
		return []discordtest.GatewayFault{f}
	}
	raw := func(kind string, data ...string) func(*trial) {
		return func(tr *trial) {
			for _, d := range data {
				tr.DispatchRaw(kind, json.RawMessage(d))
			}
		}
	}
	type gf = discordtest.GatewayFault
	return []gatewayTrouble{
		{name: "connection cut", breaks: cut, bound: atOnce},
		{name: "connection cut as its first heartbeat is due", faults: on(discordtest.OnHeartbeat, gf{Cut: true}), breaks: cut, bound: atOnce},
		{name: "close 4000 (unknown error)", breaks: closes(4000), bound: atOnce},
		{name: "close 4008 (rate limited)", breaks: closes(4008), bound: atOnce},
		{name: "close 4007 (invalid sequence) in mid-session", breaks: closes(4007), ends: true, bound: shortly},
		{name: "close 4009 (session timed out) in mid-session", breaks: closes(4009), ends: true, bound: shortly},
		{name: "op 7 in mid-session", breaks: func(tr *trial) { tr.AskReconnect() }, bound: atOnce},
		{name: "op 7 before HELLO", faults: on(discordtest.OnHello, gf{Reconnect: true}), breaks: cut, bound: atOnce},
		{name: "op 7 in place of RESUMED", faults: on(discordtest.OnResume, gf{Reconnect: true}), breaks: cut, bound: atOnce},
		{name: "op 7 in place of READY", faults: on(discordtest.OnIdentify, gf{Reconnect: true}), breaks: invalidate, ends: true, bound: shortly},
		{name: "op 9 true", breaks: func(tr *trial) { tr.InvalidateSessions(true) }, bound: atOnce},
		{name: "op 9 false", breaks: invalidate, ends: true, bound: shortly},
		{name: "op 9 true in place of RESUMED", faults: on(discordtest.OnResume, gf{Invalid: &yes}), breaks: cut, bound: atOnce},
		{name: "op 9 false in place of RESUMED", faults: on(discordtest.OnResume, gf{Invalid: &no}), breaks: cut, ends: true, bound: shortly},
		{name: "op 9 false to five IDENTIFYs", faults: on(discordtest.OnIdentify, gf{Invalid: &no, Times: 5}), breaks: invalidate, ends: true, bound: "5 to 10 s for each"},
		{name: "no HELLO", faults: on(discordtest.OnHello, gf{}), breaks: cut, bound: "30 s"},
		{name: "silence in place of RESUMED", faults: on(discordtest.OnResume, gf{}), breaks: cut, bound: "30 s"},
		{name: "silence in place of READY", faults: on(discordtest.OnIdentify, gf{}), breaks: invalidate, ends: true, bound: "30 s"},
		{name: "heartbeats not acknowledged", faults: on(discordtest.OnHeartbeat, gf{Times: -1}), breaks: func(*trial) {}, bound: "two heartbeats (82 s)"},
		{name: "RESUME closed with 4007, always", faults: on(discordtest.OnResume, gf{Close: 4007, Times: -1}), breaks: cut, ends: true, bound: shortly},
		{name: "RESUME closed with 4009, always", faults: on(discordtest.OnResume, gf{Close: 4009, Times: -1}), breaks: cut, ends: true, bound: shortly},
		{name: "RESUME closed with 4000, always", faults: on(discordtest.OnResume, gf{Close: 4000, Times: -1}), breaks: cut, ends: true, bound: shortly},
		{name: "READY closed with 4000 twice", faults: on(discordtest.OnIdentify, gf{Close: 4000, Times: 2}), breaks: invalidate, ends: true, bound: "5 to 10 s for each"},
		{name: "gateway down for a while", breaks: (*trial).outage, strays: true, bound: "48 s after its return at most"},
		{name: "events sent twice under one sequence number", breaks: func(tr *trial) { tr.RepeatLast(10) }, kept: true},
		{name: "events replayed before RESUMED", breaks: func(tr *trial) { cut(tr); tr.DirectMessage("who before?"); tr.DirectMessage("who else?") }, bound: atOnce},
		{name: "an event of an unknown kind", breaks: raw("NEVER_HEARD_OF", `{"a":1}`, `null`), kept: true},
		{name: "events with `d: null`", breaks: func(tr *trial) {
			for _, kind := range []string{"MESSAGE_CREATE", "INTERACTION_CREATE", "GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE", "VOICE_STATE_UPDATE"} {
				raw(kind, `null`, `{}`, `[]`)(tr)
			}
		}, kept: true},
		{name: "null among the members and channels of a server", breaks: raw("GUILD_CREATE",
			`{"id":"1","members":[null,{}],"channels":[null],"roles":[null],"voice_states":[null]}`), kept: true},
		{name: "a message with an unknown component", breaks: (*trial).sayWithNewComponent, kept: true},
	}
}

func (tr *trial) cut() { tr.CutGateway() }

// outage takes the gateway down until the bot has tried to come back.
func (tr *trial) outage() {
	tr.StopGateway()
	time.AfterFunc(200*time.Millisecond, tr.StartGateway)
}

// newComponent is the ID of a message that sayWithNewComponent makes up.
const newComponent = "1111111111111111111"

// sayWithNewComponent has somebody ask in reply to a message of a later day.
func (tr *trial) sayWithNewComponent() {
	tr.DispatchRaw("MESSAGE_CREATE", json.RawMessage(fmt.Sprintf(
		`{"id":"%s","channel_id":"%s","type":0,"content":"who?","author":{"id":"%s"},"components":[{"type":99}]}`,
		newComponent, tr.IDs.Direct, tr.IDs.User)))
	tr.waits("an answer to it", func() bool { return tr.count(isReplyTo(newComponent)) == 1 })
}

// isReplyTo picks the requests that answer a message.
func isReplyTo(id string) func(discordtest.Request) bool {
	return func(r discordtest.Request) bool { return strings.Contains(string(r.Body), `"nonce":"`+id+`"`) }
}

// fared is one row of the first table.
type fared struct {
	name, session, lost, bound string
	took                       time.Duration
}

// weather breaks the gateway and tells how the bot fared.
func (g gatewayTrouble) weather(t *testing.T) fared {
	interval := 400 * time.Millisecond
	if *measure {
		interval = 41250 * time.Millisecond
	}
	tr := prepare(t, discordtest.WithHeartbeat(interval), discordtest.WithStartEvery(100*time.Millisecond))
	cfg := Config{openTime: 2 * time.Second, startEvery: 220 * time.Millisecond} // a machine under load must keep them apart too
	if *measure {
		cfg = Config{openTime: 30 * time.Second, startEvery: 5100 * time.Millisecond, openPause: time.Second}
	}
	tr.run(knows, cfg)
	before := tr.Gateway()
	for _, f := range g.faults {
		tr.InjectGateway(f)
	}
	began := time.Now()
	g.breaks(tr)
	missed := tr.DirectMessage("who was it meanwhile?")
	if !g.kept {
		tr.recovers(before, g.ends)
	}
	tr.Heal()
	tr.wait(tr.DirectMessage("who was it afterwards?"))
	m := fared{name: g.name, bound: g.bound, took: time.Since(began)}
	tr.ends() // and all answers are out
	lost := 1 - len(tr.Replies(missed.ID))
	m.lost = fmt.Sprint(lost)
	switch got := tr.Gateway(); {
	case got.Detours > 0 && !g.strays:
		t.Errorf("%d RESUMEs to the wrong address", got.Detours)
	case got.Identifies > before.Identifies:
		m.session = "a new one"
	case got.Resumes > before.Resumes:
		m.session = "resumed"
	default:
		m.session = "goes on"
	}
	if lost != 0 && !g.ends {
		t.Errorf("%d events lost that Discord replays\n%s", lost, tr.log)
	}
	return m
}

// waitTime bounds the wait for recovery.
func waitTime() time.Duration {
	if *measure {
		return 3 * time.Minute
	}
	return 2 * patience
}

// recovers waits until the bot's session goes on, or another one began.
func (tr *trial) recovers(before discordtest.GatewayStats, anew bool) {
	tr.t.Helper()
	err := tr.Wait(waitTime(), "session", func() bool {
		got := tr.Gateway()
		back := got.Resumes > before.Resumes
		if anew {
			back = got.Identifies > before.Identifies
		}
		return back && len(tr.Shards()) == 1
	})
	if err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
}

// wait waits for the answer to a message as long as recovery may take.
func (tr *trial) wait(m discordtest.Message) {
	tr.t.Helper()
	if _, err := tr.WaitReply(m.ID, waitTime()); err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
}

// TestGatewayFaults breaks the gateway in every way that is known, with one
// question asked right after the break. docs/faults.md is the golden file.
func TestGatewayFaults(t *testing.T) {
	troubles := gatewayTroubles()
	marks := make([]fared, len(troubles))
	t.Run("all", func(t *testing.T) {
		for i, g := range troubles {
			t.Run(g.name, func(t *testing.T) {
				marks[i] = g.weather(t)
				t.Logf("recovered after %v", marks[i].took.Round(time.Millisecond))
			})
		}
	})
	var table strings.Builder
	table.WriteString("| fault | the session | questions lost | heard again |\n|---|---|---|---|\n")
	for i, m := range marks {
		lost := m.lost
		if troubles[i].ends {
			lost += ", which Discord does not replay"
		}
		if m.bound == "" {
			m.bound = "never away"
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %s |\n", m.name, m.session, lost, m.bound)
	}
	if !t.Failed() {
		goldenPart(t, "gateway", table.String())
	}
}

// faultsPage is what the tables of faults are written to.
const faultsPage = "../docs/faults.md"

// goldenPart compares one part of docs/faults.md, between its two comments.
func goldenPart(t *testing.T, name, want string) {
	t.Helper()
	page, err := os.ReadFile(faultsPage)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->"
	head, rest, ok := strings.Cut(string(page), begin)
	got, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no part %s", faultsPage, name)
	}
	if *updateFaults {
		if err := os.WriteFile(faultsPage, []byte(head+begin+want+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("%s is out of date (go test ./bot -run Faults -update-faults writes it anew); now:\n%s", faultsPage, want)
	}
}

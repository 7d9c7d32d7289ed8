package bot

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/gateway"
)

// A crowdTrial is an edge with a clock that stands still unless time is added.
type crowdTrial struct {
	*edge
	began  time.Time
	passed atomic.Int64 // since then, as a time.Duration
	n      int
	said   chan string
}

func (c *crowdTrial) now() time.Time { return c.began.Add(time.Duration(c.passed.Load())) }

func newCrowdTrial() *crowdTrial {
	c := &crowdTrial{began: time.Now(), said: make(chan string, 1000)}
	b := New(Parts{Log: slog.New(slog.DiscardHandler)})
	b.now = c.now
	c.edge = newEdge(b, Config{}.withDefaults(), nil)
	return c
}

// ask asks so that it is heard of late.
func (c *crowdTrial) ask(late time.Duration, s Surface) {
	c.n++
	id := uint64(c.now().Add(-late).UnixMilli()-discordEpoch)<<22 + uint64(c.n)
	c.take(context.Background(), nil, Request{ID: strconv.FormatUint(id, 10), Surface: s, User: "1", Channel: "2", Question: "Who?"}, c.work,
		way{send: func(_ context.Context, r Reply) (sent, error) { c.said <- r.Content; return sent{}, nil }})
}

// fill takes all places of a crew until the returned function is called.
func (c *crew) fill() (leave func()) {
	release := make(chan struct{})
	for c.start(func() { <-release }) {
	}
	return func() {
		close(release)
		for len(c.slots) > 0 {
			runtime.Gosched()
		}
	}
}

// counts are how many were refused, and how many of them without a word.
func (c *crowdTrial) counts() [2]uint64 {
	c.refusals.finish(time.Minute)
	s := c.bot.Status()
	return [2]uint64{s.Refused, s.Dropped}
}

// In a crowd, who was heard of late is refused though there are places by now.
// When nobody was refused of late there is no crowd, and what comes late is what
// was missed while the connection was lost: it is answered.
func TestInACrowdWhoWaitedLongIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		late, calm time.Duration
		refused    uint64
	}{
		"in time":             {backlogAge / 2, 0, 1},
		"late":                {backlogAge + time.Second, 0, 2},
		"late after a crowd":  {backlogAge + time.Second, crowdTime, 1},
		"later after a crowd": {time.Hour, crowdTime, 1},
	} {
		t.Run(name, func(t *testing.T) {
			e := newCrowdTrial()
			leave := e.work.fill()
			e.ask(0, Direct)
			leave()
			e.passed.Add(int64(c.calm))
			e.ask(c.late, Direct)
			if got := e.counts(); got != [2]uint64{c.refused, 0} {
				t.Errorf("%d were refused and %d not told, want %d and none", got[0], got[1], c.refused)
			}
		})
	}
}

// What was missed while the connection was lost is no crowd, though some of it
// comes too late: who is refused for that, or for having waited behind others,
// takes no place.
func TestABacklogIsNoCrowd(t *testing.T) {
	e := newCrowdTrial()
	e.ask(0, Direct)                          // what others are late by
	e.ask(interactionLife+time.Second, Slash) // expired
	for range 3 {
		e.ask(time.Hour, Direct)
	}
	if got := e.counts(); got != [2]uint64{1, 1} {
		t.Errorf("refused and not told: %d, want the one that expired", got)
	}
	e = newCrowdTrial()
	leave := e.work.fill()
	e.ask(0, Direct) // a crowd
	leave()
	for range 4 {
		e.passed.Add(int64(crowdTime * 2 / 5))
		e.ask(backlogAge+time.Second, Direct)
	}
	if got := e.counts(); got != [2]uint64{3, 0} {
		t.Errorf("refused and not told: %d, want three while the crowd lasted", got)
	}
}

// Who waits in vain for a place is told so, and the next one who comes late meets
// a crowd.
func TestWhoWaitsInVainIsTold(t *testing.T) {
	e := newCrowdTrial()
	release := make(chan struct{})
	for range atOnce {
		e.work.start(func() { <-release })
	}
	e.ask(0, Direct)
	if said := <-e.said; said != english().say("busy") {
		t.Errorf("said %q", said)
	}
	close(release)
	e.ask(backlogAge+time.Second, Direct)
	if got := e.counts(); got != [2]uint64{2, 0} {
		t.Errorf("refused and not told: %d", got)
	}
}

func TestFewOfACrowdAreTold(t *testing.T) {
	e := newCrowdTrial()
	defer e.work.fill()()
	for range 3 {
		e.ask(0, Typing)
	}
	for range 2 * refusedASecond {
		e.ask(0, Direct)
	}
	e.ask(interactionLife+time.Second, Slash)
	if got, want := e.counts(), [2]uint64{2*refusedASecond + 4, refusedASecond + 4}; got != want {
		t.Errorf("refused and not told: %d, want %d", got, want)
	}
	if len(e.said) != refusedASecond || <-e.said != english().say("busy") {
		t.Errorf("%d were told", len(e.said))
	}
}

// In a crowd that cannot be told more, what asks is turned away before discordgo
// reads it, and counted; all else goes its way.
func TestACrowdIsTurnedAwayUnread(t *testing.T) {
	const own = "9"
	event := func(kind, data string) gateway.Frame { return gateway.Frame{Kind: kind, Data: []byte(data)} }
	message := func(guild, author, content string) gateway.Frame {
		return event("MESSAGE_CREATE", `{"id":"1","channel_id":"2","guild_id":"`+guild+`","author":{"id":"`+author+`"},"content":"`+content+`"}`)
	}
	for name, c := range map[string]struct {
		event gateway.Frame
		asks  bool
	}{
		"a command":              {event("INTERACTION_CREATE", `{"id":"1"}`), true},
		"a direct message":       {message("", "5", "Who?"), true},
		"a mention":              {message("3", "5", "<@"+own+"> who?"), true},
		"a message among others": {message("3", "5", "Who?"), false},
		"the bot's own":          {message("", own, "Nobody."), false},
		"no message":             {event("MESSAGE_CREATE", `{"id":1}`), false},
		"a deletion":             {event("MESSAGE_DELETE", `{"id":"1"}`), false},
	} {
		t.Run(name, func(t *testing.T) {
			e := newCrowdTrial()
			e.self = own
			ctx := context.Background()
			if e.sheds(ctx, c.event) {
				t.Error("turned away where there is no crowd")
			}
			leave := e.work.fill()
			if e.sheds(ctx, c.event) {
				t.Error("turned away unread where it could be told so")
			}
			e.telling.AllowN(e.now(), refusedASecond)
			if got := e.sheds(ctx, c.event); got != c.asks {
				t.Errorf("turned away: %v, want %v", got, c.asks)
			}
			leave()
			want := [2]uint64{}
			if c.asks {
				want = [2]uint64{1, 1}
			}
			if got := e.counts(); got != want {
				t.Errorf("refused and not told: %d, want %d", got, want)
			}
		})
	}
}

func TestATallyTellsTheSumOnce(t *testing.T) {
	var sum tally
	told := make(chan int, 10)
	for range 1000 {
		sum.add(50*time.Millisecond, func(n int) { told <- n })
	}
	first := <-told
	sum.add(time.Millisecond, func(n int) { told <- n })
	if second := <-told; first != 1000 || second != 1 {
		t.Errorf("told of %d and %d, want 1000 and 1", first, second)
	}
}

// The answer to what is deleted goes also while no request is taken.
func TestAnswersAreDeletedInACrowd(t *testing.T) {
	tr := online(t, knows, Config{})
	asked := tr.GuildMessage(tr.mention() + " who was it?")
	answer := tr.reply(asked)
	defer tr.bot.health.work.fill()()
	tr.As("", "").Delete(asked)
	tr.gone(answer)
}

// Who has more added than is worked on at a time is told so, and takes no place of
// those who ask.
func TestSlowWorkHasPlacesOfItsOwn(t *testing.T) {
	tr := prepare(t)
	release := make(chan struct{})
	site := tr.fetching(func(http.ResponseWriter, *http.Request) { <-release })
	defer close(release)
	tr.run(knows, Config{})
	boss := tr.manager()
	for n := range slowForOne + 2 {
		i := boss.SlashCommand("library add", discordtest.Input{Name: urlOption, Value: fmt.Sprint(site.URL, "/", n)})
		if refused := tr.response(i).Content == english().say("library.busy"); refused != (n >= slowForOne) {
			t.Errorf("article %d: refused %v", n, refused)
		}
	}
	if answered, asked := tr.others(); answered != asked {
		t.Errorf("%d of %d answered meanwhile", answered, asked)
	}
}

// A server that has much added leaves places to others, and gets its own back.
func TestNoServerTakesAllPlacesOfSlowWork(t *testing.T) {
	e := newEdge(newBot(t, &journal{}), Config{}, nil)
	release := make(chan struct{})
	for n := range slowForOne + 1 {
		if e.startSlow("1", func() { <-release }) != (n < slowForOne) {
			t.Errorf("job %d of a server that may have %d", n, slowForOne)
		}
	}
	if !e.startSlow("2", func() {}) {
		t.Error("another server waits for the first")
	}
	close(release)
	if !e.slow.finish(patience) || len(e.slowOf) != 0 {
		t.Errorf("still counted: %v", e.slowOf)
	}
}

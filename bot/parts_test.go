package bot

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus"
	"verbatim/corpus/intake"
	"verbatim/corpus/reason"
)

func TestRecentForgets(t *testing.T) {
	m, start := newRecent[struct{}](2, time.Minute), time.Unix(0, 0)
	for _, step := range []struct {
		id    string
		after time.Duration
		first bool
	}{
		{"a", 0, true}, {"a", 0, false}, {"b", 0, true}, {"c", time.Second, true}, {"a", time.Second, true}, // "a" had to go for "c"'s sake
		{"a", 30 * time.Second, false}, {"a", 2 * time.Minute, true},
	} {
		if got := m.first(step.id, start.Add(step.after)); got != step.first {
			t.Errorf("%s after %v: first is %v", step.id, step.after, got)
		}
	}
	for range 1000 {
		m.first(time.Now().String(), start)
	}
	if len(m.known) > 2 || len(m.queue) > 2 {
		t.Errorf("remembers %d and %d", len(m.known), len(m.queue))
	}
}

// A wall clock that is set neither ends a cooldown nor draws it out.
func TestCooldownsHeedNoWallClock(t *testing.T) {
	for _, jump := range []time.Duration{5 * time.Hour, -5 * time.Hour} {
		p, start, req := newPace(), time.Now(), Request{User: "1", Channel: "2", Surface: Mention}
		for range defaultMemberPace / 2 {
			if p.wait(req, settings{}, start) > 0 {
				t.Fatal("refused at once")
			}
		}
		after := func(d time.Duration) time.Time { return jumped(start.Add(d), jump) }
		if p.told(req, start) || p.wait(req, settings{}, after(time.Second)) <= 0 || !p.told(req, after(time.Second)) {
			t.Errorf("a jump of %v ended a cooldown", jump)
		}
		if p.wait(req, settings{}, after(7*time.Second)) > 0 || p.told(req, after(tellAgain+2*time.Second)) {
			t.Errorf("a jump of %v drew a cooldown out", jump)
		}
	}
}

func TestCrewTakesNoMoreThanItsSize(t *testing.T) {
	c, release := newCrew(1, 0), make(chan struct{})
	if !c.start(func() { <-release }) || c.start(func() {}) {
		t.Error("a crew of one runs none or two")
	}
	if c.finish(time.Millisecond) {
		t.Error("finished with a job that runs")
	}
	close(release)
	if !c.finish(time.Minute) || c.start(func() {}) {
		t.Error("does not finish, or starts a job after the end")
	}
}

// What waits for a place in a crew runs in its order, and before the end.
func TestCrewRunsInOrderWhatWaits(t *testing.T) {
	c, release := newCrew(1, 2), make(chan struct{})
	var ran []int // one job at a time
	for i := range 4 {
		if c.start(func() { <-release; ran = append(ran, i) }) != (i < 3) {
			t.Errorf("job %d: a crew of one has room for two", i)
		}
	}
	if n := c.held(); n != 3 {
		t.Errorf("holds %d", n)
	}
	close(release)
	if !c.finish(time.Minute) || !slices.Equal(ran, []int{0, 1, 2}) {
		t.Errorf("ran %v", ran)
	}
	if n := c.held(); n != 0 {
		t.Errorf("holds %d afterwards", n)
	}
}

// Who waits too long leaves, and who may wait for ever does not.
func TestCrewLetsNobodyWaitTooLong(t *testing.T) {
	c, release := newCrew(1, 2), make(chan struct{})
	left := make(chan string, 3)
	c.start(func() { <-release })
	c.startWithin(time.Millisecond, func() { left <- "ran late" }, func() { left <- "left" })
	c.start(func() { left <- "ran" })
	if got := <-left; got != "left" || c.held() != 2 {
		t.Errorf("first it %s, and %d are held", got, c.held())
	}
	close(release)
	if !c.finish(time.Minute) || len(left) != 1 || <-left != "ran" {
		t.Errorf("%d more ran or left", len(left))
	}
}

func TestDates(t *testing.T) {
	for iso, want := range map[string]string{
		"2022-03-08": "8 March 2022", "2022-03": "March 2022", "2022": "2022", "": "", "last week": "last week",
	} {
		if got := english().date(iso); got != want {
			t.Errorf("%q is %q, want %q", iso, got, want)
		}
	}
}

func TestCitationsKeepTheirOrder(t *testing.T) {
	p := corpus.Passage{Number: 1, Paragraph: corpus.Paragraph{Section: "שלום"}}
	p.Article.Publisher, p.Article.Author = "Evil\u202ePaper", " \n"
	c := english().cite(p)
	if want := "\u2068Evil\u202ePaper\u2069"; c.source != want {
		t.Errorf("source %q, want %q", c.source, want)
	}
	if want := "¶ 1 · \u2068שלום\u2069"; c.place != want {
		t.Errorf("place %q, want %q", c.place, want)
	}
}

func TestOpenable(t *testing.T) {
	for link, ok := range map[string]bool{
		"https://example.com/a#:~:text=b": true, "http://a.bc": true, "https://localhost/": false, "https://a.bc/ö": false,
		"https://u:p@a.bc": false, "https://.": false, "": false, "mailto:a@b.cd": false,
	} {
		if got := openable(link, maxEmbedURL) != ""; got != ok {
			t.Errorf("%q: openable is %v", link, got)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	for value, want := range map[string]time.Duration{
		"0.25": 250 * time.Millisecond, "2": 2 * time.Second, "": time.Second, "soon": time.Second, "-1": time.Second, "NaN": time.Second,
	} {
		if got := retryAfter(http.Header{"Retry-After": {value}}); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

// A limit over all requests is kept however many others there are.
func TestLimitsAreRememberedWithinBounds(t *testing.T) {
	l := newLimits()
	learn := func(path, scope, seconds string) {
		req := httptest.NewRequest(http.MethodPost, path, nil)
		l.learn(req, &http.Response{StatusCode: http.StatusTooManyRequests,
			Header: http.Header{"Retry-After": {seconds}, "X-Ratelimit-Scope": {scope}}})
	}
	learn("/channels/1/messages", "global", "3600")
	for i := range 2 * maxLimits {
		learn(fmt.Sprintf("/channels/%d/messages", i), "user", []string{"0", "1800"}[i%2])
	}
	if len(l.until) > maxLimits {
		t.Errorf("remembers %d limits, want %d at most", len(l.until), maxLimits)
	}
	if err := l.wait(httptest.NewRequest(http.MethodGet, "/gateway", nil)); err == nil {
		t.Error("the limit over all is forgotten")
	}
}

func TestAFullLibraryIsToldOf(t *testing.T) {
	german := spoken().in("de")
	for kind, err := range map[reason.Kind]error{reason.Full: corpus.ErrFull, reason.FullToday: reason.Errorf(reason.FullToday, "%w for today", corpus.ErrFull)} {
		c := haul{added: 1}
		c.count(intake.Outcome{Err: fmt.Errorf("%w: go on later", err)})
		want(t, "what is said of a library that is "+string(kind), c.say(german), "Hinzugefügt: 1", "\n"+german.say("library.failed", "Reason", german.say("reason."+string(kind))))
	}
	c := haul{added: 1}
	for range 2 {
		c.count(intake.Outcome{Err: fmt.Errorf("%w: remove some articles first", corpus.ErrFull)})
	}
	want := "Added: 1 · updated: 0 · unchanged: 0 · not readable: 2\nThat did not work: this server's library is full. Remove some articles first."
	if got := c.say(english()); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// Where nothing of an archive can be read, for one reason, that is told.
func TestWhyNothingWentInIsToldOf(t *testing.T) {
	scanned, locked := reason.New(reason.Scanned, "pictures"), reason.New(reason.Locked, "locked")
	why := english().say("library.failed", "Reason", english().say("reason.scanned"))
	for name, c := range map[string]struct {
		added int
		errs  []error
		told  bool
	}{
		"one reason": {0, []error{scanned, scanned}, true}, "some went in": {3, []error{scanned, scanned}, false},
		"several reasons": {0, []error{scanned, locked, scanned}, false}, "an empty feed": {0, nil, false},
	} {
		h := haul{added: c.added}
		for _, err := range c.errs {
			h.count(intake.Outcome{Err: err})
		}
		if got := h.say(english()); strings.HasSuffix(got, "\n"+why) != c.told {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestInviteURL(t *testing.T) {
	want := "https://discord.com/oauth2/authorize?client_id=42&permissions=274877991936&scope=bot+applications.commands"
	if got := InviteURL("42"); got != want {
		t.Errorf("got %s", got)
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

package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/intake"
	"verbatim/corpus/web"
)

// manager is a person who may manage the server.
func (tr *trial) manager() discordtest.Actor {
	a := tr.As(tr.IDs.Other, "")
	a.Permissions |= discordgo.PermissionManageGuild
	return a
}

const page = `<!DOCTYPE html><html lang="en"><head><title>The Ferry of Brevik</title></head><body><article><h1>The Ferry of Brevik</h1>
<p>The ferry of Brevik was built in 1934 by the shipwright Torvald Ness, who never learned to swim.</p>
<p>It carried forty passengers and two cows from one bank of the fjord to the other every hour.</p>
<p>The engine came from a fishing boat and was started with a burning piece of cardboard each morning.</p>
</article></body></html>`

// withIntake lets the bot of a trial fetch pages of a site on this machine.
func (tr *trial) withIntake() *httptest.Server {
	tr.t.Helper()
	return tr.fetching(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/ferry" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, page) // the client may be gone
	})
}

// fetching lets the bot of a trial fetch what a site on this machine serves.
func (tr *trial) fetching(serve http.HandlerFunc) *httptest.Server {
	tr.t.Helper()
	site := httptest.NewServer(serve)
	tr.t.Cleanup(site.Close)
	permits, err := web.ParsePermits("127.0.0.1")
	if err != nil {
		tr.t.Fatal(err)
	}
	client := web.New(web.Options{Permits: permits, Pause: -1})
	tr.t.Cleanup(client.Close)
	tr.parts.Intake = &intake.Intake{Store: tr.parts.Store, Web: client, Reader: &format.Reader{}, Log: tr.parts.Log}
	return site
}

// final waits until the answer to a command is none of those that only tell how
// far the work is.
func (tr *trial) final(i *discordtest.Interaction) discordtest.Message {
	tr.t.Helper()
	var m discordtest.Message
	tr.waits("the end of the work", func() bool {
		m, _ = i.Response(time.Millisecond)
		return m.ID != "" && !m.Loading() && !strings.HasSuffix(m.Content, "…")
	})
	return m
}

func TestManagersAddArticles(t *testing.T) {
	tr := prepare(t)
	site := tr.withIntake()
	tr.run(nil, Config{})
	boss := tr.manager()
	text := func(name, value string) discordtest.Input { return discordtest.Input{Name: name, Value: value} }
	for _, step := range []struct {
		command string
		options []discordtest.Input
		want    string
	}{
		{"library add", nil, english().say("library.one")},
		{"library add", []discordtest.Input{text("url", site.URL+"/ferry")}, "Added: The Ferry of Brevik"},
		{"library add", []discordtest.Input{text("url", site.URL+"/ferry")}, "Already here, unchanged: The Ferry of Brevik"},
		{"library add", []discordtest.Input{text("url", " <"+site.URL+"/ferry>")}, "Already here, unchanged: The Ferry of Brevik"},
		{"library add", []discordtest.Input{text("url", site.URL+"/none")}, "That did not work: "},
		{"library add", []discordtest.Input{text("url", "file:///etc/passwd")}, "That did not work: "},
		{"library add", []discordtest.Input{{Name: "file", Value: discordtest.File{Name: "lamp.md", Data: []byte("# The Lamp\n\nMarte Solli lit the lamp of Brevik in 1871, with whale oil.\n")}}}, "Added: The Lamp"},
		{"library refresh", nil, "Looked at 1 article. Changed: 0"},
		{"library list", nil, "This server has 2 articles of its own."},
		{"library remove", []discordtest.Input{text("article", "none")}, english().say("library.missing")},
	} {
		m := tr.final(boss.SlashCommand(step.command, step.options...))
		if !strings.HasPrefix(m.Content, step.want) || !m.Ephemeral() {
			t.Errorf("%s %v: got %q, ephemeral %v, want %q", step.command, step.options, m.Content, m.Ephemeral(), step.want)
		}
	}
	want(t, "the answer", tr.response(tr.ask("Who built the ferry of Brevik?")).Content, "Torvald Ness")
	own := tr.choices(boss.Autocomplete("library remove", "article", "ferry"))
	if len(own) != 1 {
		t.Fatalf("%d articles to remove", len(own))
	}
	want(t, "removing", tr.final(boss.SlashCommand("library remove", text("article", own[0].Value))).Content, "Removed: The Ferry of Brevik")
	want(t, "the answer after", tr.response(tr.ask("Who built the ferry of Brevik?")).Content, "I found nothing")
}

func TestAddressesAsPeopleGiveThem(t *testing.T) {
	for given, want := range map[string]string{
		" https://example.com/a ": "https://example.com/a", "<https://example.com/a>": "https://example.com/a", "example.com/a": "https://example.com/a",
		"http://example.com": "http://example.com", "file:///etc/passwd": "file:///etc/passwd", "": "", " ": "",
	} {
		if got := webAddress(given); got != want {
			t.Errorf("%q: got %q, want %q", given, got, want)
		}
	}
}

// TestArticlesAreRemovedByTheirTitles: a title may be typed and sent, but what may
// mean two articles removes neither, and none of the shared ones is removed.
func TestArticlesAreRemovedByTheirTitles(t *testing.T) {
	tr := reading(t, Config{})
	tr.put(tr.IDs.Guild, ferry())
	lamp := ferry()
	lamp.Title = "The Lamp"
	tr.put("", lamp)
	for _, step := range [][2]string{
		{"the", english().say("unclear")}, {"lamp", english().say("library.missing")},
		{"the  FERRY ", "Removed: The Ferry"}, {"the ferry", english().say("library.missing")},
	} {
		i := tr.manager().SlashCommand("library remove", discordtest.Input{Name: articleOption, Value: step[0]})
		want(t, "removing "+step[0], tr.final(i).Content, step[1])
	}
	left, err := tr.parts.Store.Library(tr.IDs.Guild).List(t.Context())
	if err != nil || len(left) != 2 {
		t.Errorf("left are %v, error %v", left, err)
	}
}

// TestManagersEndFeeds: the feeds of the server are offered and can be ended,
// those of another cannot; what came from them stays.
func TestManagersEndFeeds(t *testing.T) {
	tr := reading(t, Config{})
	const weekly, daily = "https://example.org/weekly.xml", "https://example.org/daily.xml"
	long := "https://example.org/" + strings.Repeat("a", 1500)
	for _, f := range []corpus.Feed{
		{URL: weekly, Title: "Brevik Weekly"}, {URL: daily}, {URL: long}, {Server: "77", URL: "https://example.org/secret", Title: "Brevik Secrets"},
	} {
		f.Server = cmp.Or(f.Server, tr.IDs.Guild)
		if err := tr.parts.Store.PutFeed(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	boss := tr.manager()
	remove := func(name, value string) string {
		return tr.final(boss.SlashCommand("library remove", discordtest.Input{Name: name, Value: value})).Content
	}
	offered := func(typed string, want int) []Choice {
		t.Helper()
		got := tr.choices(boss.Autocomplete("library remove", "feed", typed))
		if len(got) != want {
			t.Fatalf("%q: offered %v, want %d", typed, got, want)
		}
		return got
	}
	if got := tr.choices(tr.As("", "").Autocomplete("library remove", "feed", "")); len(got) != 0 {
		t.Errorf("anybody is told of %v", got)
	}
	want(t, "the list", tr.response(boss.SlashCommand("library list")).Content, english().count("library.feeds", 3))
	picked := offered("brevik", 1)[0]
	want(t, "the choice", picked.Name, "Brevik Weekly", weekly)
	want(t, "ending what was picked", remove("feed", picked.Value), "I no longer follow Brevik Weekly")
	want(t, "ending it again", remove("feed", picked.Value), english().say("library.no_feed"))
	want(t, "another server's", remove("feed", "https://example.org/secret"), english().say("library.no_feed"))
	want(t, "ending by address", remove("feed", strings.TrimPrefix(daily, "https://")), "I no longer follow")
	want(t, "ending a long one", remove("feed", offered("aaaa", 1)[0].Value), "I no longer follow")
	want(t, "neither", tr.final(boss.SlashCommand("library remove")).Content, english().say("library.one_removed"))
	left, err := tr.parts.Store.Feeds(t.Context(), tr.IDs.Guild)
	others, errOthers := tr.parts.Store.Feeds(t.Context(), "77")
	if err = errors.Join(err, errOthers); err != nil || len(left) != 0 || len(others) != 1 {
		t.Errorf("left are %v and %v, error %v", left, others, err)
	}
	want(t, "the answer after", tr.response(tr.ask("Who paid for the new pillar?")).Content, "Nordhav")
}

// The list of the server's articles tells how fresh each is.
func TestArticlesAreListedWithTheirDates(t *testing.T) {
	at := func(day int) time.Time { return time.Date(2022, time.March, day, 12, 0, 0, 0, time.UTC) }
	for want, s := range map[string]corpus.Summary{
		"1 paragraph · fetched 2 March 2022": {Version: 1, Paragraphs: 1, Added: at(2), Changed: at(2), Fetched: at(2), Checked: at(2)},
		"8 paragraphs · fetched 4 March 2022 · checked 5 March 2022 · changed 3 March 2022": {
			Version: 2, Paragraphs: 8, Added: at(2), Changed: at(3), Fetched: at(4), Checked: at(5)},
	} {
		if got := english().dates(s); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	tr := reading(t, Config{})
	today := english().date(time.Now().UTC().Format(time.DateOnly))
	m := tr.response(tr.manager().SlashCommand("library list"))
	want(t, "the list", m.Content+descriptions(t, m), "The Bridge of Brevik", "8 paragraphs · fetched "+today)
}

func TestOnlyManagersManage(t *testing.T) {
	tr := reading(t, Config{})
	m := tr.response(tr.manager().SlashCommand("settings"))
	for _, command := range []string{"settings", "questions", "library list", "library refresh"} {
		want(t, command, tr.response(tr.SlashCommand(command)).Content, english().say("manage_only"))
	}
	// A click is no proof of a permission: the panel may have been sent to
	// somebody who may not manage any more.
	want(t, "the click", tr.press(tr.As("", ""), m, english().count("settings.quotes", 1), "3").Content, english().say("manage_only"))
	if got := tr.choices(tr.As("", "").Autocomplete("library remove", "article", "")); len(got) != 0 {
		t.Errorf("anybody is told of %v", got)
	}
	raw, err := tr.parts.Store.Settings(context.Background(), tr.IDs.Guild)
	if err != nil || raw != nil {
		t.Errorf("settings %s, %v", raw, err)
	}
}

func TestSettings(t *testing.T) {
	tr := reading(t, Config{})
	boss, quiet := tr.manager(), tr.AddChannel(tr.IDs.Guild, "quiet")
	m := tr.response(boss.SlashCommand("settings"))
	m = tr.press(boss, m, english().say("settings.channels"), tr.IDs.Channel)
	m = tr.press(boss, m, english().say("settings.switches"), switchMentions, switchThreads)
	m = tr.press(boss, m, english().count("settings.quotes", 1), "2")
	m = tr.press(boss, m, english().say("button.more_settings"))
	m = tr.press(boss, m, english().count("settings.member_pace", defaultMemberPace), "40")
	want(t, "the panel", m.Content, english().say("settings.saved"))
	want(t, "the second page", tr.labels(m), "Per member: 40 questions a minute", "Back")
	m = tr.press(boss, m, "Back")
	want(t, "the first page", tr.labels(m), "Show 2 quotes per answer")

	question := discordtest.Input{Name: questionOption, Value: "Who paid for the new pillar?"}
	if m := tr.response(tr.As("", quiet).SlashCommand(askCommand, question)); !m.Ephemeral() {
		t.Error("an answer in a channel that was not chosen is public")
	}
	// A thread or post of a chosen channel is in it.
	inside := tr.AddThread(tr.IDs.Channel, "post")
	if m := tr.response(tr.As("", inside).SlashCommand(askCommand, question)); m.Ephemeral() {
		t.Error("an answer in a thread of a channel that was chosen is private")
	}
	tr.reply(tr.As("", inside).Write(tr.mention() + " Who paid for the new pillar?"))
	tr.press(boss, m, english().say("settings.switches"))
	silent := tr.GuildMessage(tr.mention() + " Who paid for the new pillar?")
	tr.response(tr.ask("Who paid for the new pillar?"))
	if n := len(tr.Replies(silent.ID)); n != 0 {
		t.Errorf("%d answers to a mention that is switched off", n)
	}
}

// Of two who manage a server and have old panels open, each changes what they
// clicked and nothing that the other did.
func TestOldPanelsKeepWhatOthersChanged(t *testing.T) {
	tr := reading(t, Config{})
	boss, other, quiet := tr.manager(), tr.manager(), tr.AddChannel(tr.IDs.Guild, "quiet")
	other.User = tr.IDs.User
	mine, theirs := tr.response(boss.SlashCommand("settings")), tr.response(other.SlashCommand("settings"))
	switches, channels := english().say("settings.switches"), english().say("settings.channels")
	for n, step := range []struct {
		who    discordtest.Actor
		panel  discordtest.Message
		menu   string
		values []string
		want   settings
	}{
		{boss, mine, switches, []string{switchMentions, switchPrivate}, settings{Private: true}},
		{other, theirs, switches, []string{switchMentions, switchThreads}, settings{Private: true, Threads: true}},
		{boss, mine, channels, []string{tr.IDs.Channel}, settings{Private: true, Threads: true, Channels: []string{tr.IDs.Channel}}},
		{other, theirs, channels, []string{tr.IDs.Channel, quiet}, settings{Private: true, Threads: true, Channels: []string{tr.IDs.Channel, quiet}}},
		{boss, mine, channels, nil, settings{Private: true, Threads: true, Channels: []string{quiet}}},
		{boss, mine, switches, []string{switchPrivate, switchThreads}, settings{Mute: true, Private: true, Threads: true, Channels: []string{quiet}}},
	} {
		panel, _ := tr.Message(step.panel.ID) // as it shows the last change from it
		tr.press(step.who, panel, step.menu, step.values...)
		if s, err := tr.bot.readSettings(t.Context(), tr.IDs.Guild); err != nil || !reflect.DeepEqual(s, step.want) {
			t.Fatalf("change %d: settings %+v, want %+v, error %v", n, s, step.want, err)
		}
	}
}

// A change of one setting keeps what another process changed since the settings
// were read last.
func TestChangesKeepWhatOthersChanged(t *testing.T) {
	b := newBot(t, &journal{})
	other := New(b.Parts)
	ctx, req := t.Context(), Request{Guild: "1", action: action{verb: verbSettings, page: panelSwitches}, values: []string{switchPrivate}}
	if b.settingsOf(ctx, "1").Quotes != 0 {
		t.Fatal("settings from nowhere")
	}
	if err := other.keepSettings(ctx, "1", settings{Quotes: 3}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.changeSettings(ctx, req); err != nil {
		t.Fatal(err)
	}
	if s, err := b.readSettings(ctx, "1"); err != nil || s.Quotes != 3 || !s.Private {
		t.Errorf("settings %+v, %v", s, err)
	}
}

// Two who change settings at once both have their way.
func TestSettingsAreChangedByTwoAtOnce(t *testing.T) {
	b := newBot(t, &journal{})
	ctx := t.Context()
	var both sync.WaitGroup
	for menu, of := range map[int]func(settings) int{
		panelMember: func(s settings) int { return s.Member },
		panelServer: func(s settings) int { return s.Server },
	} {
		both.Go(func() {
			for n := range 50 {
				want := paces()[n%2]
				req := Request{Guild: "1", action: action{verb: verbSettings, page: menu}, values: []string{strconv.Itoa(want)}}
				if _, err := b.changeSettings(ctx, req); err != nil {
					t.Error(err)
					return
				}
				if s, err := b.readSettings(ctx, "1"); err != nil || of(s) != want {
					t.Errorf("menu %d: %d became %d, error %v", menu, want, of(s), err)
					return
				}
			}
		})
	}
	both.Wait()
}

func TestLongAnswersGoIntoThreads(t *testing.T) {
	tr := prepare(t)
	tr.put(tr.IDs.Guild, longBridge())
	tr.set(`{"threads":true}`)
	tr.run(nil, Config{})
	asked := tr.GuildMessage(tr.mention() + " Who paid four million crowns for the new pillar?")
	var inside []discordtest.Message
	tr.waits("the answer in a thread", func() bool {
		inside = tr.Messages(asked.ID) // a thread has the ID of its message
		return len(inside) > 0
	})
	want(t, "the answer", inside[0].Content, "Nordhav", "-# Asked: Who paid four million")
	next := tr.As("", asked.ID).Write(tr.mention() + " and what did it pay for?")
	m := tr.reply(next)
	want(t, "the answer to the next line", m.Content, "I looked up: ")
	if strings.Contains(m.Content, "-# Asked: ") {
		t.Errorf("the question is repeated twice: %q", m.Content)
	}
}

func TestEditorsAreAskedAndAskersToldOnce(t *testing.T) {
	tr := reading(t, Config{tellEvery: 20 * time.Millisecond})
	boss, news := tr.manager(), tr.AddChannel(tr.IDs.Guild, "news")
	tr.press(boss, tr.response(boss.SlashCommand("settings")), english().say("settings.editors"), news)
	const question = "Which shipwright built the ferry?"
	m := tr.response(tr.ask(question))
	want(t, "a press by another", tr.press(boss, m, "Ask the editors").Content, english().say("not_yours"))
	want(t, "the press", tr.press(tr.As("", ""), m, "Ask the editors").Content, english().say("sent_editors"))
	want(t, "the second press", tr.press(tr.As("", ""), m, "Ask the editors").Content, english().say("sent_before"))
	tr.waits("a note to the editors", func() bool { return len(tr.Messages(news)) == 1 })
	want(t, "the note", tr.Messages(news)[0].Content, question)
	want(t, "the list", tr.response(boss.SlashCommand("questions")).Content, "1 question that no article", question, "(asked by 1 person)")

	tr.put(tr.IDs.Guild, ferry())
	tr.waits("a message to the asker", func() bool { return len(tr.Messages(tr.IDs.Direct)) > 0 })
	want(t, "the message", tr.Messages(tr.IDs.Direct)[0].Content, "Torvald Ness", "what you asked the editors: "+question)
	tr.waits("the question to be closed", func() bool {
		return strings.Contains(tr.response(boss.SlashCommand("questions")).Content, english().say("questions.none"))
	})
	if n := len(tr.Messages(tr.IDs.Direct)); n != 1 {
		t.Errorf("told %d times", n)
	}
}

func TestQuestionsAreGroupedAndDropped(t *testing.T) {
	tr := reading(t, Config{})
	for i, text := range []string{"Who feeds the *cats*?", "who feeds the cats", "Is there a café?"} {
		_, err := tr.parts.Store.AskEditors(context.Background(), corpus.EditorQuestion{Server: tr.IDs.Guild,
			Asker: string(rune('1' + i)), Channel: "1", Text: text, Asked: time.Unix(int64(i), 0)})
		if err != nil {
			t.Fatal(err)
		}
	}
	boss := tr.manager()
	m := tr.response(boss.SlashCommand("questions"))
	want(t, "the list", m.Content, "3 questions", "1\\. Who feeds the \\*cats\\*? (asked by 2 people)", "2\\. Is there a café? (asked by 1 person)")
	m = tr.press(boss, m, "Drop 1")
	want(t, "the list after", m.Content, "1 question", "Is there a café?")

	further := english().say("questions.further")
	for i := range questionsShown {
		if strings.Contains(m.Content, further) {
			t.Fatalf("more than all is promised: %q", m.Content)
		}
		_, err := tr.parts.Store.AskEditors(context.Background(), corpus.EditorQuestion{Server: tr.IDs.Guild, Asker: "9", Channel: "1",
			Text: fmt.Sprintf("alpha%d beta%d", i, i), Asked: time.Unix(int64(i), 0)})
		if err != nil {
			t.Fatal(err)
		}
		m = tr.response(boss.SlashCommand("questions"))
	}
	want(t, "a list of more than is shown", m.Content, "11 questions", further)
}

// TestWorkThatTakesTooLongHasNoWords: who had articles looked at cannot try again
// "perhaps with fewer words".
func TestWorkThatTakesTooLongHasNoWords(t *testing.T) {
	b := newBot(t, &journal{})
	ended, end := context.WithCancel(t.Context())
	end()
	req := addition(urlOption, "", nil)
	req.Command = "library refresh"
	o := b.handle(ended, req, func(r Request) Request { return r })
	if want := textsFor("de").failed(context.DeadlineExceeded); o.kind != "late" || o.reply.Content != want {
		t.Errorf("%s: %q, want %q", o.kind, o.reply.Content, want)
	}
}

// TestRefreshLeavesFilesAlone: the file is the article, and the page that it names
// only where that can be read.
func TestRefreshLeavesFilesAlone(t *testing.T) {
	tr := prepare(t)
	site := tr.withIntake()
	a := bridge()
	a.URL = site.URL + "/ferry"
	if _, err := tr.parts.Store.Own(tr.IDs.Guild).Put(t.Context(), corpus.Incoming{Article: a, Origin: "/articles/bridge.md"}); err != nil {
		t.Fatal(err)
	}
	tr.run(nil, Config{})
	m := tr.final(tr.manager().SlashCommand("library refresh"))
	want(t, "what is said of it", m.Content, "Looked at 0 articles.")
}

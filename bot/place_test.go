package bot

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/corpus"
	"verbatim/index"
)

// The language of a server is the one that it has now, not that of the start.
func TestServersChangeTheirLanguage(t *testing.T) {
	tr := online(t, knows, Config{})
	ask := func() string { return tr.reply(tr.GuildMessage(tr.mention() + " what about sourdough?")).Content }
	want(t, "the refusal", ask(), english().say("nothing"))
	for _, raw := range []string{`null`, `{}`, `{"id":"7","preferred_locale":"fr"}`, `{"id":"` + tr.IDs.Guild + `","name":"readers","preferred_locale":"de"}`} {
		tr.DispatchRaw("GUILD_UPDATE", json.RawMessage(raw))
	}
	want(t, "the refusal", ask(), spoken().in("de").say("nothing"))
}

// The threads of a channel are in it: those that a server had before the bot came,
// and those that the bot may see from now on.
func TestThreadsAreInTheirChannel(t *testing.T) {
	tr := prepare(t)
	open := tr.AddChannel(tr.IDs.Guild, "open")
	tr.set(`{"channels":["` + open + `"]}`)
	before, elsewhere := tr.AddThread(open, "before"), tr.AddThread(tr.IDs.Channel, "elsewhere")
	tr.run(knows, Config{})
	tr.reply(tr.As("", before).Write(tr.mention() + " who was it?"))
	early := tr.As("", elsewhere).Write(tr.mention() + " who was it?")
	tr.DispatchRaw("THREAD_LIST_SYNC", json.RawMessage(`{"guild_id":"`+tr.IDs.Guild+`","channel_ids":["`+open+
		`"],"threads":[null,{"id":"`+elsewhere+`","type":11,"parent_id":"`+open+`"}],"members":[]}`))
	tr.reply(tr.As("", elsewhere).Write(tr.mention() + " who was it?"))
	if n := len(tr.Replies(early.ID)); n != 0 {
		t.Errorf("%d answers in a thread of another channel", n)
	}
}

// What people delete while the bot is about it is no fault to report.
func TestWhatIsDeletedMeanwhileIsNoFault(t *testing.T) {
	release := make(chan struct{})
	tr := online(t, hangs("hang", release), Config{deferAfter: time.Millisecond})
	alice := tr.As("", "")
	answer := tr.reply(tr.GuildMessage(tr.mention() + " who was it?"))
	twice := []*discordtest.Interaction{alice.Click(answer, tr.button(answer, "Delete")), alice.Click(answer, tr.button(answer, "Delete"))}
	for _, click := range twice {
		if _, err := click.Callback(patience); err != nil {
			t.Fatal(err)
		}
	}
	tr.gone(answer)
	thinking := tr.ask("who hangs?")
	if _, err := thinking.Callback(patience); err != nil {
		t.Fatal(err)
	}
	for _, m := range tr.spoken() {
		if m.Loading() {
			alice.Delete(m)
		}
	}
	close(release)
	tr.logs("advice=\"the message or its channel was deleted")
	tr.ends()
	if log := tr.log.String(); strings.Contains(log, "level=ERROR") {
		t.Errorf("the log complains:\n%s", log)
	}
}

// A shrinking source has an article of two paragraphs to find a passage in, and
// of one when all of it is read.
type shrinking struct{ *corpus.Static }

func (s shrinking) Article(ctx context.Context, id string) (corpus.Article, error) {
	a, err := s.Static.Article(ctx, id)
	a.Paragraphs = a.Paragraphs[:1]
	return a, err
}

// An article that shrinks between two looks at it has changed.
func TestArticlesShrinkMeanwhile(t *testing.T) {
	b := newBot(t, &journal{})
	story := corpus.NewStatic(corpus.Article{Header: corpus.Header{ID: "a", Title: "A"}, Paragraphs: []corpus.Paragraph{{Text: "One."}, {Text: "Two."}}})
	b.Demo = shrinking{story}
	found, err := story.Passages(t.Context(), "a#2")
	if err != nil {
		t.Fatal(err)
	}
	got := b.Answer(t.Context(), Request{Surface: Click, ID: "1", User: "2",
		action: action{verb: verbContext, marks: []mark{markOf(index.Quote{Passage: found[0]})}}})
	if want := english().say("changed"); got.Content != want {
		t.Errorf("got %q, want %q", got.Content, want)
	}
}

// A bot that is on as many servers as a shard may have, with dozens of threads
// each, knows in which channels they are: where it answers in some channels only,
// it would be silent in a thread that it forgot.
func TestThreadsOfManyServers(t *testing.T) {
	const servers, each = 2500, 40
	e := newCrowdTrial().edge
	name := func(server, thread int) string { return strconv.Itoa(1e17 + server*1000 + thread) }
	for server := range servers {
		for thread := range each {
			e.opened(&discordgo.Channel{ID: name(server, thread), ParentID: name(server, each)})
		}
	}
	if parent, _ := e.threads.get(name(0, 0), e.bot.now()); parent != name(0, each) {
		t.Errorf("the first thread is in %q", parent)
	}
}

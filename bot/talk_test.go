package bot

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/corpus"
	"verbatim/index"
)

func TestFollowUps(t *testing.T) {
	tr := online(t, nil, Config{})
	first := tr.reply(tr.DirectMessage("What did Psaki say about China?"))
	want(t, "the answer", first.Content, "“")
	next := tr.reply(tr.DirectMessage("and what did she say about Russia?"))
	want(t, "the next answer", next.Content, "I looked up: ", "Psaki", "Russia")

	asked := tr.GuildMessage(tr.mention() + " What did Psaki say about China?")
	answer := tr.reply(asked)
	m := tr.reply(tr.As("", "").Reply(answer, "and what did she say about Russia?", true))
	want(t, "the answer to a reply", m.Content, "I looked up: ", "Psaki")
	alone := tr.reply(tr.GuildMessage(tr.mention() + " and what did she say about Russia?"))
	if strings.Contains(alone.Content, "I looked up") {
		t.Errorf("a line in a channel was taken for a follow-up: %q", alone.Content)
	}
	slash := tr.response(tr.ask("What did Psaki say about China?"))
	m = tr.reply(tr.As("", "").Reply(slash, "and what did she say about Russia?", true))
	want(t, "the answer to a reply to a command", m.Content, "I looked up: ", "Psaki")
}

// Who only wonders at a refusal hears it again, whatever the question would find
// with the words more or without what was asked anew.
func TestARefusalStands(t *testing.T) {
	tr := online(t, nil, Config{})
	want(t, "the answer", tr.reply(tr.DirectMessage("How long were Sullivan and Yang in Rome?")).Content, "six hours")
	for _, text := range []string{"and in Alaska?", "why not?", "why?", "really?", "go on"} {
		want(t, "the answer to "+text, tr.reply(tr.DirectMessage(text)).Content, "I found nothing", "I looked up: How long were Sullivan and Yang in Alaska")
	}
	want(t, "the answer after them", tr.reply(tr.DirectMessage("and in Rome?")).Content, "six hours")
}

// Ten minutes of silence end a conversation, by Discord's clock and whatever the
// bot's says.
func TestRepliesToOldAnswersStandAlone(t *testing.T) {
	tr := online(t, nil, Config{})
	answer := tr.reply(tr.GuildMessage(tr.mention() + " What did Psaki say about China?"))
	const follow = "and what did she say about Russia?"
	tr.clock.jump.Store(int64(5 * time.Hour))
	tr.Advance(9 * time.Minute)
	want(t, "the answer to a reply", tr.reply(tr.As("", "").Reply(answer, follow, true)).Content, "I looked up: ", "Psaki", "Russia")
	tr.Advance(2 * time.Minute)
	if got := tr.reply(tr.As("", "").Reply(answer, follow, true)).Content; strings.Contains(got, "I looked up: ") {
		t.Errorf("a reply eleven minutes later: got %q", got)
	}
}

// Who asks for more is shown one quote after another, each once, until there are
// no more, and who doubts an answer is shown it again.
func TestWhoAsksForMoreIsShownMore(t *testing.T) {
	tr := online(t, func(_ context.Context, _ string, q index.Question) (index.Answer, error) {
		a := answerOf("‹First.›", "‹Second.›", "‹Third.›")
		a.Question = q.Text
		return a, nil
	}, Config{})
	const question = "What did Psaki say about China?"
	for name, c := range map[string]struct {
		first discordtest.Message
		next  func(text string, to discordtest.Message) discordtest.Message
	}{
		"line after line": {tr.DirectMessage(question), func(text string, _ discordtest.Message) discordtest.Message { return tr.DirectMessage(text) }},
		"by replies": {tr.GuildMessage(tr.mention() + " " + question), func(text string, to discordtest.Message) discordtest.Message {
			return tr.As("", "").Reply(to, text, true)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			last := tr.reply(c.first)
			want(t, "the answer", last.Content, "“First.”")
			want(t, "the answer to a doubt", tr.reply(c.next("really?", last)).Content, "“First.”")
			last = tr.reply(c.next("what else did she say about China?", last))
			want(t, "the answer", last.Content, "“Second.”\n-# I looked up: "+question)
			want(t, "the answer to a doubt", tr.reply(c.next("really?", last)).Content, "“First.”")
			last = tr.reply(c.next("tell me more", last))
			want(t, "the answer", last.Content, "“Third.”\n-# I looked up: "+question)
			for range 2 {
				last = tr.reply(c.next("more", last))
				want(t, "the answer when there is no more", last.Content, english().say("no_more")+"\n-# I looked up: "+question)
			}
		})
	}
}

func TestEmptyMentionsAnswerWhatTheyReplyTo(t *testing.T) {
	tr := reading(t, Config{})
	other := tr.As(tr.IDs.Other, "").Write(tr.mention() + " I wonder who paid for the new pillar") // or it is hidden
	for _, text := range []string{"", " is this true?", " Danke, stimmt das?"} {
		m := tr.reply(tr.As("", "").Reply(other, tr.mention()+text, false))
		want(t, "the answer to"+text, m.Content, "Nordhav")
	}
	own := tr.reply(other)
	want(t, "the answer to thanks", tr.reply(tr.As("", "").Reply(other, tr.mention()+" thanks!", false)).Content, english().say("small_talk"))
	want(t, "a doubt about an answer", tr.reply(tr.As("", "").Reply(own, tr.mention()+" is this true?", false)).Content, "Nordhav")
}

func TestHiddenMessagesAreNotAnswered(t *testing.T) {
	m := &discordgo.Message{ID: "1", ChannelID: "2", GuildID: "3", Type: discordgo.MessageTypeReply, Content: "<@100>",
		Author: &discordgo.User{ID: "4"}, ReferencedMessage: &discordgo.Message{ID: "5", Author: &discordgo.User{ID: "6"}}}
	req, ok := fromMessage(m, "100", "")
	if !ok || !req.unseen {
		t.Fatalf("%+v, %v", req, ok)
	}
	if got := newBot(t, &journal{}).Answer(context.Background(), req); got.Content != english().say("unseen_hint") {
		t.Errorf("got %q", got.Content)
	}
}

func TestQuestionsAreReadBackFromNotes(t *testing.T) {
	for _, question := range append(hostile, "Who?", strings.Repeat("*", maxQuestion)) {
		question = oneLine(question)
		if question == "" {
			continue
		}
		content := "“x”\n" + noteMark + english().asked(question)
		if got := questionIn(content); got != question {
			t.Errorf("%q came back as %q", question, got)
		}
	}
}

func TestTalkEndsAfterSilence(t *testing.T) {
	k, start := newTalk(), time.Unix(1e9, 0)
	k.answers(Request{Surface: Direct, ID: "4", Channel: "1", User: "2"}, topic{question: "Who?"}, start)
	k.answered(sent{"1", "3"}, topic{question: "Who?"}, start)
	for _, key := range []string{placeKey("1", "2"), "3", "4"} {
		if k.before(key, start.Add(silence)).question != "Who?" || k.before(key, start.Add(silence+time.Second)).question != "" {
			t.Errorf("%s: the question does not end with silence", key)
		}
	}
}

// Direct messages are answered from the one server that a person shares, and
// never from one that they are not on.
func TestDirectMessagesKnowTheirServer(t *testing.T) {
	const question = "Who paid for the new pillar?"
	tr := reading(t, Config{})
	want(t, "a member's answer", tr.reply(tr.DirectMessage(question)).Content, "Nordhav")
	stranger := tr.AddUser("stranger", false)
	tr.RemoveUser(tr.IDs.Guild, stranger)
	m := tr.reply(tr.As(stranger, tr.DirectChannel(stranger)).Write(question))
	if strings.Contains(m.Content, "Nordhav") {
		t.Errorf("a stranger is told %q", m.Content)
	}
	elsewhere := english().say("nothing_here")
	want(t, "a stranger's answer", m.Content, elsewhere)
	for _, m := range []discordtest.Message{tr.reply(tr.DirectMessage("What about sourdough?")), tr.response(tr.ask("What about sourdough?"))} {
		if strings.Contains(m.Content, elsewhere) {
			t.Errorf("a member is told %q", m.Content)
		}
	}
	second, _ := tr.AddGuild("second", true)
	tr.put(second, corpus.Article{Header: corpus.Header{Title: "Else"}, Paragraphs: []corpus.Paragraph{{Text: "Something else."}}})
	both := tr.AddUser("both", false)
	tr.waits("a person on two servers to be answered from none", func() bool {
		m := tr.reply(tr.As(both, tr.DirectChannel(both)).Write(question))
		return !strings.Contains(m.Content, "Nordhav")
	})
}

// Who leaves a server or is banned from it is no longer answered from it after
// a minute, nor is anybody once the bot has left it. Until then Discord is not
// asked with every line.
func TestDirectMessagesForgetWhoLeft(t *testing.T) {
	const question = "Who paid for the new pillar?"
	tr := reading(t, Config{})
	ask := func(user string) string {
		return tr.reply(tr.As(user, tr.DirectChannel(user)).Write(question)).Content
	}
	lookups := func() int {
		return tr.count(func(r discordtest.Request) bool { return r.Route == "/guilds/{guild_id}/members/{user_id}" })
	}
	for range 3 {
		want(t, "a member's answer", ask(tr.IDs.Other), "Nordhav")
	}
	if n := lookups(); n != 1 {
		t.Errorf("Discord was asked %d times", n)
	}
	tr.RemoveUser(tr.IDs.Guild, tr.IDs.Other)
	tr.clock.later.Store(int64(memberAge + time.Second))
	if got := ask(tr.IDs.Other); strings.Contains(got, "Nordhav") {
		t.Errorf("who was banned is told %q", got)
	}
	want(t, "a member's answer", ask(tr.IDs.User), "Nordhav")
	tr.clock.later.Store(int64(2 * (memberAge + time.Second)))
	tr.Inject(discordtest.Fault{Route: "GET /guilds/{guild_id}/members/{user_id}", RetryAfter: time.Hour})
	want(t, "a member's answer while Discord does not tell", ask(tr.IDs.User), "Nordhav")
	tr.RemoveBot(tr.IDs.Guild)
	if got := ask(tr.IDs.User); strings.Contains(got, "Nordhav") {
		t.Errorf("the bot has left the server and tells of it: %q", got)
	}
}

// Servers that the bot lost its access to are none that a person shares.
func TestDirectMessagesDespiteALostServer(t *testing.T) {
	tr := prepare(t)
	second, _ := tr.AddGuild("second", true)
	for _, server := range []string{tr.IDs.Guild, second} {
		tr.put(server, bridge())
	}
	tr.Inject(discordtest.Fault{Route: "GET /guilds/{guild_id}/members/{user_id}", Status: 403, Code: discordgo.ErrCodeMissingAccess})
	tr.run(nil, Config{})
	want(t, "the answer", tr.reply(tr.DirectMessage("Who paid for the new pillar?")).Content, "Nordhav")
}

// A thread goes on as long as people may write in it, also when it was archived.
func TestThreadsGoOn(t *testing.T) {
	tr := online(t, nil, Config{})
	tr.DispatchRaw("THREAD_UPDATE", json.RawMessage(`{"id":"`+tr.IDs.Channel+`","type":11}`))
	tr.reply(tr.GuildMessage(tr.mention() + " What did Psaki say about China?"))
	m := tr.reply(tr.GuildMessage(tr.mention() + " and what did she say about Russia?"))
	want(t, "the next line", m.Content, "I looked up: ", "Psaki")

	e := newEdge(newBot(t, &journal{}), Config{}.withDefaults(), nil)
	e.opened(&discordgo.Channel{ID: "1"})
	start := time.Now()
	e.bot.now = func() time.Time { return start.Add(48 * time.Hour) }
	if !e.goesOn(Request{Surface: Mention, Channel: "1"}) {
		t.Error("a thread of the day before yesterday is none any more")
	}
}

// A person brings the bot to a server that it is not on: the articles there are
// the shared ones, and the ones of another server stay there.
func TestBroughtAlong(t *testing.T) {
	tr := reading(t, Config{})
	_, channel := tr.AddGuild("elsewhere", false)
	i := tr.As("", channel).SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: "Who paid for the new pillar?"})
	if m := tr.response(i); strings.Contains(m.Content, "Nordhav") || strings.Contains(tr.labels(m), "Ask the editors") {
		t.Errorf("got %q, buttons %s", m.Content, tr.labels(m))
	}
}

func TestAskingTooMuchIsRefused(t *testing.T) {
	tr := prepare(t)
	tr.paced = true
	tr.run(knows, Config{})
	var refused []discordtest.Message
	for range defaultMemberPace {
		if m := tr.response(tr.ask("who?")); strings.Contains(m.Content, "a lot of questions") {
			refused = append(refused, m)
		}
	}
	if n := len(refused); n < defaultMemberPace/2-1 || !refused[0].Ephemeral() {
		t.Errorf("%d of %d are refused", n, defaultMemberPace)
	}
	var storm []discordtest.Message
	for range 30 {
		storm = append(storm, tr.GuildMessage(tr.mention()+" who?"))
	}
	bob := tr.As(tr.IDs.Other, "").Write(tr.mention() + " who?") // another person, after the storm
	tr.reply(bob)
	told := 0
	for _, m := range storm {
		told += len(tr.Replies(m.ID))
	}
	if told > 1 {
		t.Errorf("a storm of mentions got %d replies", told)
	}
}

func TestServersThatAreLeftArePurged(t *testing.T) {
	tr := reading(t, Config{})
	ctx := context.Background()
	tr.RemoveBot(tr.IDs.Guild)
	b := New(tr.parts)
	later := time.Now().Add(keepAfterLeaving + time.Hour)
	tr.waits("the library to be purged", func() bool {
		time.Sleep(5 * time.Millisecond)
		b.purge(ctx, time.Now())
		kept, err := tr.parts.Store.Own(tr.IDs.Guild).List(ctx)
		if err != nil || len(kept) != 1 {
			t.Fatalf("%d articles, %v right after", len(kept), err)
		}
		tr.AddChannel(tr.IDs.Guild, "x") // so that the wait goes on
		b.purge(ctx, later)
		kept, err = tr.parts.Store.Own(tr.IDs.Guild).List(ctx)
		return err == nil && len(kept) == 0
	})
	a, err := tr.parts.Pool.Answer(ctx, tr.IDs.Guild, index.Question{Text: "Who paid for the new pillar?"})
	if err != nil || a.Answered() && strings.Contains(a.Quotes[0].Passage.Text, "Nordhav") {
		t.Errorf("the index still answers: %+v, %v", a.Quotes, err)
	}
}

package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/corpus"
)

// bridge is an article whose paragraphs can be told apart.
func bridge() corpus.Article {
	a := corpus.Article{Header: corpus.Header{Title: "The Bridge of Brevik", Language: "en", Source: corpus.Source{
		Publisher: "Brevik Post", Author: "Ida Moe", URL: "https://example.com/bridge", Published: "2019-06-01"}}}
	for _, p := range [][2]string{
		{"", "A barge struck the harbour bridge of Brevik on a foggy night in March."},
		{"", "The pilot Marte Solli steered the barge. She said that the lamp on the second pillar was dark."},
		{"The repair", "The town council argued for months about who was to pay for the repair."},
		{"The repair", "In the end the insurer Nordhav paid four million crowns for the new pillar."},
		{"The repair", "Divers found an anchor from the seventeenth century beneath the old pillar."},
		{"The opening", "The bridge reopened on a Wednesday, two years after the accident."},
		{"The opening", "Mayor Oskar Lund cut the ribbon. “We have missed it every single day,” said Lund."},
		{"The opening", "Schoolchildren from both banks walked across it first, with lanterns."},
	} {
		a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Section: p[0], Text: p[1]})
	}
	return a
}

// longBridge is the bridge with a long answer to who paid for it.
func longBridge() corpus.Article {
	a := bridge()
	a.Paragraphs[3].Text += strings.Repeat(" The insurer wrote many letters about the pillar before that.", 20)
	return a
}

// set keeps settings of the server.
func (tr *trial) set(settings string) {
	tr.t.Helper()
	if err := tr.parts.Store.PutSettings(tr.t.Context(), tr.IDs.Guild, []byte(settings)); err != nil {
		tr.t.Fatal(err)
	}
}

// put stores an article as a server's own, "" as a shared one, and returns its
// ID.
func (tr *trial) put(server string, a corpus.Article) string {
	tr.t.Helper()
	stored, err := tr.parts.Store.Own(server).Put(context.Background(), corpus.Incoming{Article: a})
	if err == nil {
		err = tr.parts.Pool.Sync(context.Background(), server)
	}
	if err != nil {
		tr.t.Fatal(err)
	}
	return stored.ID
}

// reading runs a bot on a server that has the bridge as its own article.
func reading(t *testing.T, cfg Config) *trial {
	t.Helper()
	tr := prepare(t)
	tr.put(tr.IDs.Guild, bridge())
	tr.run(nil, cfg)
	return tr
}

// A shownComponent is a button or a menu of a message.
type shownComponent struct {
	Type         int
	Label, URL   string
	ID           string `json:"custom_id"`
	Placeholder  string
	Options      []struct{ Label, Value string }
	DefaultValue []struct{ ID string } `json:"default_values"`
}

// components are those of a message.
func (tr *trial) components(m discordtest.Message) []shownComponent {
	tr.t.Helper()
	var shown struct {
		Components []struct{ Components []shownComponent }
	}
	if err := m.Decode(&shown); err != nil {
		tr.t.Fatal(err)
	}
	var all []shownComponent
	for _, row := range shown.Components {
		all = append(all, row.Components...)
	}
	return all
}

// labels are the words on the buttons of a message.
func (tr *trial) labels(m discordtest.Message) string {
	var labels []string
	for _, c := range tr.components(m) {
		labels = append(labels, c.Label+c.Placeholder)
	}
	return strings.Join(labels, ", ")
}

// button is the custom_id of a button.
func (tr *trial) button(m discordtest.Message, label string) string {
	tr.t.Helper()
	for _, c := range tr.components(m) {
		if c.Label == label || c.Placeholder == label {
			return c.ID
		}
	}
	tr.t.Fatalf("no button %q below %q: %s\n%s", label, m.Content, tr.labels(m), tr.log)
	return ""
}

// press presses a button as a person and returns what comes of it: a new
// message, or the one it stands on as it is now.
func (tr *trial) press(who discordtest.Actor, m discordtest.Message, label string, values ...string) discordtest.Message {
	tr.t.Helper()
	i := who.Click(m, tr.button(m, label), values...)
	if _, err := i.Callback(patience); err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
	return tr.response(i)
}

// descriptions are the quotations of a message, a line each.
func descriptions(t *testing.T, m discordtest.Message) string {
	t.Helper()
	var shown struct {
		Embeds []struct {
			Title, Description string
			Footer             struct{ Text string }
		}
	}
	if err := m.Decode(&shown); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range shown.Embeds {
		lines = append(lines, fmt.Sprintf("%s | %s | %s", e.Title, e.Description, e.Footer.Text))
	}
	return strings.Join(lines, "\n")
}

// want compares a text with what it has to hold.
func want(t *testing.T, what, got string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(got, p) {
			t.Errorf("%s is\n%s\nwithout %q", what, got, p)
		}
	}
}

func TestButtonsOfAnAnswer(t *testing.T) {
	tr := reading(t, Config{})
	alice, bob := tr.As("", ""), tr.As(tr.IDs.Other, "")
	m := tr.response(tr.ask("Who paid for the new pillar?"))
	want(t, "the answer", m.Content, "“In the end the insurer Nordhav paid four million crowns for the new pillar.”\n-# Asked: Who paid")
	if got := tr.labels(m); !strings.HasSuffix(got, "Context, Open article, Delete, Helpful, Not it") {
		t.Errorf("buttons %q", got)
	}

	around := tr.press(bob, m, "Context")
	want(t, "the context", around.Content+"\n"+descriptions(t, around), "Paragraphs 3 to 5 of 8", "town council argued",
		"**In the end the insurer Nordhav paid", "anchor from the seventeenth", "| ¶ 5 · The repair")
	if !around.Ephemeral() {
		t.Error("the context is for everybody")
	}
	later := tr.press(bob, around, "Later paragraphs")
	want(t, "what comes later", later.Content+"\n"+descriptions(t, later), "Paragraphs 6 to 8 of 8", "Schoolchildren")
	section := tr.press(bob, later, "Whole section")
	want(t, "the section", section.Content, "Paragraphs 3 to 7 of 8")
	earlier := tr.press(bob, section, "Earlier paragraphs")
	want(t, "what comes earlier", earlier.Content, "Paragraphs 1 to 5 of 8")
	if later.ID != around.ID || earlier.ID != around.ID {
		t.Error("going on makes new messages")
	}

	want(t, "helpful by another", tr.press(bob, m, "Helpful").Content, english().say("thanks"))
	want(t, "helpful by the asker", tr.press(alice, m, "Helpful").Content, english().say("thanks_kept"))
	ratings, err := tr.parts.Store.Ratings(context.Background(), tr.IDs.Guild)
	if err != nil || len(ratings) != 2 || ratings[0].Question != "" || ratings[1].Question != "Who paid for the new pillar?" {
		t.Errorf("ratings %+v, %v", ratings, err)
	}

	want(t, "delete by another", tr.press(bob, m, "Delete").Content, "can delete this")
	if still, _ := tr.Message(m.ID); still.Deleted {
		t.Fatal("anybody can delete an answer")
	}
	alice.Click(m, tr.button(m, "Delete"))
	tr.gone(m)
}

// gone waits until a message is deleted.
func (tr *trial) gone(m discordtest.Message) {
	tr.t.Helper()
	tr.waits("the message to be deleted", func() bool {
		now, _ := tr.Message(m.ID)
		return now.Deleted
	})
}

func TestModeratorsDeleteAnswers(t *testing.T) {
	tr := reading(t, Config{})
	m := tr.reply(tr.GuildMessage(tr.mention() + " Who paid for the new pillar?"))
	moderator := tr.As(tr.IDs.Other, "")
	moderator.Permissions |= 1 << 13
	moderator.Click(m, tr.button(m, "Delete"))
	tr.gone(m)
}

func TestMoreQuotes(t *testing.T) {
	tr := online(t, nil, Config{})
	m := tr.response(tr.ask("What did Psaki say about China?"))
	more := tr.press(tr.As(tr.IDs.Other, ""), m, "More quotes")
	if n := len(more.Embeds); n == 0 || !more.Ephemeral() || strings.Contains(descriptions(t, more), descriptions(t, m)) {
		t.Errorf("%d more, ephemeral %v: %s", n, more.Ephemeral(), descriptions(t, more))
	}
}

func TestPrivateAnswersAreShared(t *testing.T) {
	tr := reading(t, Config{})
	i := tr.SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: "Who paid for the *new* pillar?"},
		discordtest.Input{Name: privateOption, Value: true})
	m := tr.response(i)
	if !m.Ephemeral() || strings.Contains(tr.labels(m), "Delete") {
		t.Fatalf("ephemeral %v, buttons %s", m.Ephemeral(), tr.labels(m))
	}
	click := tr.As("", "").Click(m, tr.button(m, "Share"))
	var shared []discordtest.Message
	tr.waits("the shared answer", func() bool {
		shared = click.Followups()
		return len(shared) == 1
	})
	want(t, "the shared answer", shared[0].Content, "Nordhav", "-# Asked: Who paid for the \\*new\\* pillar?")
	if shared[0].Ephemeral() || descriptions(t, shared[0]) != descriptions(t, m) {
		t.Errorf("shared %v:\n%s", shared[0].Ephemeral(), descriptions(t, shared[0]))
	}
	tr.waits("the private answer to say so", func() bool {
		now, _ := tr.Message(m.ID)
		return now.Content == english().say("shared") && len(now.Components) == 0
	})
}

// What Discord does not show to others is not said to be shared, and the button is
// still there.
func TestWhatCouldNotBeSharedCanBeSharedAgain(t *testing.T) {
	tr := reading(t, Config{})
	m := tr.response(tr.SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: "Who paid for the new pillar?"},
		discordtest.Input{Name: privateOption, Value: true}))
	tr.Inject(discordtest.Fault{Route: "POST /webhooks/{webhook_id}/{webhook_token}", Status: 500})
	click := tr.As("", "").Click(m, tr.button(m, "Share"))
	tr.logs("replying failed")
	if now, _ := tr.Message(m.ID); now.Content != m.Content || tr.labels(now) != tr.labels(m) {
		t.Errorf("the private answer became %q with %s", now.Content, tr.labels(now))
	}
	tr.waits("word of it", func() bool { return len(click.Followups()) == 1 })
	if note := click.Followups()[0]; note.Content != english().say("failed") || !note.Ephemeral() {
		t.Errorf("said %q, for the person alone: %v", note.Content, note.Ephemeral())
	}
	again := tr.As("", "").Click(m, tr.button(m, "Share"))
	tr.waits("the answer to be shared", func() bool {
		now, _ := tr.Message(m.ID)
		return now.Content == english().say("shared")
	})
	if shared := again.Followups(); len(shared) != 1 || shared[0].Ephemeral() {
		t.Errorf("shared %d messages", len(shared))
	}
}

// Who presses the button again before it goes shares nothing twice.
func TestAnAnswerIsSharedOnce(t *testing.T) {
	tr := reading(t, Config{})
	m := tr.response(tr.SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: "Who paid for the new pillar?"},
		discordtest.Input{Name: privateOption, Value: true}))
	tr.Inject(discordtest.Fault{Route: "POST /webhooks/{webhook_id}/{webhook_token}", Delay: 200 * time.Millisecond})
	var clicks []*discordtest.Interaction
	for range 2 {
		clicks = append(clicks, tr.As("", "").Click(m, tr.button(m, "Share")))
	}
	shared := 0
	for _, click := range clicks {
		if _, err := click.Callback(patience); err != nil {
			t.Fatal(err)
		}
	}
	tr.ends()
	for _, click := range clicks {
		shared += len(click.Followups())
	}
	if now, _ := tr.Message(m.ID); shared != 1 || now.Content != english().say("shared") {
		t.Errorf("shared %d times, and the private answer is %q", shared, now.Content)
	}
}

func TestNothingFoundOffersWhatIsClose(t *testing.T) {
	tr := reading(t, Config{})
	m := tr.response(tr.ask("Which giraffe ate the zookeeper with lanterns?"))
	if !m.Ephemeral() {
		t.Errorf("the refusal is for everybody: %q", m.Content)
	}
	want(t, "the refusal", m.Content, "I found nothing", "“giraffe”", "-# Asked: Which giraffe")
	near := tr.press(tr.As("", ""), m, "Closest passages")
	want(t, "the closest", near.Content+descriptions(t, near), english().say("nearest"), "| Not an answer · ¶ ")
	if strings.Contains(descriptions(t, near), "**") {
		t.Errorf("something in them is bold: %s", descriptions(t, near))
	}
}

// What everybody sees can be deleted, also when it answers nothing.
func TestPublicRefusalsCanBeDeleted(t *testing.T) {
	tr := reading(t, Config{})
	m := tr.reply(tr.GuildMessage(tr.mention() + " Which giraffe ate the zookeeper?"))
	want(t, "the refusal", m.Content, "I found nothing")
	tr.As("", "").Click(m, tr.button(m, "Delete"))
	tr.gone(m)
	private := tr.response(tr.ask("Which giraffe ate the zookeeper?"))
	if got := tr.labels(private); strings.Contains(got, "Delete") {
		t.Errorf("buttons %q below what only one person sees", got)
	}
}

func TestSources(t *testing.T) {
	tr := reading(t, Config{})
	for i := range 7 {
		a := bridge()
		a.Title, a.URL = fmt.Sprint("Story *", i), fmt.Sprint("https://example.com/", i)
		a.Paragraphs = a.Paragraphs[i:]
		tr.put("", a)
	}
	m := tr.response(tr.SlashCommand("sources"))
	want(t, "the list", m.Content, "I answer from 8 articles, newest first.\n-# Page 1 of 2")
	if got := tr.labels(m); len(m.Embeds) != 5 || got != "Older" {
		t.Errorf("%d articles, buttons %q", len(m.Embeds), got)
	}
	m = tr.press(tr.As("", ""), m, "Older")
	want(t, "the second page", m.Content, "Page 2 of 2")
	if got := tr.labels(m); len(m.Embeds) != 3 || got != "Newer" {
		t.Errorf("%d articles, buttons %q", len(m.Embeds), got)
	}
}

// A list that everybody sees stays in the language of the server whoever turns
// its pages, and only who asked for it deletes it.
func TestPublicSources(t *testing.T) {
	tr := reading(t, Config{})
	for i := range 7 {
		a := bridge()
		a.Title, a.URL, a.Paragraphs = fmt.Sprint("Story ", i), fmt.Sprint("https://example.com/", i), a.Paragraphs[i:]
		tr.put("", a)
	}
	bob := tr.As(tr.IDs.Other, "")
	bob.Locale = "de"
	m := tr.reply(tr.GuildMessage(tr.mention() + " Which articles are there?"))
	if got := tr.labels(m); got != "Older, Delete" {
		t.Errorf("buttons %q", got)
	}
	m = tr.press(bob, m, "Older")
	want(t, "the second page", m.Content+tr.labels(m), "I answer from 8 articles", "Page 2 of 2", "Newer, Delete")
	want(t, "delete by another", tr.press(bob, m, "Delete").Content, textsFor("de").say("not_allowed_delete"))
	tr.As("", "").Click(m, tr.button(m, "Delete"))
	tr.gone(m)
}

// choices waits for what an option is completed to.
func (tr *trial) choices(i *discordtest.Interaction) []Choice {
	tr.t.Helper()
	c, err := i.Callback(patience)
	if err != nil {
		tr.t.Fatalf("%v\n%s", err, tr.log)
	}
	var data struct{ Choices []Choice }
	if err := json.Unmarshal(c.Data, &data); err != nil || c.Type != 8 {
		tr.t.Fatalf("callback of type %d: %v", c.Type, err)
	}
	return data.Choices
}

func TestArticlesAreCompleted(t *testing.T) {
	tr := reading(t, Config{})
	got := tr.choices(tr.As("", "").Autocomplete(askCommand, articleOption, "brid"))
	if len(got) != 1 || got[0].Name != "The Bridge of Brevik · Brevik Post" {
		t.Fatalf("got %+v", got)
	}
	i := tr.SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: "Who paid for the new pillar?"},
		discordtest.Input{Name: articleOption, Value: got[0].Value})
	want(t, "the answer", tr.response(i).Content, "Nordhav")
	if again := tr.choices(tr.As("", "").Autocomplete(askCommand, articleOption, "brevik post  BRIDGE")); len(again) != 1 {
		t.Errorf("words in another order are completed to %+v", again)
	}
	if none := tr.choices(tr.As("", "").Autocomplete(askCommand, articleOption, "bridge giraffe")); len(none) != 0 {
		t.Errorf("a word of no title is completed to %+v", none)
	}
	i = tr.SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: "Which giraffe ate the zookeeper?"},
		discordtest.Input{Name: articleOption, Value: got[0].Value})
	want(t, "the refusal", tr.response(i).Content, english().say("nothing_there"))
	i = tr.SlashCommand(askCommand, discordtest.Input{Name: questionOption, Value: "Who paid for the new pillar?"},
		discordtest.Input{Name: articleOption, Value: "none-such"})
	want(t, "the answer of no article", tr.response(i).Content, english().say("unclear"))
}

func TestSaid(t *testing.T) {
	tr := reading(t, Config{})
	var who []Choice
	// Who speaks is found out after the start.
	tr.waits("speakers", func() bool {
		who = tr.choices(tr.As("", "").Autocomplete("said", "who", "lu"))
		return len(who) > 0
	})
	if !strings.Contains(who[0].Name, "Lund") {
		t.Fatalf("who is completed to %+v", who)
	}
	m := tr.response(tr.SlashCommand("said", discordtest.Input{Name: "who", Value: who[0].Value}))
	want(t, "what Lund says", m.Content+descriptions(t, m), "missed it every single day", "-# Where ")
	m = tr.response(tr.SlashCommand("said", discordtest.Input{Name: "who", Value: "Nobody *at* all"}))
	want(t, "what nobody says", m.Content, "Nobody \\*at\\* all")
	if !m.Ephemeral() {
		t.Error("that nobody says it is told to everybody")
	}
}

// TestNothingIsSaidWhileTyping: Discord takes choices only, also where the command
// is gone that somebody types into.
func TestNothingIsSaidWhileTyping(t *testing.T) {
	b := newBot(t, &journal{})
	for _, command := range []string{"gone", "library remove"} {
		if r := b.Answer(t.Context(), Request{Surface: Typing, Command: command}); r.Choices == nil || r.Content != "" {
			t.Errorf("%s: %+v", command, r)
		}
	}
}

func TestQuestionsAreCompletedAndHelped(t *testing.T) {
	tr := online(t, nil, Config{})
	var help discordtest.Message
	// What the articles answer is found out after the start.
	tr.waits("help with questions", func() bool {
		help = tr.response(tr.SlashCommand("help"))
		return strings.Contains(help.Content, "\n- ")
	})
	want(t, "help", help.Content, "/said", english().say("help.questions"))
	got := tr.choices(tr.As("", "").Autocomplete(askCommand, questionOption, "Wh"))
	if len(got) == 0 {
		t.Fatal("nothing is offered")
	}
	if m := tr.response(tr.ask(got[0].Value)); len(m.Embeds) == 0 {
		t.Errorf("%q was offered and is not answered: %q", got[0].Value, m.Content)
	}
}

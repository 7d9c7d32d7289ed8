package discordtest_test

import (
	"errors"
	"testing"
	"time"

	"verbatim/bot/discordtest"

	"github.com/bwmarrin/discordgo"
)

// asked is a server with a registered command, a client, and a question that
// waits for its answer.
type asked struct {
	srv   *discordtest.Server
	bot   *discordgo.Session
	asked *discordtest.Interaction
	wire  *discordgo.Interaction // the same, as discordgo names it
}

func ask(t *testing.T, channel func(*discordtest.Server) string) asked {
	t.Helper()
	srv := discordtest.New(t)
	bot := client(t, srv)
	register(t, srv, bot)
	i := srv.As("", channel(srv)).SlashCommand("ask", discordtest.Input{Name: "question", Value: "who?"})
	return asked{srv, bot, i, &discordgo.Interaction{ID: i.ID, Token: i.Token, AppID: srv.IDs.App}}
}

func inGuild(s *discordtest.Server) string { return s.IDs.Channel }

func elsewhere(s *discordtest.Server) string {
	_, channel := s.AddGuild("without the bot", false)
	return channel
}

func (a asked) respond(kind discordgo.InteractionResponseType, content string, flags discordgo.MessageFlags) error {
	return a.bot.InteractionRespond(a.wire, &discordgo.InteractionResponse{
		Type: kind, Data: &discordgo.InteractionResponseData{Content: content, Flags: flags, AllowedMentions: noPings},
	})
}

func (a asked) follow(content string) (*discordgo.Message, error) {
	return a.bot.FollowupMessageCreate(a.wire, true, &discordgo.WebhookParams{
		Content: content, AllowedMentions: noPings, Flags: discordgo.MessageFlagsEphemeral,
	})
}

// code is the code of Discord's error, 0 for none.
func code(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Message != nil {
		return rest.Message.Code
	}
	return 0
}

const (
	reply    = discordgo.InteractionResponseChannelMessageWithSource
	deferred = discordgo.InteractionResponseDeferredChannelMessageWithSource
)

func TestALateResponseIsUnknown(t *testing.T) {
	a := ask(t, inGuild)
	a.srv.Expect("10062")
	a.srv.Advance(3*time.Second + time.Millisecond)
	if err := a.respond(reply, "late", 0); code(err) != 10062 {
		t.Errorf("got %v", err)
	}
}

func TestASecondResponseIsRefused(t *testing.T) {
	a := ask(t, inGuild)
	a.srv.Expect("40060")
	if err := a.respond(reply, "one", 0); err != nil {
		t.Fatal(err)
	}
	if err := a.respond(reply, "two", 0); code(err) != 40060 {
		t.Errorf("got %v", err)
	}
	m, err := a.asked.Response(patience)
	if err != nil || m.Content != "one" {
		t.Errorf("got %q, %v", m.Content, err)
	}
}

func TestATokenLivesFromTheResponseForAQuarterOfAnHour(t *testing.T) {
	a := ask(t, inGuild)
	a.srv.Expect("10015")
	a.srv.Expect("50027")
	if _, err := a.follow("too early"); code(err) != 10015 {
		t.Errorf("before the response: got %v", err)
	}
	if err := a.respond(reply, "one", 0); err != nil {
		t.Fatal(err)
	}
	a.srv.Advance(14 * time.Minute)
	if _, err := a.follow("in time"); err != nil {
		t.Errorf("after 14 minutes: got %v", err)
	}
	a.srv.Advance(2 * time.Minute)
	if _, err := a.follow("too late"); code(err) != 50027 {
		t.Errorf("after 16 minutes: got %v", err)
	}
}

func TestADeferralFixesPrivacyAndIsEdited(t *testing.T) {
	a := ask(t, inGuild)
	if err := a.respond(deferred, "", discordgo.MessageFlagsEphemeral); err != nil {
		t.Fatal(err)
	}
	if got, err := a.asked.Callback(patience); err != nil || got.Type != 5 {
		t.Fatalf("got %+v, %v", got, err)
	}
	if m := a.srv.Messages(a.srv.IDs.Channel); len(m) != 1 || !m[0].Loading() {
		t.Fatalf("got %+v, want a message that loads", m)
	}
	content := "here it is"
	if _, err := a.bot.InteractionResponseEdit(a.wire, &discordgo.WebhookEdit{Content: &content, AllowedMentions: noPings}); err != nil {
		t.Fatal(err)
	}
	m, err := a.asked.Response(patience)
	if err != nil || m.Content != content || !m.Ephemeral() {
		t.Errorf("got %+v, %v", m, err)
	}
	if _, err := a.bot.ChannelMessage(m.ChannelID, m.ID); code(err) != 10008 {
		t.Errorf("a private message can be read: %v", err)
	}
}

func TestAFollowupAnswersTheDeferralFirst(t *testing.T) {
	a := ask(t, inGuild)
	if err := a.respond(deferred, "", 0); err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{"first", "second"} {
		if _, err := a.follow(content); err != nil {
			t.Fatal(err)
		}
	}
	m, err := a.asked.Response(patience)
	more := a.asked.Followups()
	if err != nil || m.Content != "first" || m.Ephemeral() || len(more) != 1 || more[0].Content != "second" {
		t.Errorf("got %q, %v, follow-ups %+v", m.Content, err, more)
	}
}

func TestFiveFollowupsWhereTheBotIsNot(t *testing.T) {
	for name, c := range map[string]struct {
		channel func(*discordtest.Server) string
		last    int
	}{"in the guild": {inGuild, 0}, "elsewhere": {elsewhere, 40094}} {
		t.Run(name, func(t *testing.T) {
			a := ask(t, c.channel)
			if c.last != 0 {
				a.srv.Expect("40094")
			}
			if err := a.respond(reply, "zero", 0); err != nil {
				t.Fatal(err)
			}
			for range 5 {
				if _, err := a.follow("more"); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := a.follow("sixth"); code(err) != c.last {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAResponseIsEditedAndDeleted(t *testing.T) {
	a := ask(t, inGuild)
	if err := a.respond(reply, "one", 0); err != nil {
		t.Fatal(err)
	}
	content := "two"
	edited, err := a.bot.InteractionResponseEdit(a.wire, &discordgo.WebhookEdit{Content: &content, AllowedMentions: noPings})
	if err != nil || edited.Content != content || edited.EditedTimestamp == nil {
		t.Fatalf("got %+v, %v", edited, err)
	}
	if err := a.bot.InteractionResponseDelete(a.wire); err != nil {
		t.Error(err)
	}
	if m, _ := a.srv.Message(edited.ID); !m.Deleted {
		t.Error("the response is still there")
	}
}

func TestAClickUpdatesItsMessage(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	srv.Expect("data.tts: Discord knows no such field") // discordgo always writes it
	bot := client(t, srv)
	bot.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		err := s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{
			Type: discordgo.InteractionResponseUpdateMessage, Data: &discordgo.InteractionResponseData{
				Content: "clicked " + i.MessageComponentData().CustomID, AllowedMentions: noPings,
			},
		})
		if err != nil {
			t.Error(err)
		}
	})
	connect(t, bot)
	sent, err := bot.ChannelMessageSendComplex(srv.IDs.Channel, &discordgo.MessageSend{
		Content: "a", AllowedMentions: noPings, Components: []discordgo.MessageComponent{discordgo.ActionsRow{
			Components: []discordgo.MessageComponent{discordgo.Button{Label: "more", CustomID: "more"}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	m, _ := srv.Message(sent.ID)
	i := srv.As("", "").Click(m, "more")
	if _, err := i.Callback(patience); err != nil {
		t.Fatal(err)
	}
	if m, _ = srv.Message(sent.ID); m.Content != "clicked more" || len(m.Components) != 0 {
		t.Errorf("got %+v", m)
	}
}

func TestNobodyUsesWhatIsNotThere(t *testing.T) {
	srv := discordtest.New(t)
	register(t, srv, client(t, srv))
	srv.Expect(`"tell": it is not registered`)
	srv.Expect(`"ask": it has no option "colour"`)
	srv.Expect(`"ask": its option "question" is required`)
	srv.SlashCommand("tell")
	srv.SlashCommand("ask", discordtest.Input{Name: "colour", Value: "red"})
	srv.SlashCommand("ask")
	if list := srv.Violations(); len(list) != 0 {
		t.Errorf("not announced: %q", list)
	}
}

package bot

import (
	"testing"

	"github.com/bwmarrin/discordgo"
)

func TestFromMessage(t *testing.T) {
	const self, role = "100", "200"
	for name, c := range map[string]struct {
		change  func(*discordgo.Message)
		want    string
		surface Surface // "" when it is none of the bot's business
	}{
		"mention":              {func(m *discordgo.Message) {}, "who was it?", Mention},
		"twice":                {func(m *discordgo.Message) { m.Content = "<@100>who<@!100>\nwas it?" }, "who was it?", Mention},
		"others mentioned":     {func(m *discordgo.Message) { m.Content = "<@100> who was it, <@7>, in <#8>?" }, "who was it, , in ?", Mention},
		"the command written":  {func(m *discordgo.Message) { m.GuildID, m.Content = "", "/ask who was it?" }, "who was it?", Direct},
		"a longer ID":          {func(m *discordgo.Message) { m.Content = "<@1000> who?" }, "", ""},
		"reply":                {func(m *discordgo.Message) { m.Type = discordgo.MessageTypeReply }, "who was it?", Mention},
		"a ping":               {func(m *discordgo.Message) { m.Content, m.Mentions = "who was it?", []*discordgo.User{nil, {ID: self}} }, "who was it?", Mention},
		"a ping with an emoji": {func(m *discordgo.Message) { m.Content, m.Mentions = "<:lol:5> 👍", []*discordgo.User{{ID: self}} }, "", ""},
		"a ping with a GIF": {func(m *discordgo.Message) {
			m.Content, m.Mentions = "https://tenor.com/view/lol-1", []*discordgo.User{{ID: self}}
		}, "", ""},
		"a ping with nothing":      {func(m *discordgo.Message) { m.Content, m.Mentions = "", []*discordgo.User{{ID: self}} }, "", ""},
		"a mention in a quotation": {func(m *discordgo.Message) { m.Content = "> <@100> who was it?" }, "> who was it?", Mention},
		"a pin":                    {func(m *discordgo.Message) { m.Type = discordgo.MessageTypeChannelPinnedMessage }, "", ""},
		"no author":                {func(m *discordgo.Message) { m.Author = nil }, "", ""},
		"no ID":                    {func(m *discordgo.Message) { m.ID = "" }, "", ""},
		"own":                      {func(m *discordgo.Message) { m.Author.ID = self }, "", ""},
		"of a bot":                 {func(m *discordgo.Message) { m.Author.Bot = true }, "", ""},
		"of Discord":               {func(m *discordgo.Message) { m.Author.System = true }, "", ""},
		"of a webhook":             {func(m *discordgo.Message) { m.WebhookID = "5" }, "", ""},
		"direct":                   {func(m *discordgo.Message) { m.GuildID, m.Content = "", "who?" }, "who?", Direct},
		"direct with mention":      {func(m *discordgo.Message) { m.GuildID = "" }, "who was it?", Direct},
		"direct, forwarded": {func(m *discordgo.Message) {
			m.GuildID, m.Content, m.MessageSnapshots = "", "", []discordgo.MessageSnapshot{{Message: &discordgo.Message{Content: "who <@7> was it?"}}}
		}, "who was it?", Direct},
		"direct, about a forwarded one": {func(m *discordgo.Message) {
			m.GuildID, m.Content = "", "Is this true??"
			m.ReferencedMessage = &discordgo.Message{Author: &discordgo.User{ID: "4"}, MessageSnapshots: []discordgo.MessageSnapshot{{Message: &discordgo.Message{Content: "it was him"}}}}
		}, "it was him", Direct},
		"a doubt about an answer": {func(m *discordgo.Message) {
			m.Content, m.Mentions, m.ReferencedMessage = "is this true?", []*discordgo.User{{ID: self}}, &discordgo.Message{Content: "“him”", Author: &discordgo.User{ID: self}}
		}, "is this true?", Mention},
		"role":             {func(m *discordgo.Message) { m.Content, m.MentionRoles = "", []string{role} }, "", RolePing},
		"another role":     {func(m *discordgo.Message) { m.Content, m.MentionRoles = "", []string{"201"} }, "", ""},
		"role and mention": {func(m *discordgo.Message) { m.MentionRoles = []string{role} }, "who was it?", Mention},
	} {
		m := &discordgo.Message{ID: "1", ChannelID: "2", GuildID: "3", Content: "who <@100> was it?", Author: &discordgo.User{ID: "4"}}
		c.change(m)
		req, ok := fromMessage(m, self, role)
		if ok != (c.surface != "") || ok && (req.Question != c.want || req.Surface != c.surface || req.ID != "1" || req.User != "4") {
			t.Errorf("%s: %+v, %v", name, req, ok)
		}
	}
	if _, ok := fromMessage(nil, self, role); ok {
		t.Error("no message is a request")
	}
}

func TestFromInteraction(t *testing.T) {
	ask := func() *discordgo.Interaction {
		return &discordgo.Interaction{ID: "1", Token: "t", Type: discordgo.InteractionApplicationCommand,
			User: &discordgo.User{ID: "4"}, Data: discordgo.ApplicationCommandInteractionData{Name: askCommand,
				Options: []*discordgo.ApplicationCommandInteractionDataOption{nil, {Name: questionOption, Value: "who?"}}}}
	}
	if req, ok := fromInteraction(ask()); !ok || req.Question != "who?" || req.User != "4" || req.Surface != Slash {
		t.Errorf("got %+v, %v", req, ok)
	}
	for name, change := range map[string]func(*discordgo.Interaction){
		"no ID":    func(i *discordgo.Interaction) { i.ID = "" },
		"no token": func(i *discordgo.Interaction) { i.Token = "" },
		"a ping":   func(i *discordgo.Interaction) { i.Type = discordgo.InteractionPing },
		"no data":  func(i *discordgo.Interaction) { i.Data = nil },
	} {
		i := ask()
		change(i)
		if req, ok := fromInteraction(i); ok {
			t.Errorf("%s: got %+v", name, req)
		}
	}
	i := ask()
	i.Data = discordgo.ApplicationCommandInteractionData{Name: askCommand,
		Options: []*discordgo.ApplicationCommandInteractionDataOption{{Name: questionOption, Value: 7.5}}}
	i.Member, i.User = &discordgo.Member{}, nil
	if req, ok := fromInteraction(i); !ok || req.Question != "" || req.User != "" {
		t.Errorf("a number and nobody: %+v, %v", req, ok)
	}
}

func TestTextOfMessages(t *testing.T) {
	forwarded := []discordgo.MessageSnapshot{{}, {Message: &discordgo.Message{Content: "forwarded"}}}
	embeds := []*discordgo.MessageEmbed{nil, {Title: "News", Description: "embedded"}}
	for want, m := range map[string]*discordgo.Message{
		"own":            {Content: " own ", MessageSnapshots: forwarded, Embeds: embeds},
		"forwarded":      {MessageSnapshots: forwarded, Embeds: embeds},
		"News\nembedded": {Embeds: embeds},
		"":               {},
	} {
		if got := textOf(m); got != want {
			t.Errorf("the text is %q, want %q", got, want)
		}
	}
}

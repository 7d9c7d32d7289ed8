package bot

import (
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// fromMessage reads a message as a request. It is none when it is not meant
// for the bot: written by a bot or a webhook, a system message, or in a server
// without a mention. self is the bot's user ID, role that of its own role in
// the message's server, "" where unknown.
func fromMessage(m *discordgo.Message, self, role string) (req Request, ok bool) {
	if m == nil || m.Author == nil || m.ID == "" || m.ChannelID == "" {
		return Request{}, false
	}
	if m.Author.Bot || m.Author.System || m.Author.ID == self || m.WebhookID != "" {
		return Request{}, false
	}
	if m.Type != discordgo.MessageTypeDefault && m.Type != discordgo.MessageTypeReply {
		return Request{}, false
	}
	question, mentioned := withoutMention(m.Content, self)
	req = Request{Question: question, ID: m.ID, Guild: m.GuildID, Channel: m.ChannelID, User: m.Author.ID}
	switch {
	case m.GuildID == "":
		req.Surface = Direct
	case mentioned:
		req.Surface = Mention
	case role != "" && slices.Contains(m.MentionRoles, role):
		req.Surface = RolePing
	default:
		return Request{}, false
	}
	return req, true
}

// withoutMention takes the mentions of a user out of a message, wherever they
// stand, and tells whether there were any.
func withoutMention(content, user string) (rest string, mentioned bool) {
	rest = strings.NewReplacer("<@"+user+">", " ", "<@!"+user+">", " ").Replace(content)
	return oneLine(rest), rest != content
}

// fromInteraction reads an interaction as a request; it is none unless it is
// the ask command.
func fromInteraction(i *discordgo.Interaction) (req Request, ok bool) {
	if i == nil || i.ID == "" || i.Token == "" || i.Type != discordgo.InteractionApplicationCommand {
		return Request{}, false
	}
	data, ok := i.Data.(discordgo.ApplicationCommandInteractionData)
	if !ok || data.Name != askCommand {
		return Request{}, false
	}
	req = Request{Surface: Slash, ID: i.ID, Guild: i.GuildID, Channel: i.ChannelID}
	switch {
	case i.Member != nil && i.Member.User != nil:
		req.User = i.Member.User.ID
	case i.User != nil:
		req.User = i.User.ID
	}
	for _, o := range data.Options {
		if o != nil && o.Name == questionOption {
			req.Question, _ = o.Value.(string)
		}
	}
	return req, true
}

// ownRole is the role that Discord made for the bot in a server: the managed
// one among those it has. "" where the server does not say.
func ownRole(g *discordgo.Guild, self string) string {
	for _, m := range g.Members {
		if m == nil || m.User == nil || m.User.ID != self {
			continue
		}
		for _, r := range g.Roles {
			if r != nil && r.Managed && slices.Contains(m.Roles, r.ID) {
				return r.ID
			}
		}
	}
	return ""
}

package bot

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// fromMessage reads a message as a request. It is none when it is not meant
// for the bot: written by a bot or a webhook, a system message, or in a server
// without a mention. A reply that pings the bot, as Discord's clients do at
// first, mentions it, unless it says nothing: people react to an answer with a
// picture or an emoji. self is the bot's user ID, role that of its own role in
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
	question, written := readQuestion(m.Content, self)
	if m.GuildID == "" && m.Content == "" { // a message that was forwarded asks what it says
		question, _ = readQuestion(textOf(m), self)
		question = plainClip(question, maxQuestion)
	}
	pinged := slices.ContainsFunc(m.Mentions, func(u *discordgo.User) bool { return u != nil && u.ID == self })
	req = Request{Question: question, ID: m.ID, Guild: m.GuildID, Channel: m.ChannelID, User: m.Author.ID,
		member: m.GuildID != "", shown: m.ReferencedMessage}
	switch {
	case m.GuildID == "":
		req.Surface = Direct
	case written || pinged && phrased(question) != "":
		req.Surface = Mention
	case role != "" && slices.Contains(m.MentionRoles, role):
		req.Surface = RolePing
	default:
		return Request{}, false
	}
	if written && question == "" || pointsElsewhere(question) {
		req.takeReferenced(self)
	}
	return req, true
}

// pointsElsewhere tells whether a question is about another message, and nothing
// else: "is this true?"
func pointsElsewhere(question string) bool {
	said := phrased(question)
	return madeOf(said, "greetings", "this_asked") && !madeOf(said, "greetings")
}

// takeReferenced makes the message that a mention replies to the question, unless
// it is the bot's own.
func (r *Request) takeReferenced(self string) {
	m := r.shown
	if m == nil || m.Author == nil || m.Author.ID == self {
		return
	}
	text := textOf(m)
	question, _ := readQuestion(text, self)
	r.Question, r.unseen = plainClip(question, maxQuestion), text == ""
	r.shown = nil
}

// readQuestion is the question that a message asks, and whether the message
// mentions a user. The name of the command, which some write out, is no part of
// it.
func readQuestion(content, user string) (question string, mentioned bool) {
	mentioned = strings.Contains(content, "<@"+user+">") || strings.Contains(content, "<@!"+user+">")
	question = withoutTags(content)
	if rest, typed := strings.CutPrefix(question, "/"+askCommand+" "); typed {
		question = rest
	}
	return question, mentioned
}

// fromInteraction reads an interaction as a request; it is none when it lacks
// what every one of the bot's has.
func fromInteraction(i *discordgo.Interaction) (req Request, ok bool) {
	if i == nil || i.ID == "" || i.Token == "" {
		return Request{}, false
	}
	req = Request{ID: i.ID, Guild: i.GuildID, Channel: i.ChannelID, Locale: string(i.Locale), own: i.AppPermissions,
		direct: i.GuildID == "" && i.Context == discordgo.InteractionContextBotDM}
	switch {
	case i.Member != nil && i.Member.User != nil:
		req.User, req.permissions = i.Member.User.ID, i.Member.Permissions
	case i.User != nil:
		req.User = i.User.ID
	}
	if i.GuildLocale != nil {
		req.GuildLocale = string(*i.GuildLocale)
	}
	// Where a person brought the bot along, it is no member of the server, and
	// the server's articles are not for them.
	_, installed := i.AuthorizingIntegrationOwners[discordgo.ApplicationIntegrationGuildInstall]
	req.member = i.GuildID != "" && installed
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		return req.withCommand(i, data)
	case discordgo.MessageComponentInteractionData:
		return req.withClick(i, data)
	}
	return Request{}, false
}

// withCommand adds what a command carries.
func (r Request) withCommand(i *discordgo.Interaction, data discordgo.ApplicationCommandInteractionData) (Request, bool) {
	switch {
	case i.Type == discordgo.InteractionApplicationCommandAutocomplete:
		r.Surface = Typing
	case i.Type == discordgo.InteractionApplicationCommand && data.CommandType == discordgo.MessageApplicationCommand:
		return r.withTarget(data)
	case i.Type == discordgo.InteractionApplicationCommand:
		r.Surface = Slash
	default:
		return Request{}, false
	}
	r.Command = data.Name
	r.options = map[string]string{}
	options := data.Options
	if len(options) == 1 && options[0] != nil && options[0].Type == discordgo.ApplicationCommandOptionSubCommand {
		r.Command += " " + options[0].Name
		options = options[0].Options
	}
	for _, o := range options {
		if o == nil {
			continue
		}
		r.options[o.Name] = optionText(o)
		if o.Focused {
			r.focus = o.Name
		}
		if o.Type == discordgo.ApplicationCommandOptionAttachment && data.Resolved != nil {
			r.file = data.Resolved.Attachments[optionText(o)]
		}
	}
	r.Question = withoutTags(r.options[questionOption])
	return r, true
}

// optionText is the value of an option as text, "" for what the bot has no
// option of.
func optionText(o *discordgo.ApplicationCommandInteractionDataOption) string {
	switch v := o.Value.(type) {
	case string:
		return v
	case bool:
		return fmt.Sprint(v)
	}
	return ""
}

// withTarget adds the message that a command of the menu is used on.
func (r Request) withTarget(data discordgo.ApplicationCommandInteractionData) (Request, bool) {
	if data.Resolved == nil || data.Resolved.Messages[data.TargetID] == nil {
		return Request{}, false
	}
	r.Surface = OnMessage
	for _, c := range commands() {
		if c.menu && english().say(c.name) == data.Name {
			r.Command = c.name
		}
	}
	target := data.Resolved.Messages[data.TargetID]
	r.Question = textOf(target)
	if r.Command == checkCommand {
		r.Question = joined(r.Question, answersOf(target.Poll))
	}
	return r, true
}

// withClick adds the button that was pressed, or the menu. What is no action of
// ours stays the zero action, which no handler has.
func (r Request) withClick(i *discordgo.Interaction, data discordgo.MessageComponentInteractionData) (Request, bool) {
	if i.Type != discordgo.InteractionMessageComponent {
		return Request{}, false
	}
	r.Surface = Click
	r.values, r.shown = data.Values, i.Message
	if a, err := parseAction(data.CustomID); err == nil {
		r.action = a
	}
	return r, true
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

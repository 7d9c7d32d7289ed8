package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// A Surface is a way in which a request reaches the bot.
type Surface string

// The surfaces on Discord.
const (
	Slash   Surface = "slash"
	Direct  Surface = "direct"
	Mention Surface = "mention"
	// RolePing is a ping of the bot's own role, which people take for a
	// mention. Discord may hide the message's text from the bot.
	RolePing Surface = "role"
	// OnMessage is a command in the menu of a message.
	OnMessage Surface = "message command"
	// Click is a button that was pressed or a menu that was used.
	Click Surface = "click"
	// Typing is an option that is being filled in.
	Typing Surface = "typing"
)

// A Request is what a person asks of the bot. Which fields are set depends on
// the surface.
type Request struct {
	Surface Surface
	// Question is what is asked; with OnMessage, the text of the message.
	Question string
	// ID is the event's, Guild "" in direct messages. All are Discord
	// snowflakes.
	ID, Guild, Channel, User string
	// parent is the channel that the thread or post is in which Channel is, ""
	// for none.
	parent string
	// edited is when the message was edited, as text, "" for never.
	edited string
	// Server is the server whose own articles may be read beside the shared
	// ones, "" for none.
	Server string
	// Locale is the person's and GuildLocale the server's, as Discord writes
	// them, "" where unknown.
	Locale, GuildLocale string
	// Command is the command that is used, with its subcommand: "library add".
	Command string
	// Previous is the question before, where this one may go on from it.
	Previous string
	// heard is how many of the quotes that answer Previous were shown, 0 where
	// that is not known.
	heard int
	// refused is whether nothing was found for Previous.
	refused bool

	// options are the values of the command's options, by name, and focus is
	// the one being typed.
	options map[string]string
	focus   string
	// file is the attachment of an option.
	file *discordgo.MessageAttachment
	// permissions are the person's in the channel, and own the bot's.
	permissions, own int64
	// direct is whether an interaction is in the bot's direct messages.
	direct bool
	// member is whether the bot is a member of the server.
	member bool
	// action is that of the button or menu, values what was chosen, and shown
	// the message it stands on.
	action action
	values []string
	shown  *discordgo.Message
	// asked is the question that the message answers on which a button was
	// pressed, "" where it cannot be told.
	asked string
	// unseen is whether the message that the person points to is hidden from
	// the bot.
	unseen bool
	// fetch gets an attachment. It is nil outside of Discord.
	fetch func(ctx context.Context, address string) ([]byte, error)
	// progress shows a reply while the work goes on. It may be nil.
	progress func(Reply)
}

// tell shows how far the work is.
func (r Request) tell(text string) {
	if r.progress != nil {
		r.progress(Reply{Content: text, Private: true})
	}
}

// may tells whether the person has a permission in the channel.
func (r Request) may(permission int64) bool {
	return r.permissions&(permission|discordgo.PermissionAdministrator) != 0
}

// listsForAll tells whether a list is seen by all: one that answers a message, or
// another page in the place of one.
func (r Request) listsForAll() bool {
	return r.answersMessage() || r.Surface == Click && r.shown != nil && r.shown.Flags&discordgo.MessageFlagsEphemeral == 0
}

// answersMessage tells whether the reply is to a message and so seen by all.
func (r Request) answersMessage() bool {
	return r.Surface == Direct || r.Surface == Mention || r.Surface == RolePing
}

package bot

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A command is one that Discord shows for the bot, and who answers it.
type command struct {
	// name is the command's, with its subcommand: "library add". That of a
	// command in the menu of a message is the message that it is called.
	name string
	// about is the message that says what it does.
	about   string
	options []option
	handle  handler
	// menu is whether it stands in the menu of a message.
	menu bool
	// manage is whether it is for those who manage the server.
	manage bool
	// aloud is whether its reply is for all; others are private.
	aloud bool
	// slow is whether it may take minutes.
	slow bool
}

// An option of a command.
type option struct {
	name, about string
	kind        discordgo.ApplicationCommandOptionType
	required    bool
	most        int // characters
	complete    completer
}

// A completer completes what is being typed.
type completer func(b *Bot, ctx context.Context, req Request) ([]Choice, error)

// The names of commands and options that code elsewhere uses.
const (
	askCommand     = "ask"
	questionOption = "question"
	articleOption  = "article"
	privateOption  = "private"
	whoOption      = "who"
	aboutOption    = "about"
	urlOption      = "url"
	fileOption     = "file"
	feedOption     = "feed"
	findCommand    = "message_command.find"
	checkCommand   = "message_command.check"
)

// commands are all commands.
func commands() []command {
	const text, flag, file = discordgo.ApplicationCommandOptionString, discordgo.ApplicationCommandOptionBoolean, discordgo.ApplicationCommandOptionAttachment
	return []command{
		{name: askCommand, about: "about.ask", handle: (*Bot).ask, aloud: true, options: []option{
			{name: questionOption, about: "about.ask_question", kind: text, required: true, most: maxQuestion, complete: (*Bot).completeQuestion},
			{name: articleOption, about: "about.ask_article", kind: text, most: maxChoice, complete: (*Bot).completeArticle},
			{name: privateOption, about: "about.ask_private", kind: flag}}},
		{name: "said", about: "about.said", handle: (*Bot).said, aloud: true, options: []option{
			{name: whoOption, about: "about.said_who", kind: text, required: true, most: maxChoice, complete: (*Bot).completeWho},
			{name: aboutOption, about: "about.said_about", kind: text, most: maxQuestion - maxChoice}}},
		{name: "sources", about: "about.sources", handle: (*Bot).sources},
		{name: "help", about: "about.help", handle: (*Bot).help},
		{name: findCommand, handle: (*Bot).ask, menu: true},
		{name: checkCommand, handle: (*Bot).checkQuote, menu: true},
		{name: "library add", about: "about.library_add", handle: (*Bot).addArticle, manage: true, slow: true, options: []option{
			{name: urlOption, about: "about.library_url", kind: text, most: maxAddress},
			{name: fileOption, about: "about.library_file", kind: file},
			{name: feedOption, about: "about.library_feed", kind: text, most: maxAddress}}},
		{name: "library remove", about: "about.library_remove", handle: (*Bot).removeOne, manage: true, options: []option{
			{name: articleOption, about: "about.library_article", kind: text, most: maxChoice, complete: (*Bot).completeOwn},
			{name: feedOption, about: "about.library_unfollow", kind: text, most: maxAddress, complete: (*Bot).completeFeed}}},
		{name: "library list", about: "about.library_list", handle: (*Bot).listArticles, manage: true},
		{name: "library refresh", about: "about.library_refresh", handle: (*Bot).refreshArticles, manage: true, slow: true},
		{name: "settings", about: "about.settings", handle: (*Bot).showSettings, manage: true},
		{name: "questions", about: "about.questions", handle: (*Bot).openQuestions, manage: true},
	}
}

// A clicked is who answers a click.
type clicked struct {
	handle handler
	// update is whether the reply takes the place of the message.
	update bool
	// manage is whether it is for those who manage the server.
	manage bool
	// question is whether the question is needed that the message answers.
	question bool
}

// clicks are the handlers of all buttons and menus.
func clicks() map[verb]clicked {
	return map[verb]clicked{
		verbMore:     {handle: (*Bot).more},
		verbContext:  {handle: (*Bot).around},
		verbEarlier:  {handle: (*Bot).around, update: true},
		verbShare:    {handle: (*Bot).share, update: true, question: true},
		verbDelete:   {handle: (*Bot).remove, update: true},
		verbHelpful:  {handle: (*Bot).rate, question: true},
		verbNotIt:    {handle: (*Bot).rate, question: true},
		verbNearest:  {handle: (*Bot).nearest},
		verbEditors:  {handle: (*Bot).askEditors, question: true},
		verbSources:  {handle: (*Bot).sources, update: true},
		verbLibrary:  {handle: (*Bot).listArticles, update: true, manage: true},
		verbSettings: {handle: (*Bot).changeSettings, update: true, manage: true},
		verbDrop:     {handle: (*Bot).dropQuestion, update: true, manage: true},
	}
}

// commandNamed finds a command; the zero one, which nobody answers, if there is
// none.
func commandNamed(name string) command {
	for _, c := range commands() {
		if c.name == name {
			return c
		}
	}
	return command{}
}

// route finds the handler of a request, or says why there is none for it.
// Whether a person may do something is asked with every request; what Discord
// shows them is no permission.
func (b *Bot) route(ctx context.Context, req Request) (handle handler, refused *outcome) {
	manage := false
	switch req.Surface {
	case Direct, Mention, RolePing:
		handle = (*Bot).ask
	case Click:
		c := clicks()[req.action.verb]
		handle, manage = c.handle, c.manage
	default:
		c := commandNamed(req.Command)
		handle, manage = c.handle, c.manage
	}
	switch {
	case handle == nil:
		o := b.note(ctx, req, "outdated")
		return nil, &o
	case req.Surface == Typing:
		handle = (*Bot).complete
	}
	if o := b.refuse(ctx, req, manage); o != nil {
		return nil, o
	}
	return handle, nil
}

// refuse says why a request is not answered, nil if it is. It costs no work.
func (b *Bot) refuse(ctx context.Context, req Request, manage bool) *outcome {
	var o outcome
	s := b.settingsOf(ctx, req.Guild)
	switch {
	case (req.Surface == Mention || req.Surface == RolePing) && (s.Mute || !s.speaksIn(req)):
		return &outcome{kind: "silent"}
	case manage && (req.Guild == "" || !req.member):
		o = b.note(ctx, req, "servers_only")
	case manage && !req.may(discordgo.PermissionManageGuild):
		o = b.note(ctx, req, "manage_only")
	case req.Surface == Typing:
		return nil
	default:
		return b.slow(ctx, req, s)
	}
	return &o
}

// slow refuses what is asked too often. A person is told once in a while where
// others would see it too, and not in the place of an answer.
func (b *Bot) slow(ctx context.Context, req Request, s settings) *outcome {
	now := b.now()
	wait := b.pace.wait(req, s, now)
	if wait <= 0 {
		return nil
	}
	o := outcome{kind: "too fast"}
	if !req.answersMessage() || req.edited == "" && !b.pace.told(req, now) {
		t := b.voice(ctx, req)
		seconds := int((wait + time.Second - 1) / time.Second)
		o.texts = t
		o.reply = Reply{Content: t.count("too_fast", seconds, "Seconds", seconds), Private: true}
	}
	return &o
}

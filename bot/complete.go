package bot

import (
	"context"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	// maxHomes and homeAge bound what is remembered of whose direct messages
	// are answered from which server.
	maxHomes, homeAge = 1 << 12, 10 * time.Minute
	// memberAge is for how long somebody counts as a member who was found to be
	// one: Discord tells a bot without a privileged intent of nobody who leaves or
	// is banned, and to ask with every line would cost as much as to answer it.
	memberAge = time.Minute
	// maxCandidates bounds the servers that one person is looked for in. Where
	// more have articles, direct messages are answered from the shared ones.
	maxCandidates = 8
)

// complete adds to a request what only Discord can tell: whose articles are
// read, and which question came before.
func (e *edge) complete(ctx context.Context, s *discordgo.Session, req Request) Request {
	switch {
	case req.member:
		req.Server = req.Guild
	case req.direct || req.Surface == Direct:
		req.Server = e.home(ctx, s, req.User)
	}
	switch {
	case req.Surface == Click && clicks()[req.action.verb].question:
		req.asked = e.topicOf(ctx, s, req.shown).question
	case req.answersMessage():
		before := e.previous(ctx, s, req)
		req.Previous, req.heard = before.question, before.shown
	}
	return req
}

// home is the server whose own articles a person's direct messages are
// answered from: the only one that they share with the bot among those that
// have any. "" where there is none, or several, or Discord does not tell.
func (e *edge) home(ctx context.Context, s *discordgo.Session, user string) string {
	if home, known := e.homes.get(user, e.bot.now()); known && e.isStill(ctx, s, home, user) {
		return home
	}
	servers, err := e.bot.Store.Servers(ctx)
	if err != nil {
		e.bot.Log.WarnContext(ctx, "listing the servers with articles", "reason", err)
		return ""
	}
	servers = slices.DeleteFunc(servers, func(id string) bool { return !e.isOn(id) })
	if len(servers) > maxCandidates {
		return ""
	}
	var shared []string
	for _, id := range servers {
		on, err := e.isMember(ctx, s, id, user)
		if err != nil {
			e.bot.Log.WarnContext(ctx, "looking for a person on a server", "guild", id, "reason", err)
			return ""
		}
		if on {
			shared = append(shared, id)
		}
	}
	home := ""
	if len(shared) == 1 {
		home = shared[0]
	}
	e.homes.put(user, home, e.bot.now())
	return home
}

// isStill tells whether a person is still on the server that their direct
// messages are answered from, and the bot too. "" is no server to leave.
func (e *edge) isStill(ctx context.Context, s *discordgo.Session, home, user string) bool {
	switch {
	case home == "":
		return true
	case !e.isOn(home):
		return false
	}
	on, err := e.isMember(ctx, s, home, user)
	return on && err == nil
}

// isMember asks Discord whether a person is on a server, unless they were found
// there of late.
func (e *edge) isMember(ctx context.Context, s *discordgo.Session, server, user string) (bool, error) {
	key := placeKey(server, user)
	if _, known := e.members.get(key, e.bot.now()); known {
		return true, nil
	}
	err := get(ctx, s, discordgo.EndpointGuildMember(server, user), &struct{}{})
	switch {
	case isNoMember(err):
		return false, nil
	case err != nil:
		return false, err
	}
	e.members.put(key, struct{}{}, e.bot.now())
	return true, nil
}

// isNoMember tells whether an error says that a person is not on a server, or
// that the bot is not.
func isNoMember(err error) bool {
	switch restCode(err) {
	case discordgo.ErrCodeUnknownMember, discordgo.ErrCodeUnknownGuild, discordgo.ErrCodeMissingAccess:
		return true
	}
	return false
}

// previous is what a message goes on from: the topic of the answer it replies
// to, or the one before in a direct message or a thread. After silence there is
// none. How old an answer is its ID and the message's tell, both by
// Discord's clock.
func (e *edge) previous(ctx context.Context, s *discordgo.Session, req Request) topic {
	switch m := req.shown; {
	case m == nil && req.edited == "" && e.goesOn(req): // an edit does not go on from itself
		return e.talk.before(placeKey(req.Channel, req.User), e.bot.now())
	case m == nil || m.Author == nil || m.Author.ID != e.placeOf("").self || between(m.ID, req.ID) > silence:
		return topic{}
	}
	return e.topicOf(ctx, s, req.shown)
}

// topicOf is what a message of the bot answers: as remembered, else its
// question, as the notes say or the message that it replies to. So that is
// known after a restart too.
func (e *edge) topicOf(ctx context.Context, s *discordgo.Session, m *discordgo.Message) topic {
	if m == nil {
		return topic{}
	}
	ids := []string{m.ID}
	if m.MessageReference != nil {
		ids = append(ids, m.MessageReference.MessageID) // is known sooner
	}
	for _, id := range ids {
		if known := e.talk.before(id, e.bot.now()); known.question != "" {
			return known
		}
	}
	if question := questionIn(m.Content); question != "" || m.MessageReference == nil {
		return topic{question: question}
	}
	asked := m.ReferencedMessage
	if asked == nil || asked.Content == "" {
		asked = &discordgo.Message{}
		at := discordgo.EndpointChannelMessage(m.MessageReference.ChannelID, m.MessageReference.MessageID)
		if err := get(ctx, s, at, asked); err != nil {
			e.bot.Log.InfoContext(ctx, "reading the message that an answer is for", "channel", m.ChannelID, "reason", err)
			return topic{}
		}
	}
	question, _ := readQuestion(asked.Content, e.placeOf("").self)
	if wireLength(question) > MaxQuestion {
		return topic{}
	}
	return topic{question: question}
}

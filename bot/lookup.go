package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/markdown"
)

// lookUp adds to a request what only Discord can tell: whose articles are read,
// and which question came before.
func (e *edge) lookUp(ctx context.Context, s *discordgo.Session, req Request) Request {
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
		req.Previous, req.heard, req.refused = before.question, before.shown, before.refused
	}
	return req
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
	if markdown.Length(question) > maxQuestion {
		return topic{}
	}
	return topic{question: question}
}

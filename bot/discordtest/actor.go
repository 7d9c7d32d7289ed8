package discordtest

import (
	"cmp"
	"regexp"
)

// Actor is a person in a channel: the one who writes, asks and clicks.
type Actor struct {
	User        string // an account's ID
	Channel     string // a channel's ID
	Locale      string // the language of the person's client
	Permissions int64  // what the person may do in the channel, as bits

	srv *Server
}

// As is a person in a channel. Empty IDs stand for [IDs.User] and
// [IDs.Channel].
func (s *Server) As(userID, channelID string) Actor {
	return Actor{
		User: cmp.Or(userID, s.IDs.User), Channel: cmp.Or(channelID, s.IDs.Channel),
		Locale: locale, Permissions: everyone, srv: s,
	}
}

// DirectMessage is [IDs.User] writing to the bot.
func (s *Server) DirectMessage(content string) Message {
	return s.As("", s.IDs.Direct).Write(content)
}

// GuildMessage is [IDs.User] writing in [IDs.Channel]. Mentions are written as
// Discord does: "<@" + s.IDs.Bot + ">".
func (s *Server) GuildMessage(content string) Message { return s.As("", "").Write(content) }

// SlashCommand is [IDs.User] using a command in [IDs.Channel].
func (s *Server) SlashCommand(name string, options ...Input) *Interaction {
	return s.As("", "").SlashCommand(name, options...)
}

// Write posts a message. What it mentions is read from its text.
func (a Actor) Write(content string) Message {
	return a.post(func(m *Message) { m.Content = content })
}

// Reply posts a message that answers another one; with ping it mentions that
// one's author, as the client does by default.
func (a Actor) Reply(to Message, content string, ping bool) Message {
	return a.post(func(m *Message) {
		m.Content = content
		if stored := a.srv.world.messages[to.ID]; stored != nil {
			m.replyTo(stored)
		}
		if ping {
			m.Mentions = append(m.Mentions, to.Author)
		}
	})
}

// Poll posts a message that asks the channel and says nothing else.
func (a Actor) Poll(question string, answers ...string) Message {
	return a.post(func(m *Message) {
		var offered []object
		for i, answer := range answers {
			offered = append(offered, object{"answer_id": i + 1, "poll_media": object{"text": answer}})
		}
		m.Poll = object{"question": object{"text": question}, "answers": offered, "allow_multiselect": false, "layout_type": 1,
			"expiry": a.srv.stamp(), "results": object{"is_finalized": false, "answer_counts": []any{}}}
	})
}

var (
	userMention = regexp.MustCompile(`<@!?(\d+)>`)
	roleMention = regexp.MustCompile(`<@&(\d+)>`)
)

// post stores a message and tells the gateway of it.
func (a Actor) post(fill func(*Message)) Message {
	s := a.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.newMessage(a.Channel, s.world.users[a.User])
	fill(m)
	s.readMentions(m)
	s.publish(m)
	return *m
}

// readMentions adds whom the text of a message mentions. The lock is held.
func (s *Server) readMentions(m *Message) {
	for _, match := range userMention.FindAllStringSubmatch(m.Content, -1) {
		if u, ok := s.world.users[match[1]]; ok && !m.mentions(u.ID) {
			m.Mentions = append(m.Mentions, u)
		}
	}
	for _, match := range roleMention.FindAllStringSubmatch(m.Content, -1) {
		m.MentionRoles = append(m.MentionRoles, match[1])
	}
}

// Edit changes the text of a person's message.
func (a Actor) Edit(m Message, content string) {
	a.change(m, func(stored *Message) {
		at := a.srv.stamp()
		stored.Content, stored.Edited = content, &at
		stored.Mentions, stored.MentionRoles = []User{}, []string{}
		a.srv.readMentions(stored)
		a.srv.announce("MESSAGE_UPDATE", stored)
	})
}

// Delete deletes a message.
func (a Actor) Delete(m Message) { a.change(m, a.srv.remove) }

func (a Actor) change(m Message, do func(*Message)) {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	if stored := a.srv.world.messages[m.ID]; stored != nil {
		do(stored)
	}
}

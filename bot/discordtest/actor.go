package discordtest

import (
	"fmt"
	"regexp"
	"time"
)

// Actor is a person in a channel: the one who writes, asks and clicks.
type Actor struct {
	User    string // an account's ID
	Channel string // a channel's ID

	srv *Server
}

// As is a person in a channel. Empty IDs stand for [IDs.User] and
// [IDs.Channel].
func (s *Server) As(userID, channelID string) Actor {
	a := Actor{User: userID, Channel: channelID, srv: s}
	if userID == "" {
		a.User = s.IDs.User
	}
	if channelID == "" {
		a.Channel = s.IDs.Channel
	}
	return a
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
			a.srv.replyTo(m, stored)
		}
		if ping {
			m.Mentions = append(m.Mentions, to.Author)
		}
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
	for _, match := range userMention.FindAllStringSubmatch(m.Content, -1) {
		if u, ok := s.world.users[match[1]]; ok && !m.mentions(u.ID) {
			m.Mentions = append(m.Mentions, u)
		}
	}
	for _, match := range roleMention.FindAllStringSubmatch(m.Content, -1) {
		m.MentionRoles = append(m.MentionRoles, match[1])
	}
	s.publish(m)
	return *m
}

// Edit changes the text of a person's message.
func (a Actor) Edit(m Message, content string) {
	a.change(m, func(stored *Message) {
		at := a.srv.stamp()
		stored.Content, stored.Edited = content, &at
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

// Input is an option of a command as a person fills it in. Value is a string,
// bool, int or float64.
type Input struct {
	Name    string
	Value   any
	Focused bool // being typed, in an autocompletion
}

// SlashCommand uses a command. One that is not registered, or not with these
// options, is a violation: Discord would not offer it.
func (a Actor) SlashCommand(name string, options ...Input) *Interaction {
	return a.command(useCommand, name, options, nil)
}

// Autocomplete types into an option of a command.
func (a Actor) Autocomplete(name, option, typed string) *Interaction {
	return a.command(autocomplete, name, []Input{{Name: option, Value: typed, Focused: true}}, nil)
}

// MessageCommand uses a command of a message's context menu.
func (a Actor) MessageCommand(name string, target Message) *Interaction {
	return a.command(useCommand, name, nil, &target)
}

// command starts an interaction with a command.
func (a Actor) command(kind int, name string, options []Input, target *Message) *Interaction {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	guildID := a.srv.world.channels[a.Channel].guild
	c := a.srv.command(name, guildID)
	if why := checkUse(c, options); why != "" && kind == useCommand {
		a.srv.violations.add("nobody can use the command %q: %s", name, why)
	}
	if c == nil {
		c = object{"id": "0", "type": slashCommand}
	}
	data := object{"id": c["id"], "name": name, "type": c["type"], "options": filled(options)}
	if target != nil {
		data["target_id"] = target.ID
		data["resolved"] = object{"messages": object{target.ID: target}}
	}
	return a.start(kind, data, nil)
}

// filled are options as an interaction carries them.
func filled(options []Input) []object {
	list := []object{}
	for _, in := range options {
		kinds := map[string]int{"string": 3, "int": 4, "bool": 5, "float64": 10}
		o := object{"name": in.Name, "type": kinds[fmt.Sprintf("%T", in.Value)], "value": in.Value}
		if in.Focused {
			o["focused"] = true
		}
		list = append(list, o)
	}
	return list
}

// Click presses a button, or picks values in a menu.
func (a Actor) Click(m Message, customID string, values ...string) *Interaction {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	data := object{"custom_id": customID, "component_type": 0}
	for _, row := range items(m.Components) {
		for _, c := range items(row["components"]) {
			if text(c["custom_id"]) == customID {
				data["component_type"] = c["type"]
			}
		}
	}
	if data["component_type"] == 0 {
		a.srv.violations.add("nobody can click %q: the message has no such component", customID)
	}
	if len(values) > 0 {
		data["values"] = values
	}
	return a.start(useComponent, data, &m)
}

// SubmitModal sends a modal with the values of its text inputs by custom_id.
func (a Actor) SubmitModal(customID string, fields map[string]string) *Interaction {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	rows := []object{}
	for id, value := range fields {
		input := object{"type": 4, "id": 2, "custom_id": id, "value": value}
		rows = append(rows, object{"type": 1, "id": 1, "components": []object{input}})
	}
	return a.start(submitOfModal, object{"custom_id": customID, "components": rows}, nil)
}

// start opens an interaction and tells the gateway of it. The lock is held.
func (a Actor) start(kind int, data object, on *Message) *Interaction {
	s := a.srv
	ch := s.world.channels[a.Channel]
	i := &Interaction{
		ID: s.newID(), srv: s, kind: kind, channel: a.Channel, created: s.now(),
		botIn: ch.guild == "" || s.world.guilds[ch.guild].botIn,
	}
	i.Token = "token-" + i.ID
	d := a.envelope(i, ch)
	d["data"] = data
	if on != nil {
		i.original = on.ID
		d["message"] = on
	}
	s.world.interactions[i.ID], s.world.tokens[i.Token] = i, i
	s.dispatch(event{kind: "INTERACTION_CREATE", data: d})
	return i
}

// envelope is all of an interaction but its data.
func (a Actor) envelope(i *Interaction, ch *channel) object {
	s := a.srv
	d := object{
		"id": i.ID, "application_id": s.IDs.App, "type": i.kind, "token": i.Token, "version": 1,
		"channel_id": ch.id, "channel": object{"id": ch.id, "type": ch.kind}, "locale": "en-US",
		"entitlements": []any{}, "app_permissions": "2251804225", "attachment_size_limit": 10 << 20,
	}
	if ch.guild == "" {
		d["user"], d["context"] = s.world.users[a.User], 1
		d["authorizing_integration_owners"] = object{"1": a.User}
		return d
	}
	member := s.memberJSON(s.world.guilds[ch.guild], a.User)
	member["permissions"] = "2251804225"
	d["member"], d["guild_id"], d["guild_locale"], d["context"] = member, ch.guild, "en-US", 0
	d["authorizing_integration_owners"] = object{"0": ch.guild}
	if !i.botIn {
		d["authorizing_integration_owners"] = object{"1": a.User}
	}
	return d
}

// Messages lists the messages of a channel that are not deleted, oldest first,
// private ones included.
func (s *Server) Messages(channelID string) []Message {
	return s.messagesWhere(func(m *Message) bool { return m.ChannelID == channelID })
}

// Replies lists the bot's messages that answer a message, oldest first.
func (s *Server) Replies(messageID string) []Message {
	return s.messagesWhere(func(m *Message) bool {
		return m.Author.ID == s.IDs.Bot && m.Reference != nil && m.Reference.MessageID == messageID
	})
}

// WaitReply blocks until the bot has answered a message.
func (s *Server) WaitReply(messageID string, timeout time.Duration) (Message, error) {
	var replies []Message
	err := s.Wait(timeout, "reply to message "+messageID, func() bool {
		replies = s.Replies(messageID)
		return len(replies) > 0
	})
	if err != nil {
		return Message{}, err
	}
	return replies[0], nil
}

// WaitReady blocks until a client is connected with a session that lives.
func (s *Server) WaitReady(timeout time.Duration) error {
	return s.waitConn(timeout, func(c *conn) bool { return c.session != nil })
}

// WaitSettled is WaitReady, and the client has begun to send heartbeats. Wait
// for it before breaking a connection: when discordgo v0.29.0 loses one as its
// first heartbeat is due, it may notice twice, close the connection that
// replaced it with 1000 and so end its own session, and events are lost.
func (s *Server) WaitSettled(timeout time.Duration) error {
	return s.waitConn(timeout, func(c *conn) bool { return c.session != nil && c.beating })
}

// waitConn blocks until a connection is as wanted.
func (s *Server) waitConn(timeout time.Duration, ok func(*conn) bool) error {
	return s.Wait(timeout, "client on the gateway", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		for c := range s.open {
			if c.alive() && ok(c) {
				return true
			}
		}
		return false
	})
}

// Message is a message as it stands now, also when it was deleted.
func (s *Server) Message(id string) (Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, ok := s.world.messages[id]
	if !ok {
		return Message{}, false
	}
	return *m, true
}

func (s *Server) messagesWhere(ok func(*Message) bool) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Message
	for _, id := range s.world.order {
		if m := s.world.messages[id]; !m.Deleted && ok(m) {
			list = append(list, *m)
		}
	}
	return list
}

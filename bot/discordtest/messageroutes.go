package discordtest

import "net/http"

// createMessage is POST /channels/{channel_id}/messages.
func (s *Server) createMessage(c *call) *answer {
	ch, bad := s.channelFor(c)
	if bad != nil {
		return bad
	}
	body := c.object()
	nonce := nonceOf(ch.id, body)
	if id, ok := s.world.nonces[nonce]; ok {
		return ok200(s.world.messages[id])
	}
	if bad := s.forbids(ch, body); bad != nil {
		return bad
	}
	m := s.newMessage(ch.id, s.world.bot)
	if bad := s.refer(m, body); bad != nil {
		return bad
	}
	m.fill(body)
	s.strip(m)
	if m.Ephemeral() {
		m.Flags &^= flagEphemeral
		s.violations.add("POST %s: flags: only answers to interactions can be private", c.r.URL.Path)
	}
	if nonce != "" {
		s.world.nonces[nonce], m.nonce = m.ID, nonce
	}
	s.publish(m)
	return ok200(m)
}

// nonceOf is the key under which a message with enforce_nonce is sent only
// once, "" without one.
func nonceOf(channelID string, body object) string {
	nonce := text(body["nonce"])
	if enforced, _ := body["enforce_nonce"].(bool); !enforced || nonce == "" {
		return ""
	}
	return channelID + "/" + nonce
}

// refer makes m a reply when the body says so.
func (s *Server) refer(m *Message, body object) *answer {
	ref, _ := body["message_reference"].(object)
	if ref == nil {
		return nil
	}
	to := s.world.messages[text(ref["message_id"])]
	if to == nil || to.Deleted || to.ChannelID != m.ChannelID {
		if strict, given := ref["fail_if_not_exists"].(bool); given && !strict {
			return nil
		}
		return invalidForm([]problem{{
			path: []string{"message_reference"}, code: "REPLIES_UNKNOWN_MESSAGE", text: "Unknown message",
		}})
	}
	m.replyTo(to)
	return nil
}

// replyTo makes m a reply to another message.
func (m *Message) replyTo(to *Message) {
	m.Type = replyMessage
	m.Reference = &Reference{MessageID: to.ID, ChannelID: to.ChannelID, GuildID: to.GuildID}
	quoted := *to
	quoted.Referenced = nil
	m.Referenced = &quoted
}

// editMessage is PATCH /channels/{channel_id}/messages/{message_id}.
func (s *Server) editMessage(c *call) *answer {
	m, bad := s.messageFor(c)
	switch {
	case bad != nil:
		return bad
	case m.Author.ID != s.world.bot.ID:
		return fail(http.StatusForbidden, 50005, "Cannot edit a message authored by another user")
	}
	return s.edit(m, c)
}

// edit changes a stored message.
func (s *Server) edit(m *Message, c *call) *answer {
	next := *m
	next.fill(c.object())
	if m.WebhookID == "" {
		s.strip(&next)
	}
	if next.blank() {
		return emptyMessage()
	}
	at := s.stamp()
	next.Edited = &at
	next.Flags = next.Flags&^(flagLoading|flagEphemeral) | m.Flags&flagEphemeral
	*m = next
	s.announce("MESSAGE_UPDATE", m)
	return ok200(m)
}

// blank tells whether a message has nothing to show.
func (m Message) blank() bool {
	return m.Content == "" && len(m.Embeds)+len(m.Components) == 0
}

// deleteMessage is DELETE /channels/{channel_id}/messages/{message_id}.
func (s *Server) deleteMessage(c *call) *answer {
	m, bad := s.messageFor(c)
	switch {
	case bad != nil:
		return bad
	case m.Author.ID != s.world.bot.ID:
		return fail(http.StatusForbidden, 50013, "Missing Permissions")
	}
	s.remove(m)
	return &answer{status: http.StatusNoContent}
}

// remove deletes a message and tells the gateway of it. The lock is held.
func (s *Server) remove(m *Message) {
	m.Deleted = true
	s.touch()
	if m.Ephemeral() {
		return
	}
	data := object{"id": m.ID, "channel_id": m.ChannelID}
	if m.GuildID != "" {
		data["guild_id"] = m.GuildID
	}
	s.dispatch(event{kind: "MESSAGE_DELETE", guild: m.GuildID, data: data})
}

// getMessage is GET /channels/{channel_id}/messages/{message_id}.
func (s *Server) getMessage(c *call) *answer {
	m, bad := s.messageFor(c)
	if bad != nil {
		return bad
	}
	return ok200(s.seen(*m))
}

// messageFor finds the message that a request names.
func (s *Server) messageFor(c *call) (*Message, *answer) {
	ch, bad := s.channelFor(c)
	if bad != nil {
		return nil, bad
	}
	m := s.world.messages[c.id("message_id")]
	if m == nil || m.Deleted || m.Ephemeral() || m.ChannelID != ch.id {
		return nil, fail(http.StatusNotFound, 10008, "Unknown Message")
	}
	return m, nil
}

// channelFor finds the channel that a request names, if the bot is in it.
func (s *Server) channelFor(c *call) (*channel, *answer) {
	ch := s.world.channels[c.id("channel_id")]
	if ch == nil {
		return nil, fail(http.StatusNotFound, 10003, "Unknown Channel")
	}
	if ch.guild != "" && !s.world.guilds[ch.guild].botIn {
		return nil, fail(http.StatusForbidden, 50001, "Missing Access")
	}
	return ch, nil
}

package discordtest

import "net/http"

// The permissions that a message takes.
const (
	sendMessages  = 1 << 11
	embedLinks    = 1 << 14
	readHistory   = 1 << 16
	sendInThreads = 1 << 38
)

// botMay tells whether the bot has a permission in a channel; it has all in
// direct messages. The lock is held.
func (s *Server) botMay(ch *channel, permission int64) bool {
	g := s.world.guilds[ch.guild]
	return g == nil || g.permissions&permission != 0
}

// forbids says why the bot may not post a message, nil if it may.
func (s *Server) forbids(ch *channel, body object) *answer {
	switch {
	case ch.kind == publicThread && !s.botMay(ch, sendInThreads), ch.kind != publicThread && !s.botMay(ch, sendMessages):
		return fail(http.StatusForbidden, 50013, "Missing Permissions")
	case body["message_reference"] != nil && !s.botMay(ch, readHistory):
		return fail(http.StatusForbidden, 160002, "Cannot reply without permission to read message history")
	}
	return nil
}

// strip takes off a message what the bot may not post: embeds go without a
// word.
func (s *Server) strip(m *Message) {
	if ch := s.world.channels[m.ChannelID]; ch != nil && !s.botMay(ch, embedLinks) {
		m.Embeds = []any{}
	}
}

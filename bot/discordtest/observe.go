package discordtest

import "time"

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

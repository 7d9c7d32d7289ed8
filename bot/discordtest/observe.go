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
	return s.Wait(timeout, "client on the gateway", func() bool { return len(s.Shards()) > 0 })
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

package discordtest

import (
	"encoding/json"
	"slices"
	"strings"
)

// Message flags: https://discord.com/developers/docs/resources/message#message-object-message-flags
const (
	flagEphemeral = 1 << 6
	flagLoading   = 1 << 7
)

// Message types.
const (
	replyMessage   = 19
	commandMessage = 20
)

// Message is a message as it stands now. Its JSON is Discord's own; see
// [Message.Decode].
type Message struct {
	ID              string     `json:"id"`
	ChannelID       string     `json:"channel_id"`
	GuildID         string     `json:"guild_id,omitempty"` // empty in direct messages
	Type            int        `json:"type"`
	Content         string     `json:"content"`
	Author          User       `json:"author"`
	Member          object     `json:"member,omitempty"`
	Mentions        []User     `json:"mentions"`
	MentionRoles    []string   `json:"mention_roles"`
	MentionEveryone bool       `json:"mention_everyone"`
	Attachments     []any      `json:"attachments"` // none
	Embeds          []any      `json:"embeds"`
	Components      []any      `json:"components"`
	Timestamp       string     `json:"timestamp"`
	Edited          *string    `json:"edited_timestamp"`
	Flags           int        `json:"flags"`
	Pinned          bool       `json:"pinned"`
	TTS             bool       `json:"tts"`
	Poll            object     `json:"poll,omitempty"`
	Reference       *Reference `json:"message_reference,omitempty"`
	Referenced      *Message   `json:"referenced_message,omitempty"`
	ApplicationID   string     `json:"application_id,omitempty"`
	WebhookID       string     `json:"webhook_id,omitempty"`

	Deleted bool `json:"-"`

	nonce string // its key in world.nonces, "" without one
}

// Reference says which message another one answers.
type Reference struct {
	Type      int    `json:"type"`
	MessageID string `json:"message_id,omitempty"`
	ChannelID string `json:"channel_id"`
	GuildID   string `json:"guild_id,omitempty"`
}

// Ephemeral tells whether only the person who asked can see the message.
func (m Message) Ephemeral() bool { return m.Flags&flagEphemeral != 0 }

// Loading tells whether the message is a deferral that was not answered yet.
func (m Message) Loading() bool { return m.Flags&flagLoading != 0 }

// Decode puts the message into v, which is any type that reads Discord's JSON.
func (m Message) Decode(v any) error {
	raw, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, v)
}

// mentions tells whether a user is mentioned.
func (m Message) mentions(userID string) bool {
	return slices.ContainsFunc(m.Mentions, func(u User) bool { return u.ID == userID })
}

// newMessage is an empty message, not stored yet. The lock is held.
func (s *Server) newMessage(channelID string, author User) *Message {
	m := &Message{
		ID: s.newID(), ChannelID: channelID, Author: author, Timestamp: s.stamp(),
		Mentions: []User{}, MentionRoles: []string{}, Attachments: []any{}, Embeds: []any{}, Components: []any{},
	}
	if c := s.world.channels[channelID]; c != nil {
		m.GuildID = c.guild
	}
	if g := s.world.guilds[m.GuildID]; g != nil {
		m.Member = s.partialMember(g, author.ID)
	}
	return m
}

// publish stores a message and tells the gateway of it. The lock is held.
func (s *Server) publish(m *Message) {
	s.world.messages[m.ID] = m
	s.world.order = append(s.world.order, m.ID)
	if c := s.world.channels[m.ChannelID]; c != nil {
		c.last = m.ID
	}
	s.announce("MESSAGE_CREATE", m)
}

// announce tells the gateway of a message that it may know of: not of private
// ones, nor of guilds the bot is not in. The lock is held.
func (s *Server) announce(kind string, m *Message) {
	s.touch()
	if m.Ephemeral() || m.GuildID != "" && !s.world.guilds[m.GuildID].botIn {
		return
	}
	s.dispatch(event{kind: kind, guild: m.GuildID, message: m})
}

// fill sets the fields of a message that a checked request body carries, and
// leaves those that it does not. Lists that are null are emptied.
func (m *Message) fill(body object) {
	if v, ok := body["content"]; ok {
		m.Content, _ = v.(string)
		m.Content = strings.TrimSpace(m.Content)
	}
	if v, ok := body["embeds"]; ok {
		m.Embeds = shown(v, "rich")
	}
	if v, ok := body["components"]; ok {
		m.Components = numbered(shown(v, ""))
	}
	if v, ok := body["flags"]; ok {
		m.Flags |= integer(v)
	}
	m.TTS, _ = body["tts"].(bool)
}

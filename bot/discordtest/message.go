package discordtest

import (
	"encoding/json"
	"net/http"
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

// attachment is a file as an interaction tells of it.
type attachment struct {
	ID       string `json:"id"`
	Filename string `json:"filename"`
	Size     int    `json:"size"`
	URL      string `json:"url"`
	ProxyURL string `json:"proxy_url"`
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

// attach keeps a file, which GET serves from then on.
func (s *Server) attach(channelID string, f File) attachment {
	id := s.newID()
	path := "/attachments/" + channelID + "/" + id
	at := s.http.URL + path
	s.world.files[path] = f.Data
	return attachment{ID: id, Filename: f.Name, Size: len(f.Data), URL: at, ProxyURL: at}
}

// getFile is GET /attachments/{channel_id}/{attachment_id}.
func (s *Server) getFile(c *call) *answer {
	data, ok := s.world.files[c.r.URL.Path]
	if !ok {
		return &answer{status: http.StatusNotFound, html: "This content is no longer available."}
	}
	return &answer{status: http.StatusOK, html: string(data)}
}

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

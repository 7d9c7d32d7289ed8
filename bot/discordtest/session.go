package discordtest

import (
	"encoding/json"
	"strings"
)

// Gateway intents: https://discord.com/developers/docs/topics/gateway#gateway-intents
const (
	intentGuilds         = 1 << 0
	intentMembers        = 1 << 1
	intentPresences      = 1 << 8
	intentMessages       = 1 << 9
	intentTyping         = 1 << 11
	intentDirectMessages = 1 << 12
	intentDirectTyping   = 1 << 14
	intentContent        = 1 << 15

	privilegedIntents = intentMembers | intentPresences | intentContent
	knownIntents      = 1<<22 - 1 | 1<<24 | 1<<25
)

// intentsOf tells which intents let an event through: in a guild, and in
// direct messages. Events that are not listed need none.
var intentsOf = map[string][2]int{
	"GUILD_CREATE":   {intentGuilds, 0},
	"GUILD_DELETE":   {intentGuilds, 0},
	"CHANNEL_CREATE": {intentGuilds, 0},
	"CHANNEL_DELETE": {intentGuilds, 0},
	"THREAD_CREATE":  {intentGuilds, 0},
	"MESSAGE_CREATE": {intentMessages, intentDirectMessages},
	"MESSAGE_UPDATE": {intentMessages, intentDirectMessages},
	"MESSAGE_DELETE": {intentMessages, intentDirectMessages},
	"TYPING_START":   {intentTyping, intentDirectTyping},
}

// event is something the gateway tells its sessions.
type event struct {
	kind    string
	guild   string // "" for what is of no guild: direct messages
	data    any
	message *Message // instead of data: blanked where the intents demand it
	raw     bool     // a test's own event: no intent filters it
}

// session is what RESUME goes back to: it outlives its connections.
type session struct {
	id      string
	intents int
	shard   shard
	seq     int64
	sent    int64    // the number of the last event that went to a connection
	dropped int64    // how many events are kept no more
	log     [][]byte // the payload with sequence number dropped+i+1 at i
	conn    *conn    // nil while the client is away
}

// identify answers IDENTIFY with READY and the guilds.
func (s *Server) identify(c *conn, raw json.RawMessage) {
	var d struct {
		Token      string `json:"token"`
		Intents    *int   `json:"intents"`
		Properties object `json:"properties"`
		Shard      []int  `json:"shard"`
	}
	err := json.Unmarshal(raw, &d)
	switch {
	case s.tooSoon(d.Shard):
		c.send(opInvalidSession, false)
	case s.faulty(c, OnIdentify):
	case err != nil || d.Properties == nil:
		s.close(c, closeDecode, "IDENTIFY without properties, or unreadable")
	case c.session != nil:
		s.close(c, closeReauth, "IDENTIFY twice")
	case strings.TrimPrefix(d.Token, "Bot ") != s.cfg.token:
		c.end(closeToken)
	case d.Intents == nil || *d.Intents&^knownIntents != 0:
		s.close(c, closeIntents, "IDENTIFY with invalid intents")
	case *d.Intents&privilegedIntents != 0:
		s.close(c, closeDenied, "IDENTIFY asks for privileged intents %#x", *d.Intents&privilegedIntents)
	case !shardOf(d.Shard).valid():
		s.close(c, closeShard, "IDENTIFY as shard %v", d.Shard)
	case shardOf(d.Shard).of < s.cfg.shards:
		c.end(closeSharding)
	default:
		s.begin(c, *d.Intents, shardOf(d.Shard))
	}
}

// begin opens a session.
func (s *Server) begin(c *conn, intents int, part shard) {
	sess := &session{id: "session-" + s.newID(), intents: intents, shard: part, conn: c}
	s.sessions[sess.id] = sess
	c.session = sess
	guilds := []object{}
	for id, g := range s.world.guilds {
		if g.botIn && part.has(id) {
			guilds = append(guilds, object{"id": id, "unavailable": true})
		}
	}
	ready := object{
		"v": 9, "user": s.world.bot, "guilds": guilds, "session_id": sess.id,
		"resume_gateway_url": s.gatewayURL() + resumePath, "session_type": "normal", "private_channels": []any{},
		"application": object{"id": s.IDs.App, "flags": 0},
		"shard":       []int{part.index, part.of},
	}
	sess.tell("READY", ready)
	for _, g := range s.world.guilds {
		if g.botIn && sess.wants(event{kind: "GUILD_CREATE", guild: g.id}) {
			sess.tell("GUILD_CREATE", s.guildEvent(g))
		}
	}
}

// resume replays what a session missed.
func (s *Server) resume(c *conn, raw json.RawMessage) {
	var d struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int64  `json:"seq"`
	}
	err := json.Unmarshal(raw, &d)
	sess := s.sessions[d.Session]
	switch {
	case s.faulty(c, OnResume):
	case err != nil:
		s.close(c, closeDecode, "unreadable RESUME")
	case strings.TrimPrefix(d.Token, "Bot ") != s.cfg.token:
		c.end(closeToken)
	case sess == nil, d.Seq >= 0 && d.Seq < sess.dropped:
		c.send(opInvalidSession, false)
	case d.Seq < 0 || d.Seq > sess.seq:
		s.close(c, closeSequence, "RESUME from sequence %d of %d", d.Seq, sess.seq)
	default:
		sess.replay(c, d.Seq)
	}
}

// replay moves a session to a new connection and repeats what came after seq.
func (sess *session) replay(c *conn, seq int64) {
	if old := sess.conn; old != nil && old != c {
		old.session = nil
		old.cut()
	}
	sess.conn, c.session = c, sess
	for _, p := range sess.log[seq-sess.dropped:] {
		c.enqueue(outgoing{payload: p})
	}
	sess.tell("RESUMED", object{})
}

// dispatch tells an event to every session whose intents let it through, also
// to those that are away: they get it when they resume. The lock is held.
func (s *Server) dispatch(e event) {
	for _, sess := range s.sessions {
		if !sess.wants(e) {
			continue
		}
		data := e.data
		if e.message != nil {
			data = s.seen(*e.message)
		}
		sess.tell(e.kind, data)
		if sess.trim(s.cfg.events) {
			delete(s.sessions, sess.id)
		}
	}
	s.touch()
}

// wants tells whether the intents of a session let an event through.
func (sess *session) wants(e event) bool {
	needs, listed := intentsOf[e.kind]
	switch {
	case e.raw:
		return true
	case !sess.shard.has(e.guild):
		return false
	case !listed:
		return true
	case e.guild == "":
		return sess.intents&needs[1] != 0
	}
	return sess.intents&needs[0] != 0
}

// tell logs an event under the next sequence number and sends it.
func (sess *session) tell(kind string, data any) {
	sess.seq++
	raw, err := json.Marshal(object{"op": opDispatch, "s": sess.seq, "t": kind, "d": data})
	if err != nil {
		panic(err) // our own data
	}
	sess.log = append(sess.log, raw)
	if sess.conn != nil {
		sess.sent = sess.seq
		sess.conn.enqueue(outgoing{payload: raw})
	}
}

// seen is a message as the gateway and GET show it to a bot without the content
// intent: content, embeds and components are blank outside of direct messages,
// unless the bot wrote it or is mentioned in it. A ping of the bot's role is no
// mention of the bot:
// https://discord.com/developers/docs/topics/gateway#message-content-intent
func (s *Server) seen(m Message) Message {
	bot := s.world.bot.ID
	if m.GuildID == "" || m.Author.ID == bot || m.mentions(bot) {
		return m
	}
	m.Content, m.Embeds, m.Components, m.Poll = "", []any{}, []any{}, nil
	if m.Referenced != nil {
		ref := s.seen(*m.Referenced)
		m.Referenced = &ref
	}
	return m
}

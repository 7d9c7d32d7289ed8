package discordtest

import (
	"maps"
	"slices"
	"strconv"
	"time"
)

// object is a JSON object.
type object = map[string]any

// IDs are the snowflakes of the world that a server starts with: one guild
// with a text channel and two members, the bot in it, and the first member's
// direct-message channel.
type IDs struct {
	App     string // the application
	Bot     string // its bot user; the same as App, as for every new bot
	BotRole string // the role that Discord made for the bot in Guild
	Guild   string
	Channel string // a text channel of Guild
	User    string // the first member, who speaks unless a test says otherwise
	Other   string // the second member
	Direct  string // the channel of direct messages between Bot and User
}

// User is an account as Discord shows it.
type User struct {
	ID            string  `json:"id"`
	Username      string  `json:"username"`
	Discriminator string  `json:"discriminator"`
	GlobalName    *string `json:"global_name"`
	Avatar        *string `json:"avatar"`
	Bot           bool    `json:"bot,omitempty"`
	PublicFlags   int     `json:"public_flags"`
	Flags         int     `json:"flags"`
	PrimaryGuild  *object `json:"primary_guild"`
}

// locale is the language of every guild, and of people unless a test says
// otherwise.
const locale = "en-US"

type guild struct {
	id, name, botRole string
	botIn             bool
	permissions       int64 // the bot's
	members           []string
}

// The types of channels the world knows.
const (
	textChannel   = 0
	directChannel = 1
	voiceChannel  = 2
	publicThread  = 11
)

type channel struct {
	id, guild, name     string
	kind                int
	recipient           string // the person in a direct channel
	parent, owner, last string // parent channel and starter of a thread, last message
}

// world is everything that Discord remembers.
type world struct {
	bot          User
	users        map[string]User
	guilds       map[string]*guild
	channels     map[string]*channel
	messages     map[string]*Message
	order        []string // message IDs, oldest first
	nonces       map[string]string
	files        map[string][]byte // by path
	commands     []object
	interactions map[string]*Interaction
	tokens       map[string]*Interaction
	started      []*Interaction // oldest first
}

// populate makes the world of [IDs].
func (s *Server) populate() {
	s.world = world{
		users: map[string]User{}, guilds: map[string]*guild{}, channels: map[string]*channel{},
		messages: map[string]*Message{}, nonces: map[string]string{}, files: map[string][]byte{},
		interactions: map[string]*Interaction{}, tokens: map[string]*Interaction{},
	}
	s.world.bot = s.addUser("testbot", true)
	s.IDs = IDs{App: s.world.bot.ID, Bot: s.world.bot.ID}
	s.IDs.User = s.addUser("alice", false).ID
	s.IDs.Other = s.addUser("bob", false).ID
	g := s.addGuild("readers", true)
	s.IDs.Guild, s.IDs.BotRole = g.id, g.botRole
	s.IDs.Channel = s.addChannel(channel{guild: g.id, name: "general"}).id
	s.IDs.Direct = s.directWith(s.IDs.User).id
}

// AddUser adds an account, a member of every guild, and returns its ID.
func (s *Server) AddUser(name string, bot bool) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.addUser(name, bot).ID
	for _, g := range s.world.guilds {
		g.members = append(g.members, id)
	}
	return id
}

// AddGuild adds a guild with a text channel and all accounts as members, and
// returns both IDs. With botIn the bot joins it and hears of it; without, the
// bot is reachable there only as an app of a user.
func (s *Server) AddGuild(name string, botIn bool) (guildID, channelID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.addGuild(name, botIn)
	c := s.addChannel(channel{guild: g.id, name: "general"})
	if botIn {
		s.dispatch(event{kind: "GUILD_CREATE", guild: g.id, data: s.guildEvent(g)})
	}
	return g.id, c.id
}

// RemoveUser takes an account out of a guild.
func (s *Server) RemoveUser(guildID, userID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.world.guilds[guildID]
	g.members = slices.DeleteFunc(g.members, func(id string) bool { return id == userID })
}

// AddChannel adds a text channel to a guild and returns its ID.
func (s *Server) AddChannel(guildID, name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.create(channel{guild: guildID, name: name}).id
}

// AddVoice adds a voice channel to a guild, in whose chat people write, and
// returns its ID.
func (s *Server) AddVoice(guildID, name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.create(channel{guild: guildID, name: name, kind: voiceChannel}).id
}

// AddThread adds a thread to a channel of a guild and returns its ID.
func (s *Server) AddThread(channelID, name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	in := s.world.channels[channelID]
	return s.create(channel{guild: in.guild, name: name, kind: publicThread, parent: channelID, owner: s.IDs.User}).id
}

// DirectChannel returns the ID of the direct-message channel between the bot
// and a user, which is opened if need be.
func (s *Server) DirectChannel(userID string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.directWith(userID).id
}

func (s *Server) addUser(name string, bot bool) User {
	u := User{ID: s.newID(), Username: name, Discriminator: "0", Bot: bot}
	s.world.users[u.ID] = u
	return u
}

func (s *Server) addGuild(name string, botIn bool) *guild {
	s.lastID += 1 << shardShift // so that neighbours are of different shards
	g := &guild{id: s.newID(), name: name, botIn: botIn, permissions: everyone}
	for _, id := range slices.Sorted(maps.Keys(s.world.users)) {
		if id != s.world.bot.ID || botIn {
			g.members = append(g.members, id)
		}
	}
	if botIn {
		g.botRole = s.newID()
	}
	s.world.guilds[g.id] = g
	return g
}

func (s *Server) addChannel(c channel) *channel {
	if c.id == "" {
		c.id = s.newID()
	}
	s.world.channels[c.id] = &c
	return &c
}

// create adds a channel or thread and tells the gateway of it. The lock is held.
func (s *Server) create(c channel) *channel {
	made, kind := s.addChannel(c), "CHANNEL_CREATE"
	if c.kind == publicThread {
		kind = "THREAD_CREATE"
	}
	s.dispatch(event{kind: kind, guild: c.guild, data: s.channelJSON(made)})
	return made
}

func (s *Server) directWith(userID string) *channel {
	for _, c := range s.world.channels {
		if c.kind == directChannel && c.recipient == userID {
			return c
		}
	}
	return s.addChannel(channel{kind: directChannel, recipient: userID})
}

// discordEpoch is the first millisecond of 2015, where snowflakes start:
// https://discord.com/developers/docs/reference#snowflakes
const discordEpoch = 1420070400000

// newID makes a snowflake, larger than all before. The lock is held.
func (s *Server) newID() string {
	s.lastID = max(s.lastID+1, (s.now().UnixMilli()-discordEpoch)<<22)
	return strconv.FormatInt(s.lastID, 10)
}

// stamp is Discord's time as it writes it. The lock is held.
func (s *Server) stamp() string { return s.now().UTC().Format(time.RFC3339Nano) }

package discordtest

import "time"

// Option changes how a server is set up.
type Option func(*config)

type config struct {
	token       string
	heartbeat   time.Duration
	privileged  int
	pings       bool
	description *description
}

func defaults() config {
	return config{token: DefaultToken, heartbeat: 41250 * time.Millisecond}
}

// DefaultToken is the token of the bot where WithToken sets no other.
const DefaultToken = "discordtest-token"

// WithToken sets the bot's token, without the word "Bot" before it.
func WithToken(token string) Option { return func(c *config) { c.token = token } }

// WithHeartbeat sets the heartbeat interval that HELLO asks for. Discord's
// own is 41.25 s.
func WithHeartbeat(interval time.Duration) Option {
	return func(c *config) { c.heartbeat = interval }
}

// WithPrivilegedIntents grants privileged intents, as bits. Without it an
// IDENTIFY that asks for one is closed with 4014.
func WithPrivilegedIntents(bits int) Option { return func(c *config) { c.privileged = bits } }

// AllowPings accepts messages that could ping somebody. Without it every
// message must carry allowed_mentions with an empty parse and nothing else.
func AllowPings() Option { return func(c *config) { c.pings = true } }

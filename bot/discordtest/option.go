package discordtest

import "time"

// Option changes how a server is set up.
type Option func(*config)

type config struct {
	token       string
	heartbeat   time.Duration
	description *description
	firstAnswer time.Duration

	shards, concurrency int
	startEvery          time.Duration

	requests, events int // how many are kept, 0 for all
	observe          func(Request)
}

func defaults() config {
	return config{token: DefaultToken, heartbeat: 41250 * time.Millisecond, firstAnswer: firstAnswer * time.Second, shards: 1, concurrency: 1}
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

// WithShards makes GET /gateway/bot recommend a number of shards, of which
// concurrency may IDENTIFY at the same time. A bot that comes with fewer is
// closed with 4011.
func WithShards(n, concurrency int) Option {
	return func(c *config) { c.shards, c.concurrency = n, concurrency }
}

// WithStartEvery makes an IDENTIFY a violation that comes sooner than this
// after another one of the same concurrency class; it is answered with op 9.
// Discord's own interval is 5 s. Without it all are welcome, so that a test may
// start a bot twice.
func WithStartEvery(d time.Duration) Option { return func(c *config) { c.startEvery = d } }

// WithFirstAnswer sets how long an interaction waits for its first response,
// 3 s on Discord: for tests of other things, which shall hold on a machine that
// is so busy that it stalls that long.
func WithFirstAnswer(d time.Duration) Option { return func(c *config) { c.firstAnswer = d } }

// WithHistory bounds what is remembered, for a load that runs long: the last
// so many requests, messages and interactions, and the last so many events of
// each session. A session that missed more cannot be resumed.
func WithHistory(requests, events int) Option {
	return func(c *config) { c.requests, c.events = requests, events }
}

// WithObserver has saw called with each REST request just before its answer
// is sent, at the same time for several.
func WithObserver(saw func(Request)) Option { return func(c *config) { c.observe = saw } }

package bot

import (
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// A State is what a shard's connection to the gateway is doing.
type State string

// The states of a shard. Only a connected one hears of questions; what it
// misses while it is not is replayed when it resumes.
const (
	Connecting State = "connecting"
	Connected  State = "connected"
	Waiting    State = "waiting" // before it connects again
)

// A ShardStatus is how one shard stands. The counts begin anew where the bot has
// outgrown its shards and begins with more.
type ShardStatus struct {
	Shard int
	State State
	// Since is when State began.
	Since time.Time
	// Sessions counts the new sessions (IDENTIFY), Resumes those that went on
	// after a lost connection.
	Sessions, Resumes uint64
}

// A Status is how the bot stands with Discord.
type Status struct {
	// Shards is empty until Discord said how many to run.
	Shards []ShardStatus
	// Requests counts the REST requests that were sent, Failed those that got
	// an answer of 500 and above or none, Limited the 429 among the answers.
	// Each try counts.
	Requests, Failed, Limited uint64
	// Refused counts the questions that were turned away because too many came
	// at once, Dropped those of them that were not told so.
	Refused, Dropped uint64
	// Busy is how many workers answer something at this moment, of Workers
	// that there are; when all do, what else comes waits for a second at most,
	// and is then refused.
	Busy, Workers int64
	// Missed is how many messages wait to be answered, or are being answered,
	// that Discord replayed after a lost connection. They take no worker.
	Missed int64
	// Stuck is how many requests were given up and have not ended since.
	Stuck int64
}

// Hung tells whether so many requests never ended that those after them take
// the places of others: a new start is due.
func (s Status) Hung() bool { return s.Stuck >= stuckAtOnce }

// Ready tells whether all shards are connected.
func (s Status) Ready() bool {
	for _, shard := range s.Shards {
		if shard.State != Connected {
			return false
		}
	}
	return len(s.Shards) > 0
}

// health is what a Status is made of. The zero value is ready to use.
type health struct {
	requests, failed, limited atomic.Uint64
	refused, dropped          atomic.Uint64

	mu     sync.Mutex
	shards []ShardStatus
	// work, missed and stuck are crews of the edge, nil until there is one.
	work, missed, stuck *crew
}

// Status tells how the bot stands with Discord. It may be called at any time.
func (b *Bot) Status() Status {
	h := &b.health
	h.mu.Lock()
	defer h.mu.Unlock()
	return Status{Shards: append([]ShardStatus(nil), h.shards...), Requests: h.requests.Load(), Failed: h.failed.Load(),
		Limited: h.limited.Load(), Refused: h.refused.Load(), Dropped: h.dropped.Load(),
		Busy: h.work.running(), Workers: atOnce, Missed: h.missed.held(), Stuck: h.stuck.running()}
}

// man sets which crews work.
func (h *health) man(work, missed, stuck *crew) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.work, h.missed, h.stuck = work, missed, stuck
}

// plan sets how many shards there are.
func (h *health) plan(n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.shards = make([]ShardStatus, n)
	for i := range h.shards {
		h.shards[i] = ShardStatus{Shard: i, State: Connecting, Since: time.Now()}
	}
}

// turns notes a shard's state.
func (h *health) turns(shard int, state State) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if s := &h.shards[shard]; s.State != state {
		s.State, s.Since = state, time.Now()
	}
}

// began notes that a shard's session began, or went on.
func (h *health) began(shard int, resumed bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if resumed {
		h.shards[shard].Resumes++
	} else {
		h.shards[shard].Sessions++
	}
}

// count notes what came of a request; resp is nil when nothing did.
func (h *health) count(resp *http.Response) {
	h.requests.Add(1)
	switch {
	case resp == nil || resp.StatusCode >= http.StatusInternalServerError:
		h.failed.Add(1)
	case resp.StatusCode == http.StatusTooManyRequests:
		h.limited.Add(1)
	}
}

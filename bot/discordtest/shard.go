package discordtest

import (
	"net/http"
	"time"
)

// shardShift is what a guild's ID is shifted by to tell its shard:
// https://discord.com/developers/docs/topics/gateway#sharding
const shardShift = 22

// shard is the part of all guilds that a session hears of. Direct messages
// come to the first.
type shard struct{ index, of int }

// shardOf reads the shard of an IDENTIFY, the whole when it has none.
func shardOf(d []int) shard {
	switch len(d) {
	case 0:
		return shard{0, 1}
	case 2:
		return shard{d[0], d[1]}
	}
	return shard{}
}

func (p shard) valid() bool { return p.of > 0 && p.index >= 0 && p.index < p.of }

// has tells whether a guild belongs to the shard; "" stands for direct
// messages.
func (p shard) has(guildID string) bool {
	return ShardOf(guildID, p.of) == p.index
}

// tooSoon tells whether an IDENTIFY comes before its time, which is a
// violation. The lock is held.
func (s *Server) tooSoon(d []int) bool {
	class := shardOf(d).index % s.cfg.concurrency
	last := s.starts[class]
	s.starts[class] = time.Now()
	if s.cfg.startEvery == 0 || time.Since(last) >= s.cfg.startEvery {
		return false
	}
	s.violations.add("gateway: IDENTIFY %v after another one, sooner than %v", time.Since(last), s.cfg.startEvery)
	return true
}

// Shards tells how many gateway connections are alive with a session, by shard.
func (s *Server) Shards() map[int]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	alive := map[int]int{}
	for c := range s.open {
		if c.alive() && c.session != nil {
			alive[c.session.shard.index]++
		}
	}
	return alive
}

// ShardOf tells which of n shards a guild belongs to.
func ShardOf(guildID string, n int) int { return int(idNumber(guildID) >> shardShift % uint64(n)) }

// StopGateway cuts all gateway connections and every new one at once, until
// [Server.StartGateway]. Sessions live on.
func (s *Server) StopGateway() {
	s.setDown(true)
	s.CutGateway()
}

// StartGateway ends what StopGateway began.
func (s *Server) StartGateway() { s.setDown(false) }

func (s *Server) setDown(down bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.down = down
}

func (s *Server) isDown() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.down
}

// hangUpOn cuts the connection of a request instead of answering it.
func hangUpOn(w http.ResponseWriter) {
	if raw, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = raw.Close()
	}
}

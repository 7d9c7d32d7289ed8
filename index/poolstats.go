package index

import "time"

// PoolStats are figures about a pool at one moment.
type PoolStats struct {
	// Open counts the indexes that are open, Failing those libraries whose
	// index could not be opened or brought up to date when that was last tried.
	Open, Failing int
	// Synced is when the index of the shared library last agreed with it, the
	// zero time if it never did.
	Synced time.Time
	// Searching counts the questions that are searched for, Waiting those that
	// wait for their turn, since no more are searched for than there are cores.
	Searching, Waiting int64
}

// Stats tells how the pool stands. It may be called at any time.
func (p *Pool) Stats() PoolStats {
	p.mu.Lock()
	defer p.mu.Unlock()
	stats := PoolStats{Searching: int64(len(p.turns)), Waiting: p.waiting.Load()}
	for server, s := range p.slots {
		if s.index != nil {
			stats.Open++
		}
		if s.failures > 0 {
			stats.Failing++
		}
		if server == "" {
			stats.Synced = s.synced
		}
	}
	return stats
}

package intake

import (
	"sync"
	"time"
)

// A budget counts the bytes that each server took today. The zero value is
// ready. It starts anew with the program: it is there against floods.
type budget struct {
	mu    sync.Mutex
	day   string
	bytes map[string]int
}

// spend counts bytes for a server.
func (b *budget) spend(server string, n int, now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.turn(now)
	b.bytes[server] += n
}

// spent is what a server took today.
func (b *budget) spent(server string, now time.Time) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.turn(now)
	return b.bytes[server]
}

// turn starts a new day.
func (b *budget) turn(now time.Time) {
	if day := now.UTC().Format(time.DateOnly); b.day != day || b.bytes == nil {
		b.day, b.bytes = day, map[string]int{}
	}
}

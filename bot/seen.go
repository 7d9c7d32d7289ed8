package bot

import (
	"sync"
	"time"
)

// A memory knows the IDs of events that were handled, since the gateway may
// send one again when a session resumes. It forgets an ID after its age, or
// earlier when there are too many.
type memory struct {
	age  time.Duration
	size int

	mu    sync.Mutex
	known map[string]bool
	queue []sighting // oldest first
}

type sighting struct {
	id string
	at time.Time
}

func newMemory(size int, age time.Duration) *memory {
	return &memory{size: size, age: age, known: map[string]bool{}}
}

// first tells whether an ID is new, and remembers it.
func (m *memory) first(id string, now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	for len(m.queue) > 0 && (len(m.queue) >= m.size || now.Sub(m.queue[0].at) > m.age) {
		delete(m.known, m.queue[0].id)
		m.queue = m.queue[1:]
	}
	if m.known[id] {
		return false
	}
	m.known[id] = true
	m.queue = append(m.queue, sighting{id, now})
	return true
}

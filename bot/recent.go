package bot

import (
	"sync"
	"time"
)

// A recent remembers values by their keys for a time, and no more of them than
// its size: the oldest go first.
type recent[V any] struct {
	age  time.Duration
	size int

	mu    sync.Mutex
	known map[string]entry[V]
	queue []sighting // oldest first; an entry that was renewed is in it twice
}

type entry[V any] struct {
	value V
	at    time.Time
}

// A sighting says when a value was put.
type sighting struct {
	id string
	at time.Time
}

func newRecent[V any](size int, age time.Duration) *recent[V] {
	return &recent[V]{age: age, size: size, known: map[string]entry[V]{}}
}

// get returns what was put under a key, unless it is forgotten.
func (r *recent[V]) get(key string, now time.Time) (value V, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.known[key]
	if !ok || now.Sub(e.at) > r.age {
		return value, false
	}
	return e.value, true
}

// put remembers a value.
func (r *recent[V]) put(key string, value V, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keep(key, value, now)
}

// first tells whether nothing is known of a key, and remembers it.
func (r *recent[V]) first(key string, now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e, ok := r.known[key]; ok && now.Sub(e.at) <= r.age {
		return false
	}
	var none V
	r.keep(key, none, now)
	return true
}

// keep remembers a value and forgets what is old or too much. The lock is held.
func (r *recent[V]) keep(key string, value V, now time.Time) {
	r.known[key] = entry[V]{value, now}
	r.queue = append(r.queue, sighting{key, now})
	for len(r.queue) > r.size || len(r.queue) > 0 && now.Sub(r.queue[0].at) > r.age {
		oldest := r.queue[0]
		r.queue = r.queue[1:]
		if r.known[oldest.id].at.Equal(oldest.at) {
			delete(r.known, oldest.id)
		}
	}
}

// drop forgets a key.
func (r *recent[V]) drop(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.known, key)
}

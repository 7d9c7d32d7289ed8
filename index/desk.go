package index

import "sync"

// A desk is where a question is worked at: the memory for what takes most of it
// and ends with the answer, which the next question uses again. It was a third of
// what a question allocates.
type desk struct {
	// home is where it waits for the next question, nil where none comes.
	home      *sync.Pool
	imprints  slab[imprint]
	sentences slab[sentence]
	ranked    slab[ranked]
	meetings  slab[meeting]
	tallies   slab[tally]
	// hits are of no use when a match is made.
	hits []hit
}

// desk is one that a question to the index had before, or a new one.
func (x *Index) desk() *desk {
	if d, ok := x.desks.Get().(*desk); ok {
		return d
	}
	return &desk{home: &x.desks}
}

// leave ends the work at the desk.
func (d *desk) leave() {
	if d.wipe(); d.home != nil {
		d.home.Put(d)
	}
}

// wipe takes back all that was handed out.
func (d *desk) wipe() {
	d.imprints.wipe()
	d.sentences.wipe()
	d.ranked.wipe()
	d.meetings.wipe()
	d.tallies.wipe()
}

// A slab is memory for values of one type, of which the first used are handed
// out.
type slab[T any] struct {
	room []T
	used int
}

// take hands out n values, which are zero. Where there is no room for them, a
// larger slab begins, and what was handed out stays with those who have it.
func (s *slab[T]) take(n int) []T {
	if s.used+n > len(s.room) {
		s.room, s.used = make([]T, max(n, 2*len(s.room))), 0
	}
	s.used += n
	return s.room[s.used-n : s.used : s.used]
}

// wipe takes back all that was handed out.
func (s *slab[T]) wipe() {
	clear(s.room[:s.used])
	s.used = 0
}

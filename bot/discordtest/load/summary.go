package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
)

// A summary is what came of the events of a phase.
type summary struct {
	asked, lost, twice int
	count              map[outcome]int
	p50, p99, max      time.Duration // from event to first response, of those that had any
	surfaces           map[surface]latencies
}

// latencies are sorted.
type latencies []time.Duration

// at is a quantile between 0 and 1.
func (l latencies) at(q float64) time.Duration {
	if len(l) == 0 {
		return 0
	}
	return l[min(len(l)-1, int(q*float64(len(l))))]
}

// summarize counts the events of a phase. Those that spared says yes to may be
// lost.
func (l *ledger) summarize(phase string, spared func(time.Time) bool) summary {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := summary{count: map[outcome]int{}, surfaces: map[surface]latencies{}}
	var all latencies
	for _, e := range l.entries {
		if e.phase != phase {
			continue
		}
		s.asked++
		switch {
		case e.outcome != "":
			s.count[e.outcome]++
		case spared == nil || !spared(e.at):
			s.lost++
		}
		if len(e.messages) > 1 {
			s.twice++
		}
		if !e.first.IsZero() {
			took := e.first.Sub(e.at)
			all = append(all, took)
			s.surfaces[e.surface] = append(s.surfaces[e.surface], took)
		}
	}
	slices.Sort(all)
	s.p50, s.p99, s.max = all.at(.5), all.at(.99), all.at(1)
	for _, some := range s.surfaces {
		slices.Sort(some)
	}
	return s
}

// lastBad is when the last event of a phase was asked that did not go well: no
// response, refused, or slower than it should be; zero if all did.
func (l *ledger) lastBad(phase string, slow time.Duration) (last time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.entries {
		bad := e.outcome == "" || e.outcome == refused || e.outcome == failed || e.first.Sub(e.at) > slow
		if e.phase == phase && bad && e.at.After(last) {
			last = e.at
		}
	}
	return last
}

// print writes a summary for people.
func (s summary) print(out io.Writer) {
	fmt.Fprintf(out, "  asked %d, lost %d, twice %d;", s.asked, s.lost, s.twice)
	for _, o := range slices.Sorted(maps.Keys(s.count)) {
		fmt.Fprintf(out, " %s %d", o, s.count[o])
	}
	fmt.Fprintf(out, "\n  event to first response: p50 %v, p99 %v, max %v\n", ms(s.p50), ms(s.p99), ms(s.max))
	for _, name := range slices.Sorted(maps.Keys(s.surfaces)) {
		some := s.surfaces[name]
		fmt.Fprintf(out, "    %-8s %7d: p50 %v, p99 %v, max %v\n", name, len(some), ms(some.at(.5)), ms(some.at(.99)), ms(some.at(1)))
	}
}

func ms(d time.Duration) time.Duration { return d.Round(100 * time.Microsecond) }

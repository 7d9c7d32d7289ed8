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
	// gone are the lost ones by how they were asked, sentAway those refused or
	// asked too fast.
	gone, sentAway map[surface]int
	// lostAt is when the lost ones were asked.
	lostAt []time.Time
	// accepted and refused are how long the first response took of those that had
	// any, surfaces those of accepted by how they were asked.
	accepted, refused latencies
	surfaces          map[surface]latencies
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
func (l *ledger) summarize(phase string, spared func(surface, time.Time) bool) summary {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := summary{count: map[outcome]int{}, gone: map[surface]int{}, sentAway: map[surface]int{}, surfaces: map[surface]latencies{}}
	for _, e := range l.entries {
		if e.phase != phase {
			continue
		}
		s.asked++
		switch {
		case e.outcome != "":
			s.count[e.outcome]++
		case spared == nil || !spared(e.surface, e.at):
			s.lost++
			s.gone[e.surface]++
			s.lostAt = append(s.lostAt, e.at)
		}
		if len(e.messages) > 1 {
			s.twice++
		}
		s.time(e)
	}
	slices.Sort(s.accepted)
	slices.Sort(s.refused)
	for _, some := range s.surfaces {
		slices.Sort(some)
	}
	return s
}

// time adds how long the first response to an event took.
func (s *summary) time(e *entry) {
	took := e.first.Sub(e.at)
	switch {
	case e.first.IsZero():
	case e.outcome == refused || e.outcome == paced:
		s.refused = append(s.refused, took)
		s.sentAway[e.surface]++
	default:
		s.accepted = append(s.accepted, took)
		s.surfaces[e.surface] = append(s.surfaces[e.surface], took)
	}
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
	for _, name := range slices.Sorted(maps.Keys(s.gone)) {
		fmt.Fprintf(out, " lost %s %d", name, s.gone[name])
	}
	for _, name := range slices.Sorted(maps.Keys(s.sentAway)) {
		fmt.Fprintf(out, " refused %s %d", name, s.sentAway[name])
	}
	fmt.Fprintf(out, "\n  event to first response: %v\n", s.accepted)
	for _, name := range slices.Sorted(maps.Keys(s.surfaces)) {
		some := s.surfaces[name]
		fmt.Fprintf(out, "    %-8s %7d: %v\n", name, len(some), some)
	}
	if len(s.refused) > 0 {
		fmt.Fprintf(out, "  event to refusal: %v\n", s.refused)
	}
}

// String is the quantiles that people look at.
func (l latencies) String() string {
	return fmt.Sprintf("p50 %v, p99 %v, max %v", ms(l.at(.5)), ms(l.at(.99)), ms(l.at(1)))
}

func ms(d time.Duration) time.Duration { return d.Round(100 * time.Microsecond) }

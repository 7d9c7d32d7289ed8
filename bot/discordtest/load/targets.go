package main

import (
	"flag"
	"fmt"
	"time"
)

// targets are what must hold.
type targets struct {
	p99, max, stormMax, recovery time.Duration
	growth, idle                 float64
}

func (t *targets) flags(f *flag.FlagSet) {
	f.DurationVar(&t.p99, "p99", 50*time.Millisecond, "target: the 99th percentile from event to first response")
	f.DurationVar(&t.max, "max", 3*time.Second, "target: the longest, which is what Discord waits")
	f.DurationVar(&t.stormMax, "storm-max", 3*time.Second, "target: the longest of those accepted in a storm")
	f.DurationVar(&t.recovery, "recovery", 5*time.Second, "target: from the end of a storm until all goes well again")
	f.Float64Var(&t.growth, "growth", 1.25, "target: resident memory of the last quarter over that of the second")
	f.Float64Var(&t.idle, "idle-memory", 40, "target: resident memory of an idle bot, in MiB")
}

// verdict collects the targets that are missed.
type verdict []string

func (v *verdict) want(ok bool, format string, args ...any) {
	if !ok {
		*v = append(*v, fmt.Sprintf(format, args...))
	}
}

// steady holds the figures of a phase without faults against the targets.
func (t targets) steady(s summary) (v verdict) {
	v.want(s.accepted.at(.99) <= t.p99, "99th percentile %v, want %v", s.accepted.at(.99), t.p99)
	v.want(s.accepted.at(1) <= t.max, "slowest %v, want %v", s.accepted.at(1), t.max)
	v.want(s.lost == 0, "%d lost", s.lost)
	v.want(s.twice == 0, "%d answered twice", s.twice)
	v.want(s.count[refused]+s.count[paced] == 0, "%d refused, %d too fast", s.count[refused], s.count[paced])
	v.want(s.count[failed] == 0, "%d failed", s.count[failed])
	v.want(s.count[answered] > 0, "nothing answered")
	return v
}

// stormy holds a storm against the targets: all who were turned away were
// counted, with or without a word, then and after, and all others had an answer
// in time. Then it wants recovery.
func (t targets) stormy(s summary, turnedAway, counted refusals, recovery time.Duration) (v verdict) {
	v.want(s.accepted.at(1) <= t.stormMax, "slowest in the storm %v, want %v", s.accepted.at(1), t.stormMax)
	v.want(turnedAway == counted, "%d were told that too many ask and %d had no response, but %d and %d were counted",
		turnedAway.told, turnedAway.silent, counted.told, counted.silent)
	v.want(s.twice == 0, "%d answered twice in the storm", s.twice)
	v.want(s.count[answered] > 0, "nothing answered in the storm")
	v.want(recovery <= t.recovery, "recovered %v after the storm, want %v", recovery, t.recovery)
	return v
}

// soaked holds a phase with restarts and faults against the targets.
func (t targets) soaked(s summary) (v verdict) {
	v.want(s.lost == 0, "%d lost outside of restarts and faults", s.lost)
	v.want(s.twice == 0, "%d answered twice", s.twice)
	v.want(s.count[answered] > 0, "nothing answered")
	return v
}

// refusals are how many were turned away, telling them so or not.
type refusals struct{ told, silent int }

// since are those between two samples.
func (s sample) since(before sample) refusals {
	silent := int(s.dropped - before.dropped)
	return refusals{int(s.refused-before.refused) - silent, silent}
}

// flat wants memory that does not grow.
func (t targets) flat(samples []sample) (v verdict) {
	resident := func(s sample) float64 { return s.resident }
	early, late := mean(samples, 1, resident), mean(samples, 3, resident)
	v.want(late <= early*t.growth, "resident memory grew from %.0f to %.0f MiB", early, late)
	return v
}

// mean is a figure's over a quarter of the samples.
func mean(samples []sample, quarter int, of func(sample) float64) float64 {
	part := samples[quarter*len(samples)/4 : (quarter+1)*len(samples)/4]
	sum := 0.0
	for _, s := range part {
		sum += of(s)
	}
	return sum / float64(max(1, len(part)))
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"sync"
	"syscall"
	"time"

	"verbatim/bot/discordtest"
)

const (
	// kept bounds how many requests and how many events the Discord of the trial
	// remembers, for an interaction may be answered for three seconds and a client
	// that comes back is told what it missed; keptInStorms does where that many
	// come in a few seconds. What is remembered costs: one collection of garbage of
	// 400 MiB keeps one of two cores busy while the program's answers wait.
	kept, keptInStorms = 1 << 12, 1 << 14
	// garbage is how many percent of what it holds the generator may let pile up,
	// so that it collects a few times a minute.
	garbage = 400
	// warmTime is asked before measuring, to fill caches.
	warmTime = 3 * time.Second
	// capacityTime and capacityAtOnce are how it is found out what the program
	// can serve: below its own bound on what it does at once.
	capacityTime, capacityAtOnce = 5 * time.Second, 32
	// settleTime is how long an answer is waited for.
	settleTime = 10 * time.Second
	// slow is from when on an answer after a storm counts as late.
	slow = 500 * time.Millisecond
)

// A trial is one program under one load.
type trial struct {
	options
	out     io.Writer
	srv     *discordtest.Server
	program *program
	books   *ledger
	crowd   *crowd
	pulse   *pulse
}

// measure runs a trial and returns the targets that it missed.
func measure(ctx context.Context, o options, out io.Writer) (missed []string, err error) {
	work, err := os.MkdirTemp("", "verbatim-load-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	t := &trial{options: o, out: out, books: newLedger()}
	debug.SetGCPercent(garbage)
	remembered := o.remembered()
	t.srv, err = discordtest.Start(discordtest.WithHistory(remembered, remembered), discordtest.WithObserver(t.books.saw))
	if err != nil {
		return nil, err
	}
	defer t.srv.Close()
	if !o.idle {
		fmt.Fprintf(out, "%d members on %d servers, %d passages, seed %d\n", o.members, o.servers, o.passages, o.seed)
	}
	t.crowd = newCrowd(t.srv, t.books, &asking{o.passages}, o.servers, o.members, rand.New(rand.NewPCG(o.seed, 1)))
	if t.program, err = newProgram(ctx, o, work, t.srv); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, t.program.end(syscall.SIGTERM), t.program.log.Close()) }()
	began := time.Now()
	if err := t.program.start(ctx, stepTime); err != nil {
		return nil, err
	}
	if err := t.srv.WaitCommand("ask", startTime); err != nil {
		return nil, err
	}
	fmt.Fprintf(out, "ready after %v\n", time.Since(began).Round(time.Millisecond))
	missed, err = t.run(ctx)
	return missed, errors.Join(err, ctx.Err())
}

// remembered is how many requests and events must be remembered.
func (o options) remembered() int {
	if o.storm > 0 || o.soak {
		return keptInStorms
	}
	return kept
}

// run runs the phases with a pulse beside them.
func (t *trial) run(ctx context.Context) (v verdict, err error) {
	if !t.idle {
		t.crowd.load(ctx, "warm", min(t.rate, 50), warmTime)
		t.crowd.settle(ctx)
	}
	t.pulse = &pulse{program: t.program, start: time.Now()}
	beating, stop := context.WithCancel(ctx)
	var work sync.WaitGroup
	work.Go(func() { t.pulse.beat(beating) })
	switch {
	case t.idle:
		sleep(ctx, t.length)
	case t.soak:
		v, err = t.soaking(ctx)
	default:
		v = t.steady(ctx)
	}
	if t.storm > 0 && err == nil {
		v = append(v, t.stormy(ctx)...)
	}
	stop()
	work.Wait()
	if t.soak {
		t.printCounted()
	}
	v = append(v, t.resident()...)
	t.draw()
	if t.csv != "" {
		err = errors.Join(err, t.pulse.write(t.csv))
	}
	return v, err
}

// steady asks at the rate.
func (t *trial) steady(ctx context.Context) verdict {
	fmt.Fprintf(t.out, "steady: %.0f a second for %v\n", t.rate, t.length)
	t.crowd.late = 0
	t.crowd.load(ctx, "steady", t.rate, t.length)
	t.crowd.settle(ctx)
	s := t.books.summarize("steady", nil)
	s.print(t.out)
	fmt.Fprintf(t.out, "  the questions were up to %v late\n", ms(t.crowd.late))
	v := t.targets.steady(s)
	for _, broken := range t.srv.Violations() {
		v = append(v, "Discord's rules: "+broken)
	}
	return v
}

// stormy finds out what the program can serve, asks a multiple of it, and goes
// back to the rate.
func (t *trial) stormy(ctx context.Context) verdict {
	capacity := t.crowd.capacity(ctx, capacityAtOnce, capacityTime)
	t.crowd.settle(ctx)
	fmt.Fprintf(t.out, "capacity: %.0f a second with %d at once\n", capacity, capacityAtOnce)
	before, _ := t.pulse.sample(ctx) // zero where it cannot be read
	rate := min(t.storm*capacity, maxRate)
	fmt.Fprintf(t.out, "storm: %.0f a second for %v\n", rate, t.stormLength)
	t.crowd.load(ctx, "storm", rate, t.stormLength)
	over := time.Now()
	t.crowd.load(ctx, "after", min(t.rate, capacity/2), 2*t.targets.recovery)
	t.crowd.settle(ctx)
	after, err := t.pulse.sample(ctx)
	s := t.books.summarize("storm", nil)
	s.print(t.out)
	counted := after.since(before)
	fmt.Fprintf(t.out, "  %.0f a second came; the program counted %d refused and %d turned away without a word\n",
		float64(s.asked)/t.stormLength.Seconds(), counted.told, counted.silent)
	recovery := max(0, t.books.lastBad("after", slow).Sub(over))
	fmt.Fprintf(t.out, "after: all well %v after the storm\n", ms(recovery))
	calm := t.books.summarize("after", nil)
	calm.print(t.out)
	turnedAway := refusals{told: s.count[refused] + calm.count[refused], silent: s.lost + calm.lost}
	v := t.targets.stormy(s, turnedAway, counted, recovery)
	v.want(err == nil, "its metrics after the storm: %v", err)
	return v
}

// soaking asks at the rate while calamities strike.
func (t *trial) soaking(ctx context.Context) (verdict, error) {
	fmt.Fprintf(t.out, "soak: %.0f a second for %v\n", t.rate, t.length)
	f := &fate{program: t.program, srv: t.srv, every: t.calamity, chance: rand.New(rand.NewPCG(t.seed, 2)), out: t.out}
	raging, stop := context.WithCancel(ctx)
	var work sync.WaitGroup
	var err error
	work.Go(func() { err = f.rage(raging) })
	t.crowd.load(ctx, "soak", t.rate, t.length)
	stop()
	work.Wait()
	if err != nil {
		return nil, err
	}
	t.crowd.settle(ctx)
	s := t.books.summarize("soak", f.spared)
	s.print(t.out)
	around := map[string]int{}
	for _, at := range s.lostAt {
		around[f.around(at)]++
	}
	for _, name := range slices.Sorted(maps.Keys(around)) {
		fmt.Fprintf(t.out, "  lost around %q: %d\n", name, around[name])
	}
	return t.targets.soaked(s), nil
}

// printCounted tells how many the program says it turned away. What it counted in
// the second before a restart is not known.
func (t *trial) printCounted() {
	refused := spent(t.pulse.samples, func(s sample) float64 { return s.refused })
	silent := spent(t.pulse.samples, func(s sample) float64 { return s.dropped })
	fmt.Fprintf(t.out, "the program counted %.0f refused and %.0f turned away without a word\n", refused-silent, silent)
}

// resident holds the memory against the targets.
func (t *trial) resident() (v verdict) {
	last := mean(t.pulse.samples, 3, func(s sample) float64 { return s.resident })
	own := mean(t.pulse.samples, 3, func(s sample) float64 { return s.private })
	fmt.Fprintf(t.out, "resident memory at the end: %.0f MiB, %.0f of them its own and the others pages of files\n", last, own)
	switch {
	case t.idle:
		v.want(last <= t.targets.idle, "idle it takes %.0f MiB, want %.0f", last, t.targets.idle)
	case t.storm == 0:
		v = t.targets.flat(t.pulse.samples)
	}
	return v
}

// draw plots what the program took.
func (t *trial) draw() {
	samples := t.pulse.samples
	plot(t.out, "resident memory, MiB", samples, func(s sample) float64 { return s.resident })
	plot(t.out, "goroutines", samples, func(s sample) float64 { return s.goroutines })
	plot(t.out, "open files", samples, func(s sample) float64 { return s.files })
	if n := len(samples); n > 1 {
		over := (samples[n-1].at - samples[0].at).Seconds()
		fmt.Fprintf(t.out, "  processor: %.0f %% of a core, and %.0f %% for this program\n",
			100*spent(samples, func(s sample) float64 { return s.cpu })/over,
			100*spent(samples, func(s sample) float64 { return s.own })/over)
	}
}

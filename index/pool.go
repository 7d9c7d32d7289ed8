package index

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"verbatim/index/store"

	"golang.org/x/sync/singleflight"
)

// A Library is a Source that tells when it has changed.
type Library interface {
	Source
	// Revision is a number that grows with every change of what Versions
	// returns. It is asked for with every question, so it should cost little.
	Revision(ctx context.Context) (int64, error)
}

// PoolOptions adjust a pool.
type PoolOptions struct {
	Options
	// Dir is the folder that holds a folder for each index, made when it is
	// first needed; "" keeps the indexes in memory.
	Dir string
	// Open is how many indexes of servers are open at most, but for those in
	// use; 0 means DefaultOpen.
	Open int
	// Demo is what answers where there is no article to read, nil for none.
	Demo Source
	// Unkept is told of an index that cannot be kept in its folder, and why; it
	// is made in memory then. Nil makes that an error.
	Unkept func(folder string, reason error)
}

// DefaultOpen is how many indexes of servers are open at most. One of 50
// articles of 30 paragraphs of a hundred words takes 2 to 3 MiB when it has been
// asked, nearly all of it pages of its file, and is opened again in 7 ms
// (BenchmarkPool).
const DefaultOpen = 128

// A Pool answers for many Discord servers. Each server has a library of its own
// and reads the shared one too, and each library has an index, which is opened
// when it is first asked and closed when others have been asked since. Nothing
// of one server's library reaches another: they share no index, no folder and
// no figure.
//
// A server is named by its snowflake, and "" stands for the shared library. The
// methods may be called at the same time.
type Pool struct {
	library func(server string) Library
	options PoolOptions
	// refreshes are those under way, by server; workers bounds them.
	refreshes singleflight.Group
	// readings are the catalogues that are being made, and verdicts what is
	// known of their topics.
	readings singleflight.Group
	verdicts verdicts
	// awaited counts who waits for a catalogue.
	awaited atomic.Int64
	workers chan struct{}
	// turns bounds how many search at the same time: no more than there are
	// cores for, so that a crowd that asks at once leaves some time to what
	// else runs, such as hearing of further questions. waiting counts who waits.
	turns   chan struct{}
	waiting atomic.Int64
	// stop is closed to end the refreshes, and busy counts them and the
	// questions.
	stop chan struct{}
	busy sync.WaitGroup

	// mu guards what follows and the fields of the slots, never while
	// something is read or written.
	mu     sync.Mutex
	closed bool
	slots  map[string]*slot
	// uses counts questions, so that a slot can tell when it was last used.
	uses int64

	// opening is held while the demo is opened.
	opening sync.Mutex
	demo    *Index
}

// NewPool makes a pool of the indexes of libraries: library returns the
// articles that are a server's own, and the shared ones for "". It is called
// once for each server. Nothing is opened yet.
func NewPool(library func(server string) Library, o PoolOptions) *Pool {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Open <= 0 {
		o.Open = DefaultOpen
	}
	return &Pool{library: library, options: o, slots: map[string]*slot{},
		workers: make(chan struct{}, refreshesAtOnce), turns: make(chan struct{}, runtime.GOMAXPROCS(0)), stop: make(chan struct{})}
}

// Answer finds what a server's own articles and the shared ones say to a
// question, as Index.Answer does, in one ranked list. An index that is not open
// is opened, and brought up to date with its library, first.
func (p *Pool) Answer(ctx context.Context, server string, q Question) (answer Answer, err error) {
	err = p.ask(ctx, server, func(h holdings) (err error) {
		answer, err = h.answer(ctx, q)
		return err
	})
	return answer, err
}

// Sync opens what a server reads from and brings it up to date, or returns why
// that cannot be done.
func (p *Pool) Sync(ctx context.Context, server string) error {
	return p.ask(ctx, server, func(holdings) error { return nil })
}

// Current brings up to date what a server reads from, as Sync does, and tells
// whether that came to its end: otherwise questions are answered from what the
// articles were, and it goes on.
func (p *Pool) Current(ctx context.Context, server string) (bool, error) {
	if err := p.Sync(ctx, server); err != nil {
		return false, err
	}
	for _, name := range namesFor(server) {
		s, err := p.take(name)
		if err != nil {
			return false, err
		}
		outdated, err := p.outdated(ctx, s)
		p.give(s)
		if err != nil || outdated {
			return false, err
		}
	}
	return true, nil
}

// namesFor are the libraries that a server reads, its own first.
func namesFor(server string) []string {
	if server == "" {
		return []string{""}
	}
	return []string{server, ""}
}

// ServesDemo tells whether a server has no article to read, so that the demo
// answers.
func (p *Pool) ServesDemo(ctx context.Context, server string) (demo bool, err error) {
	err = p.with(ctx, server, func(open []*Index) error {
		demo = len(open) == 0 && p.options.Demo != nil
		return nil
	})
	return demo, err
}

// ask has do called with all that a server may read. Where that turns out to be
// damaged or was closed a moment ago, it is mended and do called once more.
func (p *Pool) ask(ctx context.Context, server string, do func(holdings) error) error {
	err := p.askOnce(ctx, server, do)
	if ctx.Err() == nil && (errors.Is(err, errDamaged) || errors.Is(err, ErrClosed)) {
		err = p.askOnce(ctx, server, do)
	}
	return err
}

func (p *Pool) askOnce(ctx context.Context, server string, do func(holdings) error) error {
	return p.withAny(ctx, server, func(open []*Index) error {
		leave, err := p.turn(ctx)
		if err != nil {
			return err
		}
		defer leave()
		h, release, err := hold(open...)
		if err != nil {
			return err
		}
		defer release()
		return do(h)
	})
}

// turn waits for a turn to search, which ends with leave, or with ctx: what hangs
// does not keep others from theirs.
func (p *Pool) turn(ctx context.Context) (leave func(), err error) {
	p.waiting.Add(1)
	defer p.waiting.Add(-1)
	select {
	case p.turns <- struct{}{}:
		leave := sync.OnceFunc(func() { <-p.turns })
		stop := context.AfterFunc(ctx, leave)
		return func() { stop(); leave() }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// withAny is with, but has the demo's index where there is no other.
func (p *Pool) withAny(ctx context.Context, server string, do func([]*Index) error) error {
	return p.with(ctx, server, func(open []*Index) error {
		if len(open) == 0 && p.options.Demo != nil {
			demo, err := p.openDemo(ctx)
			if err != nil {
				return err
			}
			open = append(open, demo)
		}
		return do(open)
	})
}

// with has do called with those indexes of a server, its own first, that hold
// anything. They stay open until it returns.
func (p *Pool) with(ctx context.Context, server string, do func([]*Index) error) error {
	var open []*Index
	for _, name := range namesFor(server) {
		s, err := p.take(name)
		if err != nil {
			return err
		}
		defer p.give(s)
		x, err := p.fresh(ctx, s)
		if err != nil {
			return err
		}
		if x != nil && x.current().stats.Passages > 0 {
			open = append(open, x)
		}
	}
	return do(open)
}

// openDemo opens the index of the demo the first time.
func (p *Pool) openDemo(ctx context.Context) (_ *Index, err error) {
	p.opening.Lock()
	defer p.opening.Unlock()
	if p.demo == nil {
		p.demo, err = Open(ctx, "", p.options.Demo, p.options.Options)
	}
	return p.demo, err
}

// Remove closes the index of a server that is gone and deletes its folder.
func (p *Pool) Remove(server string) error {
	s, err := p.take(server)
	if err != nil {
		return err
	}
	defer p.give(s)
	s.working.Lock()
	defer s.working.Unlock()
	if err := p.closeSlot(s); err != nil {
		p.options.Log.Warn("closing an index to remove it", "server", server, "reason", err)
	}
	if s.dir == "" {
		return nil
	}
	return store.Remove(s.dir)
}

// errUnfinished is why the indexes were left open.
var errUnfinished = errors.New("the indexes are left open: a search does not end")

// closeTime is how long the end waits for the questions under way. These have
// their deadlines, so that only what hangs takes longer.
const closeTime = 5 * time.Second

// Close closes the indexes, once the questions under way have their answers. It
// waits for a few seconds, and leaves them open if something hangs: they are
// caches, and the next start repairs what it finds.
func (p *Pool) Close() error {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return ErrClosed
	}
	p.closed = true
	close(p.stop)
	p.mu.Unlock()
	if !p.ended(closeTime) {
		return errUnfinished
	}
	var faults []error
	for _, s := range p.slots {
		faults = append(faults, p.closeSlot(s))
	}
	if p.demo != nil {
		faults = append(faults, p.demo.Close())
	}
	return errors.Join(faults...)
}

// ended waits until nothing is under way, but no longer than patience.
func (p *Pool) ended(patience time.Duration) bool {
	done := make(chan struct{})
	go func() {
		p.busy.Wait()
		close(done)
	}()
	select {
	case <-done:
		return true
	case <-time.After(patience):
		return false
	}
}

// dir is the folder of a server's index, "" for one in memory. A name that is
// no snowflake is refused, for it could lead anywhere.
func (p *Pool) dir(server string) (string, error) {
	if !isSnowflake(server) && server != "" {
		return "", fmt.Errorf("%q is no server: want the digits of its snowflake", server)
	}
	switch {
	case p.options.Dir == "":
		return "", nil
	case server == "":
		return filepath.Join(p.options.Dir, "shared"), nil
	}
	return filepath.Join(p.options.Dir, server), nil
}

// isSnowflake tells whether a name is a number of 64 bits as Discord writes it.
func isSnowflake(name string) bool {
	for _, c := range name {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(name) >= 1 && len(name) <= 20
}

package index

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index/store"
)

// A jammed library hands out no passages to the first who ask until it is
// released, whatever their deadline. It tells of each who hangs.
type jammed struct {
	Library
	// left is how many more will hang.
	left       *atomic.Int64
	hangs, jam chan struct{}
}

func newJammed(l Library, n int) jammed {
	j := jammed{l, new(atomic.Int64), make(chan struct{}, n), make(chan struct{})}
	j.left.Store(int64(n))
	return j
}

func (j jammed) Passages(ctx context.Context, ids ...string) ([]corpus.Passage, error) {
	if j.left.Add(-1) >= 0 {
		j.hangs <- struct{}{}
		<-j.jam
	}
	return j.Library.Passages(ctx, ids...)
}

// While a search hangs, articles can be changed, and those who ask then are
// answered from what there is.
func TestSearchesThatHangHoldUpNoChange(t *testing.T) {
	for name, dir := range map[string]string{"in memory": "", "in a folder": filepath.Join(t.TempDir(), "index")} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := harbours("1").room("1")
			source := newJammed(r, 1)
			x, err := Open(t.Context(), dir, source, Options{})
			if err != nil {
				t.Fatal(err)
			}
			hung := make(chan Answer)
			const question = "Which engineer lit the lighthouse?"
			go func() {
				a, err := x.Answer(t.Context(), Question{Text: question})
				if err != nil {
					t.Error(err)
				}
				hung <- a
			}()
			<-source.hangs
			for _, name := range []string{"Skerry", "Holm"} {
				r.put(name, "The ferry to "+name, "The ferry to "+name+" takes forty minutes.")
				if err := x.Sync(t.Context()); err != nil {
					t.Fatal(err)
				}
				a, err := x.Answer(t.Context(), Question{Text: "How long does the ferry to " + name + " take?"})
				if want := "The ferry to " + name + " takes forty minutes."; err != nil || firstOf(a) != want {
					t.Errorf("got %q, error %v, want %q", firstOf(a), err, want)
				}
			}
			close(source.jam)
			if a := <-hung; !a.Answered() {
				t.Error("what hung ends without an answer")
			}
			if err := x.Verify(t.Context()); err != nil {
				t.Error(err)
			}
			if err := x.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// A store that is replaced is closed when nobody uses it any more, and not before.
func TestAStoreInUseIsLeftOpen(t *testing.T) {
	x, err := Open(t.Context(), "", shelf{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	from, err := x.use()
	if err != nil {
		t.Fatal(err)
	}
	if err := from.store.Retire(0); !errors.Is(err, store.ErrInUse) {
		t.Errorf("got %v", err)
	}
	if _, err := from.store.Bleve().DocCount(); err != nil {
		t.Errorf("closed while it is in use: %v", err)
	}
	from.store.Release()
	for err == nil { // until it is closed
		_, err = from.store.Bleve().DocCount()
		runtime.Gosched()
	}
}

// Searches that hang leave their turns to others when their time is over, and
// the pool does not wait for them at its end.
func TestPoolGoesOnWhileSearchesHang(t *testing.T) {
	b := harbours("1", "2")
	one := newJammed(b.library("1"), runtime.GOMAXPROCS(0))
	p := NewPool(func(server string) Library {
		if server == "1" {
			return one
		}
		return b.library(server)
	}, PoolOptions{})
	const question = "Which engineer lit the lighthouse?"
	ctx, cancel := context.WithCancel(t.Context())
	var hanging sync.WaitGroup
	for range cap(p.turns) {
		hanging.Go(func() { _, _ = p.Answer(ctx, "1", Question{Text: question}) })
	}
	for range cap(p.turns) {
		<-one.hangs
	}
	cancel()
	if a := answerTo(t, p, "2", question); !a.Answered() {
		t.Error("the others get no answer")
	}
	if p.ended(time.Millisecond) {
		t.Error("what hangs has ended")
	}
	close(one.jam)
	hanging.Wait()
	if n := p.Stats().Searching; n != 0 {
		t.Errorf("%d search afterwards", n)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

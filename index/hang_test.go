package index

import (
	"errors"
	"path/filepath"
	"runtime"
	"testing"
)

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
	if err := from.store.retire(0); !errors.Is(err, errInUse) {
		t.Errorf("got %v", err)
	}
	if _, err := from.store.bleve.DocCount(); err != nil {
		t.Errorf("closed while it is in use: %v", err)
	}
	from.store.users.Done()
	for err == nil { // until it is closed
		_, err = from.store.bleve.DocCount()
		runtime.Gosched()
	}
}

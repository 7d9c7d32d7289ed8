package corpus

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// aloneCase: of two programs on one store one has it, until it ends.
func aloneCase(t *testing.T, s testStore) {
	first, second := s.again(t), s.again(t)
	wantAlone(t, first, true)
	wantAlone(t, first, true)
	wantAlone(t, second, false)
	wantAlone(t, s.empty(t).Store, true)
	if err := first.Close(); err != nil {
		t.Error(err)
	}
	untilAlone(t, second)
}

// TestAloneByAnotherName: a link leads to the file that is taken.
func TestAloneByAnotherName(t *testing.T) {
	s := tempLibrary(t).store
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(s.Name(), link); err != nil {
		t.Skip(err)
	}
	wantAlone(t, s, true)
	wantAlone(t, openTestStore(t, link), false)
}

// wantAlone checks whether a store is this program's.
func wantAlone(t *testing.T, s *Store, want bool) {
	t.Helper()
	if alone, err := s.Alone(t.Context()); alone != want || err != nil {
		t.Fatalf("alone %v, error %v, want %v", alone, err, want)
	}
}

// untilAlone asks until nobody is missed any more.
func untilAlone(t *testing.T, s *Store) {
	t.Helper()
	for alone := false; !alone; time.Sleep(time.Millisecond) {
		var err error
		if alone, err = s.Alone(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

package scratch

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/gofrs/flock"
)

// fill writes files whose content is their name.
func fill(dir string, files ...string) error {
	return Fill(dir, func(f *Filling) error {
		err := f.Expect(files)
		for _, name := range files {
			if err == nil {
				err = f.Create(name, func(w io.Writer) error {
					_, err := io.WriteString(w, name)
					return err
				})
			}
		}
		return err
	})
}

// All files are there in the end, and none where one fails; what was there before
// stays.
func TestFill(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		fault error
		want  []string
	}{
		"whole":  {nil, []string{"a.md", "deep", "own.md"}},
		"broken": {broken, []string{"deep", "own.md"}},
	} {
		dir := filepath.Join(t.TempDir(), "new")
		plant(t, dir, "own.md")
		err := Fill(dir, func(f *Filling) error {
			if others, err := f.Others(); err != nil || !slices.Equal(others, []string{"own.md"}) {
				t.Errorf("%s: before it there was %q, %v", name, others, err)
			}
			if err := f.Expect([]string{"a.md", "deep/b.md"}); err != nil {
				return err
			}
			for _, file := range []string{"a.md", "deep/b.md"} {
				if err := f.Create(file, func(w io.Writer) error {
					if exists(filepath.Join(dir, file)) {
						t.Errorf("%s: %s is there before it is whole", name, file)
					}
					_, err := io.WriteString(w, "text")
					return err
				}); err != nil {
					return err
				}
				if Finished(dir) == nil {
					t.Errorf("%s: finished before its end", name)
				}
			}
			return c.fault
		})
		if left := names(t, dir); !errors.Is(err, c.fault) || !slices.Equal(left, c.want) {
			t.Errorf("%s: %q, error %v, want %q", name, left, err, c.want)
		}
		if deep := names(t, filepath.Join(dir, "deep")); (len(deep) > 0) != (c.fault == nil) {
			t.Errorf("%s: in the folder below is %q", name, deep)
		}
		if err := Finished(dir); err != nil {
			t.Error(err)
		}
	}
}

// Nothing is written over, and nothing removed for that.
func TestFillWritesOverNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "old")
	plant(t, dir, "b.md")
	err := fill(dir, "a.md", "b.md")
	if left := names(t, dir); err == nil || !strings.Contains(err.Error(), "b.md is there already") || !slices.Equal(left, []string{"b.md"}) {
		t.Errorf("%q, error %v", left, err)
	}
}

// What a kill left goes, and nothing that somebody else put there.
func TestFillAfterKill(t *testing.T) {
	above := t.TempDir()
	dir := filepath.Join(above, "export")
	plant(t, dir, "a.md", "own.md")
	plant(t, filepath.Join(dir, Unfinished), lockName, partName)
	plant(t, filepath.Join(above, "beside"), "c.md")
	list := strings.Join([]string{"a.md", "gone.md", "../beside/c.md"}, "\n")
	if err := os.WriteFile(filepath.Join(dir, Unfinished, listName), []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	if Finished(dir) == nil {
		t.Error("a folder that a kill left is finished")
	}
	err := fill(dir, "b.md")
	if left := names(t, dir); !strings.Contains(errText(err), "beside") || !slices.Contains(left, "own.md") {
		t.Errorf("a list that leads elsewhere: %q, error %v", left, err)
	}
	if left := names(t, filepath.Join(above, "beside")); len(left) != 1 {
		t.Error("a file elsewhere was removed")
	}
	if Finished(dir) == nil {
		t.Error("what could not be cleared is finished")
	}
	if err := os.Remove(filepath.Join(dir, Unfinished, listName)); err != nil {
		t.Fatal(err)
	}
	if err := fill(dir, "b.md"); err != nil {
		t.Error(err)
	}
	if left := names(t, dir); !slices.Equal(left, []string{"b.md", "own.md"}) {
		t.Errorf("left: %q", left)
	}
}

// errText is what an error says.
func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// Of many who fill a folder at once one does, and is not disturbed by the others.
func TestManyFillAtOnce(t *testing.T) {
	dir := t.TempDir()
	for range 50 {
		var work sync.WaitGroup
		var done atomic.Int32
		for range 8 {
			work.Go(func() {
				err := fill(dir, "a.md", "b.md")
				switch text := errText(err); {
				case err == nil:
					done.Add(1)
				case !strings.Contains(text, "another export is writing to ") && !strings.Contains(text, "is there already"):
					t.Error(err)
				}
			})
		}
		work.Wait()
		if left := names(t, dir); done.Load() != 1 || !slices.Equal(left, []string{"a.md", "b.md"}) {
			t.Fatalf("%d did it and left %q", done.Load(), left)
		}
		for _, name := range names(t, dir) {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A lock on a file that another has removed since holds nobody off.
func TestLockIsCurrent(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "folder")
	plant(t, dir, lockName)
	lock := flock.New(filepath.Join(dir, lockName))
	if locked, err := lock.TryLock(); !locked || err != nil {
		t.Skipf("there are no locks: %v", err)
	}
	defer lock.Close()
	if !current(lock) {
		t.Error("a lock is not current")
	}
	if err := os.Remove(lock.Path()); err != nil {
		t.Skipf("the system keeps it: %v", err)
	}
	for range 2 {
		if current(lock) {
			t.Error("a lock on a file that was removed is current")
		}
		if err := os.WriteFile(lock.Path(), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

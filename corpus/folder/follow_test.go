package folder

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"verbatim/corpus/format"
)

func TestFollow(t *testing.T) {
	t.Parallel()
	lib, dir := tempLibrary(t), t.TempDir()
	write(t, dir, map[string]string{"a.md": story("A", "One.")})
	events := make(chan Event, 100)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- Follow(ctx, lib, dir, func(e Event) { events <- e }) }()
	defer func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	next := func(want ...string) {
		t.Helper()
		var got []string
		for len(got) < len(want) {
			select {
			case e := <-events:
				got = append(got, describe(e))
			case <-time.After(20 * time.Second):
				t.Fatalf("events %q, then nothing; want %q", got, want)
			}
		}
		slices.Sort(got)
		wantEvents(t, got, want...)
	}
	next("added a")
	write(t, dir, map[string]string{"b.md": story("B", "Two."), ".c.md.swp": "x"})
	next("added b")
	// Folders in a new folder, which is not yet watched when they are made.
	write(t, dir, map[string]string{"new/deep/c.md": story("C", "Three."), "a.md": story("A", "One, changed.")})
	next("added c", "replaced a")
	write(t, dir, map[string]string{"new/deep/c.md": "\xff\xfe", "b.md": story("B", "Two, changed.")})
	next("! c.md", "replaced b")
	if err := os.RemoveAll(filepath.Join(dir, "new")); err != nil {
		t.Fatal(err)
	}
	next("removed c")
}

func TestFollowNeedsItsFolder(t *testing.T) {
	if err := Follow(t.Context(), tempLibrary(t), filepath.Join(t.TempDir(), "nowhere"), func(Event) {}); err == nil {
		t.Error("no error")
	}
}

func TestFollowerTellsEachErrorOnce(t *testing.T) {
	lib, dir := tempLibrary(t), t.TempDir()
	var events []string
	f := follow(t, lib, dir, &events)
	write(t, dir, map[string]string{"a.md": "a\x00b"})
	for range 3 {
		if err := f.sync(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	write(t, dir, map[string]string{"a.md": story("A", "One.")})
	for range 2 {
		if err := f.sync(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	wantEvents(t, events, "! a.md", "added a")
}

func TestFollowerReadsOnlyWhatChanged(t *testing.T) {
	lib, dir := tempLibrary(t), t.TempDir()
	f := follow(t, lib, dir, new([]string))
	read := f.read
	var paths []string
	f.read = func(ctx context.Context, path string) iter.Seq[format.Entry] {
		paths = append(paths, filepath.Base(path))
		return read(ctx, path)
	}
	write(t, dir, map[string]string{"old.md": story("Old", "One."), "fresh.md": story("Fresh", "Two.")})
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(dir, "old.md"), long, long); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := f.sync(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	// A file that has just been written may be written again in the same
	// instant of the file system's clock.
	if want := []string{"fresh.md", "old.md", "fresh.md"}; !slices.Equal(paths, want) {
		t.Errorf("read %q, want %q", paths, want)
	}
}

// TestFollowArchive keeps a library in step with an archive that changes.
func TestFollowArchive(t *testing.T) {
	lib, dir := tempLibrary(t), t.TempDir()
	f := follow(t, lib, dir, new([]string))
	check := func(files map[string]string, want ...string) {
		t.Helper()
		write(t, dir, files)
		if err := f.sync(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := titles(t, lib); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	two := string(pack(t, "a.md", story("A", "One."), "sub/b.md", story("B", "Two.")))
	check(map[string]string{"z.zip": two}, "A", "B")
	check(nil, "A", "B")
	check(map[string]string{"z.zip": string(pack(t, "a.md", story("A", "One.")))}, "A")
	check(map[string]string{"z.zip": "PK\x03\x04 broken"}, "A")
	if err := f.sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	check(map[string]string{"z.zip": two}, "A", "B")
	origin := filepath.Join(dir, "z.zip", "sub", "b.md")
	if got := (&tree{states: map[string]fileState{filepath.Join(dir, "z.zip"): {}}}).file(origin); got != filepath.Join(dir, "z.zip") {
		t.Errorf("the file of %s is %s", origin, got)
	}
}

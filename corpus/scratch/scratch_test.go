package scratch

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// names are the entries of a folder.
func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		list = append(list, entry.Name())
	}
	return list
}

// plant makes a folder with these files in it.
func plant(t *testing.T, path string, files ...string) {
	t.Helper()
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if err := os.WriteFile(filepath.Join(path, name), []byte("text"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A folder is removed by whoever made it, or else by the next who makes one;
// what is in use and what is somebody's own stays.
func TestFoldersLeftBehindAreRemoved(t *testing.T) {
	dir := t.TempDir()
	used, remove, err := Folder(dir, "copy-")
	if err != nil {
		t.Fatal(err)
	}
	plant(t, filepath.Join(dir, "copy-killed"), lockName, "copy.db")
	plant(t, filepath.Join(dir, "copy-own"), "copy.db")
	plant(t, filepath.Join(dir, "other-killed"), lockName)
	plant(t, filepath.Join(dir, "copy-young"))
	plant(t, filepath.Join(dir, "copy-old"))
	plant(t, filepath.Join(dir, "copy-full"), "copy.db")
	long := time.Now().Add(-2 * emptyFor)
	for _, name := range []string{"copy-old", "copy-full"} {
		if err := os.Chtimes(filepath.Join(dir, name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "copy-file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "other-killed"), filepath.Join(dir, "copy-link")); err != nil {
		t.Logf("without a link: %v", err)
	}
	_, removeOther, err := Folder(dir, "copy-")
	if err != nil {
		t.Fatal(err)
	}
	left := names(t, dir)
	for name, want := range map[string]bool{filepath.Base(used): true, "copy-killed": false, "copy-own": true,
		"other-killed": true, "copy-young": true, "copy-old": false, "copy-full": true, "copy-file": true} {
		if slices.Contains(left, name) != want {
			t.Errorf("%s is there: %v, want %v", name, !want, want)
		}
	}
	if got := names(t, filepath.Join(dir, "other-killed")); len(got) != 1 {
		t.Errorf("behind a link there is %v left", got)
	}
	plant(t, filepath.Join(used, "deep"), "file")
	for _, remove := range []func() error{remove, removeOther} {
		if err := remove(); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(used); !os.IsNotExist(err) {
		t.Errorf("%s was not removed: %v", used, err)
	}
}

// Nobody loses a folder to those who look for ones left behind meanwhile.
func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	var work sync.WaitGroup
	for range 8 {
		work.Go(func() {
			for range 200 {
				path, remove, err := Folder(dir, "copy-")
				if err == nil {
					err = os.WriteFile(filepath.Join(path, "file"), []byte("text"), 0o600)
				}
				if err == nil {
					err = remove()
				}
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	work.Wait()
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Where there are no locks, folders are made and removed all the same.
func TestWithoutLocks(t *testing.T) {
	dir := t.TempDir()
	path, remove, err := Folder(dir, "copy-")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(path, lockName)); err != nil {
		t.Skipf("the system keeps it: %v", err)
	}
	sweep(dir, "copy-")
	if len(names(t, dir)) != 1 {
		t.Error("a folder without a lock was removed")
	}
	if err := remove(); err != nil || len(names(t, dir)) > 0 {
		t.Errorf("left behind: %v, %v", names(t, dir), err)
	}
}

// A file is as it was, or whole; nothing else stays.
func TestFilesAreWholeOrMissing(t *testing.T) {
	full := errors.New("the disk is full")
	for _, c := range []struct {
		before string // "" for no file
		fault  error
		want   string
	}{
		{"", nil, "new"}, {"old", nil, "new"}, {"", full, ""}, {"old", full, "old"},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "file")
		read := func() string { text, _ := os.ReadFile(path); return string(text) }
		if c.before != "" {
			if err := os.WriteFile(path, []byte(c.before), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		f, done, err := File(path)
		if err == nil {
			_, err = f.WriteString("new")
		}
		if during := read(); err != nil || during != c.before {
			t.Errorf("%+v: while it is written: %q, error %v", c, during, err)
		}
		if err := done(c.fault); !errors.Is(err, c.fault) || read() != c.want {
			t.Errorf("%+v: got %q, error %v", c, read(), err)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
			t.Errorf("%+v: left behind: %v", c, left)
		}
	}
}

// What a link leads to is written, and the link stays.
func TestFileBehindALink(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := errors.Join(os.WriteFile(path, []byte("old"), 0o600), os.Symlink("file", link)); err != nil {
		t.Fatal(err)
	}
	f, done, err := File(link)
	if err == nil {
		_, err = f.WriteString("new")
	}
	if err = done(err); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(path); string(text) != "new" {
		t.Errorf("the file holds %q, error %v", text, err)
	}
}

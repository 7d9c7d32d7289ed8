// Package scratch makes folders for what is of no use once a command has ended,
// and files that are of none until they are whole. What a kill left behind is
// removed when the next is made.
package scratch

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

// lockName is the file in each folder that is locked while the folder is in use.
// The system takes the lock away when the process ends, in whatever way.
const lockName = "verbatim.lock"

// emptyFor is how old a folder without a lock must be to be removed, which works
// only if it is empty: its process was killed before it got one, or after it had
// removed it.
const emptyFor = time.Hour

// Folder makes a folder in dir, or among the temporary files if that is "", for
// the owner only; its name starts with prefix. Folders with that prefix which
// were made here and are no longer in use are removed first, and no others.
func Folder(dir, prefix string) (path string, remove func() error, err error) {
	if dir == "" {
		dir = os.TempDir()
	}
	sweep(dir, prefix)
	for {
		path, err := os.MkdirTemp(dir, prefix)
		if err != nil {
			return "", nil, err
		}
		lock := flock.New(filepath.Join(path, lockName))
		locked, fault := lock.TryLock()
		// Where there are no locks, as on some network drives, a sweep gets
		// none either and leaves the folder alone.
		if fault != nil || locked && exists(lock.Path()) {
			return path, func() error { return empty(path, lock) }, nil
		}
		// Another process swept it away before it was locked.
		if err := lock.Close(); err != nil {
			return "", nil, err
		}
	}
}

// exists reports whether a file is there.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// sweep removes the folders that are no longer in use. What cannot be removed
// stays: it is in nobody's way.
func sweep(dir, prefix string) {
	entries, _ := os.ReadDir(dir)
	for _, entry := range entries {
		if !entry.IsDir() || !strings.HasPrefix(entry.Name(), prefix) {
			continue
		}
		path := filepath.Join(dir, entry.Name())
		// It makes no lock, and does not wait for what somebody put in its place.
		lock := flock.New(filepath.Join(path, lockName), flock.SetFlag(os.O_RDONLY|syscall.O_NONBLOCK))
		locked, err := lock.TryLock()
		if locked {
			_ = empty(path, lock)
		} else if info, fault := entry.Info(); errors.Is(err, os.ErrNotExist) && fault == nil && time.Since(info.ModTime()) > emptyFor {
			_ = os.Remove(path)
		}
	}
}

// empty removes a folder that is locked, the lock last: as long as there is
// something in it, somebody can see that it is to be removed.
func empty(path string, lock *flock.Flock) error {
	entries, err := os.ReadDir(path)
	for _, entry := range entries {
		if entry.Name() != lockName {
			err = errors.Join(err, os.RemoveAll(filepath.Join(path, entry.Name())))
		}
	}
	if os.RemoveAll(path) == nil {
		return errors.Join(err, lock.Close())
	}
	// Windows does not remove a file that is open.
	return errors.Join(err, lock.Close(), os.RemoveAll(path))
}

// File makes a file that is found at its path once done is called without an
// error, in the place of one that is there, and never where it is called with
// one. It waits in a folder beside that. What is there and no file, such as a
// pipe or /dev/null, is written to itself.
func File(path string) (f *os.File, done func(error) error, err error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f, err := os.Create(path)
		return f, func(err error) error { return errors.Join(err, f.Close()) }, err
	}
	folder, remove, err := Folder(filepath.Dir(path), ".verbatim-part-")
	if err != nil {
		return nil, nil, err
	}
	if f, err = os.Create(filepath.Join(folder, "part")); err != nil {
		return nil, nil, errors.Join(err, remove())
	}
	return f, func(err error) error {
		if err = errors.Join(err, f.Close()); err == nil {
			err = os.Rename(f.Name(), path)
		}
		return errors.Join(err, remove())
	}, nil
}

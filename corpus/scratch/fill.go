package scratch

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// Unfinished is the name of a folder that is beside files as long as others are
// still to come.
const Unfinished = "unfinished-export"

// In it are, beside the lock, a list of the files to come, a line each, and the one
// that is being written.
const (
	listName = "files"
	partName = "part"
)

// A Filling is a folder that files are being written to.
type Filling struct {
	dir string
	// expected are the files of which none is to stay where not all can be written.
	expected []string
}

// Fill has do write files to a folder: all, or none if it fails. The folder is
// made, for the owner only, if it is not there. Until do is done, one named
// Unfinished is in it, which stays after a kill, or where files cannot be removed.
// Who fills the folder next removes first what was left; while somebody else does,
// Fill fails and touches nothing.
func Fill(dir string, do func(*Filling) error) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("cannot make the folder: %w; name another", err)
	}
	lock, err := mark(dir)
	if err != nil {
		return err
	}
	f := &Filling{dir: dir}
	if err := f.clear(); err != nil {
		return errors.Join(err, lock.Close())
	}
	if err = do(f); err != nil {
		if fault := f.removeAll(); fault != nil {
			return errors.Join(err, fault, lock.Close())
		}
	}
	return errors.Join(err, f.unmark(lock))
}

// mark makes the folder Unfinished, or takes the one that a kill left.
func mark(dir string) (*flock.Flock, error) {
	folder := filepath.Join(dir, Unfinished)
	for {
		fault := os.Mkdir(folder, 0o700)
		if fault != nil && !errors.Is(fault, fs.ErrExist) {
			return nil, fault
		}
		lock := flock.New(filepath.Join(folder, lockName))
		locked, err := lock.TryLock()
		switch {
		case errors.Is(err, fs.ErrNotExist): // whoever had it is done
		case err != nil && fault == nil:
			return lock, nil // there are no locks
		case err != nil:
			return nil, fmt.Errorf("it is not known whether another program still writes to %s: end it, or remove that folder: %w", folder, err)
		case !locked:
			return nil, fmt.Errorf("another export is writing to %s: wait until it is done, or name another folder", dir)
		case current(lock):
			return lock, nil
		}
		if err := lock.Close(); err != nil {
			return nil, err
		}
	}
}

// unmark removes the folder Unfinished, unless somebody else has it by the time that
// its lock, the last of what is in it, is gone.
func (f *Filling) unmark(lock *flock.Flock) error {
	err := errors.Join(removeFile(f.path(path.Join(Unfinished, partName))), removeFile(f.path(path.Join(Unfinished, listName))))
	held := removeFile(lock.Path())
	err = errors.Join(err, lock.Close())
	if held != nil { // Windows does not remove a file that is open.
		err = errors.Join(err, removeFile(lock.Path()))
	}
	_ = os.Remove(f.path(Unfinished))
	return err
}

// removeFile removes a file, if it is there.
func removeFile(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// current reports whether what is locked is what is at the lock's path now.
func current(lock *flock.Flock) bool {
	held, err := lock.Stat()
	there, fault := os.Stat(lock.Path())
	return err == nil && fault == nil && os.SameFile(held, there)
}

// clear removes the files that a kill left.
func (f *Filling) clear() error {
	list, err := os.ReadFile(f.path(path.Join(Unfinished, listName)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f.expected = strings.FieldsFunc(string(list), func(r rune) bool { return r == '\n' })
	err = f.removeAll()
	f.expected = nil
	return err
}

// removeAll removes the expected files that are there, and nothing that is not in
// the folder.
func (f *Filling) removeAll() error {
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return err
	}
	var faults []error
	for _, name := range f.expected {
		if err := root.Remove(filepath.FromSlash(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, err)
		}
	}
	return errors.Join(append(faults, root.Close())...)
}

// path is that of something in the folder.
func (f *Filling) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// Others lists what was in the folder before.
func (f *Filling) Others() ([]string, error) {
	entries, err := os.ReadDir(f.dir)
	var names []string
	for _, entry := range entries {
		if entry.Name() != Unfinished {
			names = append(names, entry.Name())
		}
	}
	return names, err
}

// Expect says, before the first is written, which files are to come, by their paths
// in the folder with slashes. It fails if one is there.
func (f *Filling) Expect(names []string) error {
	for _, name := range names {
		if there := f.path(name); exists(there) {
			return fmt.Errorf("%s is there already: name another folder", there)
		}
	}
	err := f.Create(path.Join(Unfinished, listName), func(w io.Writer) error {
		_, err := io.WriteString(w, strings.Join(names, "\n"))
		return err
	})
	if err == nil {
		f.expected = names
	}
	return err
}

// Create writes an expected file, for the owner only. At its path there is the
// whole file or none.
func (f *Filling) Create(name string, write func(io.Writer) error) error {
	whole, part := f.path(name), f.path(path.Join(Unfinished, partName))
	if err := os.MkdirAll(filepath.Dir(whole), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return err
	}
	return os.Rename(part, whole)
}

// Finished fails for a folder that a Fill has not finished.
func Finished(dir string) error {
	folder := filepath.Join(dir, Unfinished)
	if !exists(filepath.Join(folder, lockName)) {
		return nil
	}
	return fmt.Errorf("not all files are in %s yet: export to it again, or, to take what there is, remove %s", dir, folder)
}

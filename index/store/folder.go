package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// Beside the folder of an index lie its lock and, while it is renewed, the copy
// that will take its place.
const lockSuffix, FreshSuffix = ".lock", ".new"

// lockEvery is how often a process looks whether another is done.
const lockEvery = 50 * time.Millisecond

// Lock waits until no other index, of this process or another, renews the
// folder, and keeps them from it until unlock is called.
func Lock(ctx context.Context, dir string) (unlock func() error, err error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		return nil, err
	}
	lock := flock.New(dir+lockSuffix, flock.SetPermissions(0o600))
	if _, err := lock.TryLockContext(ctx, lockEvery); err != nil {
		return nil, fmt.Errorf("waiting for the index in %s: %w", dir, err)
	}
	return lock.Close, nil
}

// Remove removes an index that is closed and all that lies beside it.
func Remove(dir string) error {
	return errors.Join(os.RemoveAll(dir), os.RemoveAll(dir+FreshSuffix), os.RemoveAll(dir+lockSuffix))
}

// Copy copies an index that nobody writes to. Segments never change, so
// the copy shares them where the file system can.
func Copy(from, to string) error {
	return fs.WalkDir(os.DirFS(from), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == SealName {
			return err
		}
		source, target := filepath.Join(from, path), filepath.Join(to, path)
		if d.IsDir() {
			return os.MkdirAll(target, 0o700)
		}
		if filepath.Ext(path) == ".zap" && os.Link(source, target) == nil {
			return nil
		}
		return copyFile(source, target)
	})
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}

package corpus

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/gofrs/flock"
)

// Alone takes the store for this program alone, until it ends or closes the
// store, and reports whether it got it: of all that ask for it one does. It is
// for bots, for each deletes in time what is kept of servers that it is not on.
// A program that loses its connection to the database loses the store with it,
// and gets it again, if nobody else did, by asking again. It may ask as often
// as it likes.
func (s *Store) Alone(ctx context.Context) (alone bool, err error) {
	if s.guard != nil {
		err = s.guard.QueryRowContext(ctx, takeAlone).Scan(&alone)
	} else if alone, err = s.lock.TryLock(); errors.Is(err, errors.ErrUnsupported) {
		return true, nil // The file system knows no locks: everybody gets it.
	}
	return alone, s.explain(err)
}

// lockBeside is the lock of who has a SQLite file alone: an empty file beside
// it. The file itself cannot be locked so, for closing it would take away the
// locks that SQLite holds on it.
func lockBeside(path string) (*flock.Flock, error) {
	path, err := filepath.EvalSymlinks(path)
	return flock.New(path + ".lock"), err
}

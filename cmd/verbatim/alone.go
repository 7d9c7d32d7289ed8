package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// alone sees to it that no other bot runs on the data folder until release is
// called: two with the same token would answer everything twice. Where there
// can be no lock, such as in a folder that cannot be written, it is not known.
func (p *program) alone() (release func() error, err error) {
	if err := os.MkdirAll(p.Data, 0o700); err != nil {
		p.log.Debug("the data folder cannot be made", "reason", err)
	}
	lock := flock.New(filepath.Join(p.Data, "bot.lock"))
	locked, err := lock.TryLock()
	switch {
	case err != nil:
		p.log.Warn("it is not known whether another bot runs on the data folder", "reason", err)
	case !locked:
		return nil, fmt.Errorf("another bot runs on the data folder %s: end it first, or let VERBATIM_DATA or --data name another folder", p.Data)
	}
	return lock.Close, nil
}

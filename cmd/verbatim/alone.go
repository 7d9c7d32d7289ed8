package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"verbatim/corpus"
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

// ownStore opens the store for a bot: one that can be written and that no other
// bot has, in whatever data folder.
func (p *program) ownStore(ctx context.Context) (*corpus.Store, error) {
	store, err := p.makeStore(ctx)
	if err != nil {
		return nil, err
	}
	if err := store.Writable(ctx); err != nil {
		return nil, closeOn(err, store)
	}
	alone, err := store.Alone(ctx)
	if err == nil && !alone {
		err = fmt.Errorf("another bot runs on the database %s: end it first, or let VERBATIM_DATABASE name another", store.Name())
	}
	return store, closeOn(err, store)
}

// The pace at which a bot looks whether it still has the database to itself, and
// how long a look may take. The first time that it does not, it may be itself
// whom the server has not missed yet.
const (
	aloneEvery = time.Minute
	aloneTime  = 10 * time.Second
)

// stayAlone looks whether another bot took the database while the connection to
// it was lost, and says so. A database that is away is told of by all who need it.
func (p *program) stayAlone(ctx context.Context, store *corpus.Store, every time.Duration) {
	for taken := 0; ; {
		select {
		case <-ctx.Done():
			return
		case <-time.After(every):
		}
		look, cancel := context.WithTimeout(ctx, aloneTime)
		alone, err := store.Alone(look)
		cancel()
		if alone || err != nil {
			taken = 0
		} else if taken++; taken == 2 {
			p.log.Error("another bot runs on the database: end one of them", "database", store.Name())
		}
	}
}

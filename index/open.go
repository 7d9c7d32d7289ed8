package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"strings"
)

// Open opens the index kept in the folder dir and brings it up to date with
// its source; an unchanged one is served as it is. With dir "" it is built in
// memory.
//
// A missing, broken or outdated index is rebuilt beside its folder and swapped
// in. One that another process holds is left alone, and this process serves an
// index in memory instead.
func Open(ctx context.Context, dir string, source Source, options Options) (*Index, error) {
	if options.Log == nil {
		options.Log = slog.Default()
	}
	x := &Index{source: source, options: options, dir: dir}
	if err := x.openStore(ctx); err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	if err := x.Sync(ctx); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

// openStore sets x.store to the store in x.dir, to a new one where that is
// missing, or to an empty one in memory where it cannot be had. A broken one
// is marked for the first Sync to rebuild.
func (x *Index) openStore(ctx context.Context) (err error) {
	if x.dir == "" {
		x.store, err = createStore("")
		return err
	}
	if _, err := os.Stat(x.dir); errors.Is(err, fs.ErrNotExist) {
		x.store, err = createStore(x.dir)
		return err
	}
	if err = unseal(x.dir); err == nil {
		x.store, err = openStore(x.dir)
	}
	switch {
	case err == nil:
		return nil
	case isLocked(err):
		x.options.Log.WarnContext(ctx, "the index is in use by another process: serving one from memory", "folder", x.dir)
		x.dir = ""
	default:
		x.options.Log.WarnContext(ctx, "the index cannot be used and is rebuilt", "folder", x.dir, "reason", err)
		x.damaged.Store(true)
	}
	x.store, err = createStore("")
	return err
}

// isLocked tells whether opening failed because another process holds the
// store. Bleve wraps bbolt's time-out in text only.
func isLocked(err error) bool { return strings.Contains(err.Error(), "timeout") }

// rebuild fills a new store beside the old one and swaps it in. Questions are
// answered from the old one until then. The old one is closed before its folder
// is given away, for bleve tidies away files there that it does not know; how
// that ends does not matter to the new one.
func (x *Index) rebuild(ctx context.Context) error {
	fresh := x.dir
	if x.dir != "" {
		fresh = x.dir + ".new"
		if err := os.RemoveAll(fresh); err != nil {
			return err
		}
	}
	s, err := createStore(fresh)
	if err != nil {
		return err
	}
	stats, err := x.fill(ctx, s)
	if err != nil {
		return errors.Join(err, s.close())
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := guarded(x.store.close); err != nil {
		x.options.Log.WarnContext(ctx, "closing the old index", "folder", x.dir, "reason", err)
	}
	if x.dir != "" {
		if s, err = moveStore(s, fresh, x.dir); err != nil {
			return err
		}
	}
	x.store, x.stats = s, stats
	x.damaged.Store(false)
	return nil
}

// moveStore puts the store in the folder from in the place of the one in to,
// which may be missing but not open.
func moveStore(s *store, from, to string) (*store, error) {
	if err := s.close(); err != nil {
		return nil, err
	}
	if err := os.RemoveAll(to); err != nil {
		return nil, err
	}
	if err := os.Rename(from, to); err != nil {
		return nil, err
	}
	return openStore(to)
}

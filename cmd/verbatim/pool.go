package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"

	"verbatim/corpus"
	"verbatim/corpus/folder"
	"verbatim/index"
)

// A shelf is what the program answers from: the store and an index for each
// library in it, or the demo for those who have nothing to read.
type shelf struct {
	*index.Pool
	store *corpus.Store
}

// openShelf brings the shared library of a store in step with the folder of
// VERBATIM_CORPUS and its index with that. Changes of files are logged at the
// given level, and what happens to indexes goes to log, with how far they are
// where no terminal shows it. The store is closed with the shelf, and when there
// is none for an error.
func (p *program) openShelf(ctx context.Context, store *corpus.Store, level slog.Level, log *slog.Logger) (*shelf, error) {
	if p.Corpus != "" {
		if err := folder.Sync(ctx, store.Own(""), p.Corpus, p.logEvent(ctx, level)); err != nil {
			return nil, closeOn(err, store)
		}
	}
	if err := p.clearOldIndex(); err != nil {
		return nil, closeOn(err, store)
	}
	bar := p.newMeter("indexing")
	bar.log = log
	s := &shelf{p.newPool(store, index.PoolOptions{Options: index.Options{Progress: bar.set, Log: log}, Unkept: p.unkept}), store}
	err := s.Sync(ctx, "")
	bar.finish()
	return s, closeOn(err, s)
}

// newPool makes a pool of the indexes of a store, or of nothing if that is nil,
// with these options and those of the settings.
func (p *program) newPool(store *corpus.Store, options index.PoolOptions) *index.Pool {
	options.Dir = p.indexPath()
	if p.Corpus == "" {
		options.Demo = demoArticles()
	}
	return index.NewPool(func(server string) index.Library {
		if store == nil {
			return corpus.NewStatic()
		}
		return store.Own(server)
	}, options)
}

// unkept tells of an index that cannot be kept.
func (p *program) unkept(folder string, reason error) {
	p.wait.hide()
	p.log.Warn("the index cannot be kept, so it is made in memory, and again at each start: let this user write to its folder and make room there",
		"folder", folder, "reason", reason)
}

// Close closes indexes and store.
func (s *shelf) Close() error { return errors.Join(s.Pool.Close(), s.store.Close()) }

// withShelf runs do with the indexes of what there is to answer from, and with
// the store, which is nil where none was ever made: then none is.
func (p *program) withShelf(ctx context.Context, do func(*index.Pool, *corpus.Store) error) (err error) {
	if p.Corpus == "" && p.storeMissing() {
		pool := p.newPool(nil, index.PoolOptions{Options: index.Options{Log: silent()}})
		defer func() { err = errors.Join(err, pool.Close()) }()
		return do(pool, nil)
	}
	store, err := p.makeStore(ctx)
	if err != nil {
		return err
	}
	s, err := p.openShelf(ctx, store, slog.LevelDebug, silent())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return do(s.Pool, s.store)
}

// clearOldIndex removes an index that lies in the folder which now holds a
// folder for each library's.
func (p *program) clearOldIndex() error {
	if _, err := os.Stat(filepath.Join(p.indexPath(), "index_meta.json")); err != nil {
		return nil // There is none, or none that can be used.
	}
	return os.RemoveAll(p.indexPath())
}

package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"

	"verbatim/corpus"
	"verbatim/index"
)

// A shelf is what a program that stays answers from: the library, or the demo
// for as long as that is empty. It is kept in step while people add articles.
type shelf struct {
	*program
	store   *corpus.Store
	library *corpus.Library
	// failed asks refresh for a repair, which the index makes when it syncs.
	failed atomic.Bool

	// mu guards the index against its replacement. The fields after it are
	// refresh's own.
	mu       sync.RWMutex
	index    *index.Index
	demo     bool
	revision int64
}

// openShelf opens the library, makes it if need be, and the index.
func (p *program) openShelf(ctx context.Context) (*shelf, error) {
	store, err := corpus.OpenStore(ctx, p.databaseAddress())
	if err != nil {
		return nil, err
	}
	library := store.Own("")
	s := &shelf{program: p, store: store, library: library}
	if p.Corpus != "" {
		err = corpus.SyncFolder(ctx, library, p.Corpus, p.logEvent(ctx, slog.LevelInfo))
	}
	if err == nil {
		err = s.refresh(ctx)
	}
	return s, closeOn(err, store)
}

// Answer answers from the index of the moment.
func (s *shelf) Answer(ctx context.Context, question string) (index.Answer, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	answer, err := s.index.Answer(ctx, index.Question{Text: question})
	if err != nil && ctx.Err() == nil {
		s.failed.Store(true)
	}
	return answer, err
}

// refresh brings the index up to date where the library has changed.
func (s *shelf) refresh(ctx context.Context) error {
	revision, err := s.library.Revision(ctx)
	if err != nil {
		return err
	}
	if s.index != nil && revision == s.revision && !s.failed.Swap(false) {
		return nil
	}
	if s.index != nil && !s.demo {
		err = s.index.Sync(ctx)
	} else {
		err = s.choose(ctx)
	}
	if err != nil {
		s.failed.Store(true)
		return err
	}
	s.revision = revision
	return nil
}

// choose serves the library if there is anything in it or will be, and the
// demo otherwise.
func (s *shelf) choose(ctx context.Context) error {
	versions, err := s.library.Versions(ctx)
	if err != nil {
		return err
	}
	next := articles{s.library, s.store}
	if len(versions) == 0 && s.Corpus == "" {
		if s.demo {
			return s.index.Sync(ctx)
		}
		next = demoArticles()
		s.log.Info("the library is empty: answering about the built-in story. Add articles with: verbatim add FILE")
	} else {
		s.log.Info("answering from the library", "articles", len(versions), "data", s.Data)
	}
	x, err := s.openIndex(ctx, next)
	if err != nil {
		return err
	}
	return s.serve(x, next.store == nil)
}

// serve puts an index in the place of the one before.
func (s *shelf) serve(x *index.Index, demo bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.index
	s.index, s.demo = x, demo
	if old == nil {
		return nil
	}
	return old.Close()
}

// close closes index and store.
func (s *shelf) close() error { return errors.Join(s.index.Close(), s.store.Close()) }

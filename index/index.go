// Package index finds the passages that answer a question and decides whether
// any does. Package analysis reads articles, which become a bleve index, and a
// question as their languages are written; an answer is made in separate steps,
// each without side effects:
//
//	read        the question's words, slips of spelling mended (query.go)
//	candidates  the passages that share terms with the question, or all (fetch.go)
//	rank        one documented score over features (rank.go)
//	distinct    the best without near-duplicates (distinct.go)
//	decide      a calibrated confidence and one threshold (confidence.go)
//	quote       the sentences that answer (quote.go)
//
// The index is a cache of its [Source] and can be thrown away at any time; the
// texts that are quoted come from the source, never from the index. Package store
// keeps it in bleve, no type of which leaves this package; neither knows of Discord.
//
// Start here, with [Open] and [Index.Answer], and go on with answering.go, where
// the steps follow each other. The types of an answer are in answer.go.
package index

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"

	"verbatim/corpus"
	"verbatim/index/store"
)

// A Source holds the articles that an index serves: a corpus.Library, the
// built-in demo or an evaluation set.
type Source interface {
	// Versions maps the ID of every article to a digest of its content.
	Versions(ctx context.Context) (map[string]string, error)
	// Article returns an article, or an error that wraps corpus.ErrNotFound.
	Article(ctx context.Context, id string) (corpus.Article, error)
	// Passages returns the passages of the given IDs in that order, or an
	// error that wraps corpus.ErrNotFound.
	Passages(ctx context.Context, ids ...string) ([]corpus.Passage, error)
}

// Options adjust an index. The zero value is right for serving.
type Options struct {
	// Weights are what to rank, quote and decide by; nil means the built-in
	// ones.
	Weights *Weights
	// Progress is called after each batch of passages that is indexed, with
	// how many articles are done of how many that need it. It may be nil.
	Progress func(done, total int)
	// Log hears of rebuilds and damage; nil means slog.Default().
	Log *slog.Logger
}

// An Index answers questions about the articles of its source. Its methods
// may be called at the same time.
type Index struct {
	source  Source
	options Options
	dir     string

	// syncing is held while the store is brought up to date, and guards the
	// two fields after it.
	syncing sync.Mutex
	closed  bool
	// digest is store.DigestOf the versions that the store holds.
	digest string
	// damaged is set when the store served what it cannot have been given;
	// the next Sync makes it anew.
	damaged atomic.Bool
	// catalogue is the last one that was asked for, an empty one before;
	// cataloguing is held while another is made.
	catalogue   atomic.Pointer[catalogue]
	cataloguing chan struct{}
	// boards and desks are of questions before, to be used again.
	boards, desks sync.Pool
	// mu guards what answers come from. It is held to look at that or to replace
	// it, and never while somebody searches.
	mu sync.RWMutex
	serving
}

// serving is what answers come from. The store is nil before the first Sync and
// after Close.
type serving struct {
	store *store.Store
	stats store.Stats
	// served is store.DigestOf the versions that the store holds.
	served string
}

// use returns what answers come from, whose store stays open until it is
// released.
func (x *Index) use() (serving, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.store == nil {
		return serving{}, ErrClosed
	}
	x.store.Use()
	return x.serving, nil
}

// ErrClosed is returned by the methods of an index after Close.
var ErrClosed = errors.New("the index is closed")

// Close releases the index's files. Answers under way are finished first; the
// files stay open, which is an error, while one hangs.
func (x *Index) Close() error {
	x.syncing.Lock()
	defer x.syncing.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed {
		return ErrClosed
	}
	x.closed = true
	if x.store == nil {
		return nil
	}
	s := x.store
	x.store = nil
	return s.Retire(closeTime)
}

// Answer finds what the articles say to a question. That nothing answers is
// no error; errors are a damaged index (which repairs itself at the next
// Sync), a source that fails, and a context that ends.
func (x *Index) Answer(ctx context.Context, q Question) (Answer, error) {
	h, release, err := hold(x)
	if err != nil {
		return Answer{}, err
	}
	defer release()
	return h.answer(ctx, q)
}

// current is what answers come from at this moment; its store may be closed any time.
func (x *Index) current() serving {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.serving
}

// weights are those of the options, or the built-in ones.
func (x *Index) weights() *Weights {
	if x.options.Weights != nil {
		return x.options.Weights
	}
	return &builtin
}

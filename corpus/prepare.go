package corpus

import (
	"context"
	"encoding/json"
	"errors"
	"runtime"
	"sync"
	"time"
	"unicode/utf8"
)

// A prepared article is an incoming one with all that is made of it before the
// transaction begins.
type prepared struct {
	Incoming
	packing packing
	// refused says why it is not stored; the rest is then empty.
	refused error
	hash    string
	now     int64
	reading string // JSON
	// fragments, digest and packed are not made for an article that the
	// library holds as it is.
	fragments []string
	digest    string
	packed    []byte
}

// prepare makes ready a batch of articles, on all cores.
func (l *Library) prepare(ctx context.Context, batch []Incoming) ([]*prepared, error) {
	ready := make([]*prepared, len(batch))
	var wg sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), len(batch))
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(batch) && ctx.Err() == nil; i += workers {
				ready[i] = l.prepareOne(batch[i])
			}
		})
	}
	wg.Wait()
	return ready, ctx.Err()
}

// prepareOne makes ready one article.
func (l *Library) prepareOne(item Incoming) *prepared {
	p := &prepared{Incoming: item, packing: l.store.packing, now: time.Now().UnixMilli()}
	p.Article.ID = l.ownID(p.Article.ID)
	if p.refused = p.check(); p.refused != nil {
		return p
	}
	reading, err := json.Marshal(p.Reading)
	if err != nil {
		p.refused = err
		return p
	}
	p.reading = string(reading)
	p.hash = p.Article.Hash()
	p.fragments = p.Article.Fragments()
	if len(p.Raw) > 0 {
		p.digest, p.packed = digest(p.Raw), p.packing.pack(p.Raw)
	}
	return p
}

// maxOrigin bounds the path of a file in bytes: what fits into PostgreSQL's
// indexes.
const maxOrigin = 2000

// check says why an article cannot be stored.
func (p *prepared) check() error {
	switch {
	case !utf8.ValidString(p.Origin):
		return errors.New("the name of its file is not UTF-8: rename it")
	case len(p.Origin) > maxOrigin:
		return errors.New("the path of its file is too long: move it")
	case len(p.Raw) > MaxFileSize:
		return errors.New("it was read from more bytes than can be kept: cut it into several articles")
	}
	return p.Article.Validate()
}

// fetched is when the article was read from where it comes from.
func (p *prepared) fetched() int64 {
	if p.Fetched.IsZero() {
		return p.now
	}
	return p.Fetched.UnixMilli()
}

package index

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"verbatim/corpus"
	"verbatim/index/store"
)

// Verify reads the whole index and proves that it holds every passage of its
// source, each made from exactly the bytes that are stored, and nothing else.
// The error lists all that is not so. An index that the source has left behind
// is brought up to date first.
func (x *Index) Verify(ctx context.Context) error {
	if err := x.Sync(ctx); err != nil {
		return err
	}
	from, err := x.use()
	if err != nil {
		return err
	}
	defer from.store.Release()
	return store.Guarded(func() error { return x.verify(ctx, from.store) })
}

func (x *Index) verify(ctx context.Context, s *store.Store) error {
	have, err := s.Manifest(ctx)
	if err != nil {
		return err
	}
	want, err := x.source.Versions(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", errSource, err)
	}
	v, err := s.View()
	if err != nil {
		return err
	}
	defer v.Close()
	var faults []error
	documents := uint64(0)
	for _, id := range slices.Sorted(maps.Keys(have)) {
		documents += 1 + uint64(have[id].Passages)
		faults = append(faults, x.verifyArticle(ctx, v, id, have[id], want[id]))
	}
	for id := range want {
		if have[id].Hash == "" {
			faults = append(faults, fmt.Errorf("index: article %s is missing", id))
		}
	}
	if n, err := s.Documents(); err != nil || n != documents {
		faults = append(faults, fmt.Errorf("index: it holds %d documents, want %d (%w)", n, documents, errors.Join(errDamaged, err)))
	}
	return errors.Join(faults...)
}

// verifyArticle compares what the index holds of an article with the source.
func (x *Index) verifyArticle(ctx context.Context, v store.View, id string, entry store.Entry, want string) error {
	a, err := x.source.Article(ctx, id)
	switch {
	case errors.Is(err, corpus.ErrNotFound) && want == "":
		return fmt.Errorf("index: article %s is no longer stored", id)
	case err != nil:
		return fmt.Errorf("index: article %s: %w", id, err)
	case a.Hash() != entry.Hash || len(a.Paragraphs) != entry.Passages:
		return fmt.Errorf("index: article %s is not the version that is stored", id)
	}
	var faults []error
	var rec record
	var at desk
	for _, p := range a.Passages() {
		if err := rec.decode(v.Record(p.ID()), &at); err != nil {
			faults = append(faults, fmt.Errorf("index: passage %s: %w", p.ID(), err))
		} else if rec.digest != textDigest(p.Text) || rec.number != p.Number {
			faults = append(faults, fmt.Errorf("index: passage %s was made from another text", p.ID()))
		}
		at.wipe()
	}
	return errors.Join(faults...)
}

// Verify does what Index.Verify does for the library that is a server's own,
// the shared one for "". A library without articles has nothing to verify.
func (p *Pool) Verify(ctx context.Context, server string) error {
	s, err := p.take(server)
	if err != nil {
		return err
	}
	defer p.give(s)
	x, err := p.fresh(ctx, s)
	if err != nil || x == nil {
		return err
	}
	return x.Verify(ctx)
}

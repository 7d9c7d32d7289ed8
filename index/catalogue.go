package index

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index/speakers"
	"verbatim/index/store"
)

// A catalogue is what is known of an index's articles beside their passages: who
// speaks where, and what can be asked. It is made from the source when it is
// first asked for, article by article, and never changed.
type catalogue struct {
	// of is digestOf the versions that it is made of.
	of       string
	articles map[string]catalogued
	// topics are those of all articles by article, starters the best of them to
	// begin with.
	topics, starters []topic
}

// catalogued is an entry of a catalogue.
type catalogued struct {
	hash, published string
	speeches        []heldSpeech
	topics          []topic
}

// A heldSpeech is a speech and the digest of the paragraph that its spans are
// for.
type heldSpeech struct {
	speakers.Speech
	// folded is the speaker's name as it is compared.
	folded string
	digest uint64
}

// These bound what a catalogue holds, about a kilobyte for four entries.
const (
	maxSpeeches = 50_000
	maxTopics   = 5_000
	maxStarters = 200
)

// readThrough makes the catalogue of the index as it is now. Only what has changed
// since the last one is read, and rest is called before each article that is.
func (x *Index) readThrough(ctx context.Context, rest func()) error {
	select {
	case x.cataloguing <- struct{}{}:
		defer func() { <-x.cataloguing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	have := x.catalogue.Load()
	if have.of == x.current().served {
		return nil
	}
	versions, err := x.source.Versions(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", errSource, err)
	}
	next := &catalogue{of: store.DigestOf(versions), articles: make(map[string]catalogued, len(versions))}
	speeches, topics := maxSpeeches, maxTopics
	for _, id := range slices.Sorted(maps.Keys(versions)) {
		entry, err := x.entry(ctx, have, id, versions[id], rest)
		if errors.Is(err, corpus.ErrNotFound) {
			continue // removed since
		}
		if err != nil {
			return fmt.Errorf("%w: %w", errSource, err)
		}
		entry.speeches = entry.speeches[:min(len(entry.speeches), speeches)]
		entry.topics = entry.topics[:min(len(entry.topics), topics)]
		speeches, topics = speeches-len(entry.speeches), topics-len(entry.topics)
		next.articles[id] = entry
		next.topics = append(next.topics, entry.topics...)
	}
	next.starters = inTurn(next.topics)
	next.starters = next.starters[:min(len(next.starters), maxStarters)]
	x.catalogue.Store(next)
	return nil
}

// entry is the entry of an article, the one before if it has not changed, or
// one that is made after a rest.
func (x *Index) entry(ctx context.Context, have *catalogue, id, hash string, rest func()) (catalogued, error) {
	if entry, known := have.articles[id]; known && entry.hash == hash {
		return entry, nil
	}
	rest()
	if err := ctx.Err(); err != nil {
		return catalogued{}, err
	}
	a, err := x.source.Article(ctx, id)
	if err != nil {
		return catalogued{}, err
	}
	entry := catalogued{hash: hash, published: a.Published}
	for _, s := range speakers.In(a) {
		s.Speaker = strings.Clone(s.Speaker) // not to keep the paragraph
		entry.speeches = append(entry.speeches,
			heldSpeech{s, speakers.Fold(s.Speaker), textDigest(a.Paragraphs[s.Paragraph-1].Text)})
	}
	entry.topics = topics(a, entry.speeches)
	return entry, nil
}

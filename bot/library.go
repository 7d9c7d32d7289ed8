package bot

import (
	"context"
	"errors"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
)

// source is what a server may read: its own articles and the shared ones, or
// the demo where there are none.
func (b *Bot) source(ctx context.Context, server string) (index.Source, error) {
	demo, err := b.Pool.ServesDemo(ctx, server)
	switch {
	case err != nil:
		return nil, err
	case demo && b.Demo != nil:
		return b.Demo, nil
	}
	return b.Store.Library(server), nil
}

// articles lists what a server may read, the newest first.
func (b *Bot) articles(ctx context.Context, server string) ([]corpus.Summary, error) {
	var list []corpus.Summary
	if b.Store != nil {
		var err error
		if list, err = b.Store.Library(server).List(ctx); err != nil || len(list) > 0 {
			return list, err
		}
	}
	source, err := b.source(ctx, server)
	if err != nil {
		return nil, err
	}
	versions, err := source.Versions(ctx)
	if err != nil {
		return nil, err
	}
	for id := range versions {
		a, err := source.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, corpus.Summary{Header: a.Header, Paragraphs: len(a.Paragraphs)})
	}
	slices.SortFunc(list, func(x, y corpus.Summary) int { return strings.Compare(x.ID, y.ID) })
	return list, nil
}

// mayRead fails with errRemoved when an article is named that a server cannot
// read.
func (b *Bot) mayRead(ctx context.Context, server, article string) error {
	if article == "" {
		return nil
	}
	source, err := b.source(ctx, server)
	if err != nil {
		return err
	}
	if _, err := source.Passages(ctx, corpus.PassageID(article, 1)); !errors.Is(err, corpus.ErrNotFound) {
		return err
	}
	return errRemoved
}

package bot

import (
	"context"
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

// articleNamed is the ID of the article that a person named, "" for "". It fails
// with errUnclear where that is none, or more than one.
func (b *Bot) articleNamed(ctx context.Context, server, name string) (id string, err error) {
	if name == "" {
		return "", nil
	}
	list, err := b.articles(ctx, server)
	if err != nil {
		return "", err
	}
	if found := named(list, name); len(found) == 1 {
		return found[0].Value, nil
	}
	return "", errUnclear
}

// named are the articles that a person may mean: the one that was picked from the
// list, or all whose title and publisher hold the words that were typed.
func named(list []corpus.Summary, name string) []Choice {
	if slices.ContainsFunc(list, func(s corpus.Summary) bool { return s.ID == name }) {
		return []Choice{{name, name}}
	}
	return titled(list, name)
}

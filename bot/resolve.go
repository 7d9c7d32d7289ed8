package bot

import (
	"context"
	"errors"

	"verbatim/corpus"
	"verbatim/index"
)

// Errors about what a person points to, each with a text of its own.
var (
	errChanged = errors.New("the passage has changed since")
	errRemoved = errors.New("the article is not in the library any more")
	errUnclear = errors.New("no article, or several, have such a title")
)

// quotesOf finds the passages that a button names, among the articles that the
// place of the click may read, and nowhere else. It fails with errRemoved or
// errChanged where one is not as it was.
func (b *Bot) quotesOf(ctx context.Context, server string, marks []mark) ([]index.Quote, error) {
	if len(marks) == 0 {
		return nil, errChanged
	}
	source, err := b.source(ctx, server)
	if err != nil {
		return nil, err
	}
	known, err := b.directories(ctx, source, server)
	if err != nil {
		return nil, err
	}
	var quotes []index.Quote
	for _, m := range marks {
		var articles []string
		for _, d := range known {
			articles = append(articles, d.articles[m.article]...)
		}
		p, err := passageOf(ctx, source, articles, m)
		if err != nil {
			return nil, err
		}
		quotes = append(quotes, index.Quote{Passage: p, Highlight: m.bold})
	}
	return quotes, nil
}

// passageOf finds the passage of a mark in one of the articles whose IDs have
// its hash: mostly one, and the paragraph tells which of several.
func passageOf(ctx context.Context, source index.Source, articles []string, m mark) (corpus.Passage, error) {
	missing := errRemoved
	for _, id := range articles {
		found, err := source.Passages(ctx, corpus.PassageID(id, m.number))
		switch {
		case errors.Is(err, corpus.ErrNotFound):
			missing = errChanged
		case err != nil:
			return corpus.Passage{}, err
		case m.names(found[0]):
			return found[0], nil
		default:
			missing = errChanged
		}
	}
	return corpus.Passage{}, missing
}

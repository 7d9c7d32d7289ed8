package corpus

import (
	"context"
	"fmt"
)

// A Reextraction says what reading an article's original again has changed.
type Reextraction struct {
	Change Change
	// Before and After are the article as it was and as it is now.
	Before, After Article
}

// Reextract has the original of an article of this library read again, and stores
// the outcome as a new version where it differs. The error wraps ErrNotFound where
// the article is not there or was stored without its original.
func (l *Library) Reextract(ctx context.Context, id string, read func(context.Context, Original) (Incoming, error)) (Reextraction, error) {
	if server, ok := l.home(id); !ok || server != l.server {
		return Reextraction{}, missingArticle(id)
	}
	before, version, err := l.Current(ctx, id)
	if err != nil {
		return Reextraction{}, err
	}
	original, err := l.Original(ctx, id, version)
	if err != nil {
		return Reextraction{}, err
	}
	item, err := read(ctx, original)
	if err != nil {
		return Reextraction{}, fmt.Errorf("article %q: %w", id, err)
	}
	item.Article.ID, item.over = id, before.Hash()
	stored, err := l.Put(ctx, item)
	return Reextraction{Change: stored.Change, Before: before, After: item.Article}, err
}

// Difference counts the paragraphs that only one of the two articles has, by
// their text, and names the header fields that differ.
func (x Reextraction) Difference() (gone, added int, fields []string) {
	count := map[string]int{}
	for _, p := range x.Before.Paragraphs {
		count[p.Text]++
	}
	for _, p := range x.After.Paragraphs {
		count[p.Text]--
	}
	for _, n := range count {
		gone += max(n, 0)
		added += max(-n, 0)
	}
	before := x.Before.Fields()
	for i, f := range x.After.Fields() {
		if *f.Value != *before[i].Value {
			fields = append(fields, f.Name)
		}
	}
	return gone, added, fields
}

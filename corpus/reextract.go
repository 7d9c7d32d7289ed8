package corpus

import (
	"context"
	"errors"
	"fmt"
)

// A Reextraction says what reading an article's original again has changed.
type Reextraction struct {
	Change Change
	// Before and After are the article as it was and as it is now.
	Before, After Article
}

// Reextract reads the original of an article of this library again, as the
// readers of today do, and stores the outcome as a new version where it
// differs. The error wraps ErrNotFound where the article is not there or was
// stored without its original.
func (l *Library) Reextract(ctx context.Context, r *Reader, id string) (Reextraction, error) {
	if server, ok := l.home(id); !ok || server != l.server {
		return Reextraction{}, missingArticle(id)
	}
	before, version, err := l.current(ctx, id)
	if err != nil {
		return Reextraction{}, err
	}
	original, err := l.Original(ctx, id, version)
	if err != nil {
		return Reextraction{}, err
	}
	item, err := r.reread(ctx, original)
	if err != nil {
		return Reextraction{}, fmt.Errorf("article %q: %w", id, err)
	}
	item.Article.ID, item.over = id, before.Hash()
	stored, err := l.Put(ctx, item)
	return Reextraction{Change: stored.Change, Before: before, After: item.Article}, err
}

// reread reads an original again.
func (r *Reader) reread(ctx context.Context, o Original) (Incoming, error) {
	for e := range r.Read(ctx, Document{Name: o.Name, MediaType: o.MediaType, Data: o.Raw}, o.Defaults) {
		item := e.Incoming("", o.Defaults)
		item.Reading = o.Reading
		return item, e.Err
	}
	return Incoming{}, errors.New("nothing was read")
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
	before := x.Before.fields()
	for i, f := range x.After.fields() {
		if *f.value != *before[i].value {
			fields = append(fields, f.name)
		}
	}
	return gone, added, fields
}

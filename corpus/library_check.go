package corpus

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Check reads the whole library and reports all that is damaged: the database
// itself, every version of an article that does not match its hash, and every
// original whose bytes do not match their SHA-256 or are gone.
func (l *Library) Check(ctx context.Context) error {
	if err := l.store.dialect.sound(ctx, l.store.db); err != nil {
		return l.store.explain(err)
	}
	versions, err := l.Versions(ctx)
	if err != nil {
		return err
	}
	var faults []error
	checked := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(versions)) {
		if err := l.checkArticle(ctx, id, checked); err != nil {
			faults = append(faults, err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	return errors.Join(faults...)
}

// checkArticle checks all versions of an article. checked are the originals
// that need no second look.
func (l *Library) checkArticle(ctx context.Context, id string, checked map[string]bool) error {
	history, err := l.History(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil // removed since
	}
	faults := []error{err}
	for _, v := range history {
		faults = append(faults, l.checkVersion(ctx, id, v))
		if v.Original != "" && !checked[v.Original] {
			checked[v.Original] = true
			_, err := l.Original(ctx, id, v.Number)
			faults = append(faults, err)
		}
	}
	if err = errors.Join(faults...); err == nil {
		return nil
	}
	if _, gone := l.History(ctx, id); errors.Is(gone, ErrNotFound) {
		return nil // removed while being checked
	}
	return fmt.Errorf("library %s: article %q is not what was stored: remove it and add it again (%w)", l.store.name, id, err)
}

// checkVersion compares a version with the hash it was stored with.
func (l *Library) checkVersion(ctx context.Context, id string, v Version) error {
	a, err := l.Version(ctx, id, v.Number)
	if err == nil && a.Hash() != v.Hash {
		err = fmt.Errorf("version %d of article %q does not match its hash", v.Number, id)
	}
	return err
}

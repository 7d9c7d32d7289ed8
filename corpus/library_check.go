package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Sound reads the whole database and reports what is damaged in it, whatever it
// holds. PostgreSQL sees to that itself.
func (s *Store) Sound(ctx context.Context) error { return s.explain(s.dialect.sound(ctx, s.db)) }

// Writable reports why nothing can be stored. It changes nothing.
func (s *Store) Writable(ctx context.Context) error {
	return s.write(ctx, "", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM revisions WHERE 1 = 0`)
		return err
	})
}

// asStored is Check for the libraries of all servers.
func (s *Store) asStored(ctx context.Context) error {
	servers, err := s.Servers(ctx)
	faults := []error{err}
	for _, server := range append([]string{""}, servers...) {
		faults = append(faults, s.Own(server).Check(ctx))
	}
	return errors.Join(faults...)
}

// Check reads the whole library and reports all that is not as it was stored:
// every version of an article that does not match its hash, and every original
// whose bytes do not match their SHA-256 or are gone.
func (l *Library) Check(ctx context.Context) error {
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

package corpus

import (
	"context"
	"errors"
	"fmt"
)

// Check reads the whole library and reports what is damaged: the database
// itself, every article and every earlier version that does not hash to what
// was stored, and every original whose bytes do not match their SHA-256.
func (l *Library) Check(ctx context.Context) error {
	if err := l.store.dialect.sound(ctx, l.store.db); err != nil {
		return l.store.explain(err)
	}
	versions, err := l.Versions(ctx)
	if err != nil {
		return err
	}
	var faults []error
	for id, hash := range versions {
		if err := l.checkArticle(ctx, id, hash); err != nil {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// checkArticle compares an article with the hash it was stored with.
func (l *Library) checkArticle(ctx context.Context, id, hash string) error {
	a, err := l.Article(ctx, id)
	if err != nil || a.Hash() == hash {
		return err
	}
	var now string
	server, _ := l.home(id)
	err = l.store.db.QueryRowContext(ctx, `SELECT hash FROM articles WHERE server = $1 AND id = $2`, server, id).Scan(&now)
	if err != nil || now != hash {
		return l.store.explain(err) // it was changed while being checked
	}
	return fmt.Errorf("library %s: article %q is not what was stored: remove it and add it again", l.store.name, id)
}

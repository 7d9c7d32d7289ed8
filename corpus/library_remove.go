package corpus

import (
	"context"
	"database/sql"
	"unicode/utf8"
)

// claim notes that an article stands in a file. A file holds one article: the
// one it held before goes, unless it came from elsewhere too.
func claim(ctx context.Context, tx *sql.Tx, id, origin string) error {
	if origin != "" {
		before, ok, err := oneText(ctx, tx, `SELECT article_id FROM origins WHERE origin = $1 AND article_id <> $2`, origin, id)
		if err != nil {
			return err
		}
		if ok {
			if _, err := disown(ctx, tx, before, origin); err != nil {
				return err
			}
		}
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO origins (article_id, origin) VALUES ($1, $2)
		ON CONFLICT (article_id, origin) DO NOTHING`, id, origin)
	return err
}

// disown notes that an article no longer stands in a file, and removes it if
// that was the last place it came from.
func disown(ctx context.Context, tx *sql.Tx, id, origin string) (removed bool, err error) {
	if _, err := tx.ExecContext(ctx, `DELETE FROM origins WHERE article_id = $1 AND origin = $2`, id, origin); err != nil {
		return false, err
	}
	if _, ok, err := oneText(ctx, tx, `SELECT origin FROM origins WHERE article_id = $1 LIMIT 1`, id); ok || err != nil {
		return false, err
	}
	return remove(ctx, tx, id)
}

// Remove takes an article out of the library.
func (l *Library) Remove(ctx context.Context, id string) error {
	var removed bool
	err := l.write(ctx, func(tx *sql.Tx) (err error) {
		removed, err = remove(ctx, tx, id)
		return err
	})
	if err == nil && !removed {
		err = missingArticle(id)
	}
	return err
}

// remove deletes an article with all that belongs to it.
func remove(ctx context.Context, tx *sql.Tx, id string) (bool, error) {
	result, err := tx.ExecContext(ctx, `DELETE FROM articles WHERE id = $1`, id)
	if err != nil {
		return false, err
	}
	if n, err := result.RowsAffected(); n == 0 || err != nil {
		return false, err
	}
	return true, grow(ctx, tx)
}

// KeepOnly forgets the files in folder dir, an absolute path, for which keep is
// false, and removes the articles that stood in no other place. It returns the
// IDs of those. Articles put by hand or from other folders stay.
func (l *Library) KeepOnly(ctx context.Context, dir string, keep func(origin string) bool) (removed []string, err error) {
	err = l.write(ctx, func(tx *sql.Tx) error {
		removed = nil
		gone, err := originsIn(ctx, tx, dir)
		if err != nil {
			return err
		}
		for _, o := range gone {
			if keep(o.origin) {
				continue
			}
			last, err := disown(ctx, tx, o.id, o.origin)
			if err != nil {
				return err
			}
			if last {
				removed = append(removed, o.id)
			}
		}
		return nil
	})
	return removed, err
}

// A standing is an article and a file that it stands in.
type standing struct{ id, origin string }

// originsIn lists the files in a folder, at any depth, that hold articles.
func originsIn(ctx context.Context, tx *sql.Tx, dir string) ([]standing, error) {
	prefix := folderPrefix(dir)
	rows, err := tx.QueryContext(ctx, `SELECT article_id, origin FROM origins WHERE substr(origin, 1, $1) = $2 ORDER BY origin`,
		utf8.RuneCountInString(prefix), prefix)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []standing
	for rows.Next() {
		var p standing
		if err := rows.Scan(&p.id, &p.origin); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, rows.Err()
}

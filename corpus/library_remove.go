package corpus

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// claim notes that an article stands in a file. A file holds one article: the
// one it held before goes, and is returned, unless it came from elsewhere too.
func claim(ctx context.Context, tx *sql.Tx, server, id, origin string) (gone string, err error) {
	if origin != "" {
		before, ok, err := oneText(ctx, tx, `SELECT article_id FROM origins
			WHERE server = $1 AND origin = $2 AND article_id <> $3`, server, origin, id)
		if err != nil {
			return "", err
		}
		if ok {
			removed, err := disown(ctx, tx, server, before, origin)
			if err != nil {
				return "", err
			}
			if removed {
				gone = before
			}
		}
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO origins (server, article_id, origin) VALUES ($1, $2, $3)
		ON CONFLICT (server, article_id, origin) DO NOTHING`, server, id, origin)
	return gone, err
}

// disown notes that an article no longer stands in a file, and removes it if
// that was the last place it came from.
func disown(ctx context.Context, tx *sql.Tx, server, id, origin string) (removed bool, err error) {
	if _, err := tx.ExecContext(ctx, `DELETE FROM origins WHERE server = $1 AND article_id = $2 AND origin = $3`, server, id, origin); err != nil {
		return false, err
	}
	if _, ok, err := oneText(ctx, tx, `SELECT origin FROM origins WHERE server = $1 AND article_id = $2 LIMIT 1`, server, id); ok || err != nil {
		return false, err
	}
	return remove(ctx, tx, server, id)
}

// Remove takes an article out of the library, with its earlier versions and
// what they were read from. A server's library may only remove its own.
func (l *Library) Remove(ctx context.Context, id string) error {
	if server, ok := l.home(id); !ok || server != l.server {
		return missingArticle(id)
	}
	var removed bool
	err := l.store.write(ctx, l.server, func(tx *sql.Tx) (err error) {
		removed, err = remove(ctx, tx, l.server, id)
		return err
	})
	if err == nil && !removed {
		err = missingArticle(id)
	}
	return err
}

// remove deletes an article with all that belongs to it.
func remove(ctx context.Context, tx *sql.Tx, server, id string) (bool, error) {
	originals := map[string]bool{}
	err := queryRows(ctx, tx, `SELECT original FROM articles WHERE server = $1 AND id = $2
		UNION SELECT original FROM versions WHERE server = $1 AND article_id = $2`, []any{server, id}, func(rows *sql.Rows) error {
		var sum string
		err := rows.Scan(&sum)
		originals[sum] = true
		return err
	})
	if err != nil || len(originals) == 0 {
		return false, err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM articles WHERE server = $1 AND id = $2`, server, id); err != nil {
		return false, err
	}
	for sum := range originals {
		if err := dropOriginal(ctx, tx, server, sum); err != nil {
			return false, err
		}
	}
	return true, grow(ctx, tx, server)
}

// KeepOnly forgets the files in folder dir, an absolute path, for which keep is
// false, and removes the articles that stood in no other place. It returns the
// IDs of those. Articles put by hand or from other folders stay.
func (l *Library) KeepOnly(ctx context.Context, dir string, keep func(origin string) bool) (removed []string, err error) {
	err = l.store.write(ctx, l.server, func(tx *sql.Tx) error {
		removed = nil
		gone, err := originsIn(ctx, tx, l.server, dir)
		if err != nil {
			return err
		}
		for _, o := range gone {
			if keep(o.origin) {
				continue
			}
			last, err := disown(ctx, tx, l.server, o.id, o.origin)
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

// A place is an article and a file that it stands in.
type place struct{ id, origin string }

// originsIn lists the files in a folder, at any depth, that hold articles.
func originsIn(ctx context.Context, tx *sql.Tx, server, dir string) ([]place, error) {
	prefix := folderPrefix(dir)
	var list []place
	err := queryRows(ctx, tx, `SELECT article_id, origin FROM origins WHERE server = $1 AND substr(origin, 1, $2) = $3 ORDER BY origin`,
		[]any{server, utf8.RuneCountInString(prefix), prefix}, func(rows *sql.Rows) error {
			var p place
			err := rows.Scan(&p.id, &p.origin)
			list = append(list, p)
			return err
		})
	return list, err
}

// folderPrefix is what the paths of all files in a folder start with.
func folderPrefix(dir string) string {
	return strings.TrimSuffix(dir, string(filepath.Separator)) + string(filepath.Separator)
}

package corpus

import (
	"context"
	"database/sql"
)

// Sizes are figures about all libraries of a store.
type Sizes struct {
	// Servers counts those that have articles of their own, Articles the
	// current articles, Paragraphs theirs, Feeds what is followed.
	Servers, Articles, Paragraphs, Feeds int
}

// Sizes counts what is kept.
func (s *Store) Sizes(ctx context.Context) (Sizes, error) {
	var n Sizes
	err := s.query(ctx, `SELECT (SELECT COUNT(DISTINCT server) FROM articles WHERE server <> ''),
		(SELECT COUNT(*) FROM articles), (SELECT COUNT(*) FROM paragraphs), (SELECT COUNT(*) FROM feeds)`,
		nil, func(rows *sql.Rows) error { return rows.Scan(&n.Servers, &n.Articles, &n.Paragraphs, &n.Feeds) })
	return n, err
}

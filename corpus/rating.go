package corpus

import (
	"context"
	"database/sql"
	"time"
)

// A Rating is what one person thought of a passage as an answer.
type Rating struct {
	// Passage is its ID, Hash its Passage.Hash: what was rated, even after
	// the article has changed.
	Passage, Hash string
	// Question is what it answered or did not; "" where it is not kept.
	Question string
	// Helpful is false for "not it".
	Helpful bool
	Rated   time.Time
}

// Rate keeps a rating. Of one person's ratings of the same passage and
// question the last counts. Who it was goes into the key of the row only, which
// needs a secret of this database to be made again.
func (s *Store) Rate(ctx context.Context, server, voter string, r Rating) error {
	if r.Rated.IsZero() {
		r.Rated = time.Now()
	}
	return s.write(ctx, server, func(tx *sql.Tx) error {
		secret, err := readRatingSecret(ctx, tx)
		if err != nil {
			return err
		}
		key := ratingKey(secret, ratingOf(voter, r))
		_, err = tx.ExecContext(ctx, `INSERT INTO ratings (server, key, passage, hash, question, helpful, rated)
			VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (server, key) DO UPDATE SET helpful = $6, rated = $7`,
			server, key, r.Passage, r.Hash, r.Question, bit(r.Helpful), millis(r.Rated))
		return err
	})
}

// Ratings lists the ratings on a server, the oldest first.
func (s *Store) Ratings(ctx context.Context, server string) ([]Rating, error) {
	return listRows(ctx, s, `SELECT passage, hash, question, helpful, rated FROM ratings WHERE server = $1 ORDER BY rated, key`,
		[]any{server}, func(r *Rating) []any {
			return []any{&r.Passage, &r.Hash, &r.Question, &r.Helpful, (*moment)(&r.Rated)}
		})
}

// bit is how the tables hold a bool.
func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

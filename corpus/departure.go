package corpus

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// ServerLeft notes that the bot was removed from a server. If that is known
// already, the first time stays.
func (s *Store) ServerLeft(ctx context.Context, server string, when time.Time) error {
	if server == "" {
		return errors.New("the shared library belongs to no server that could be left")
	}
	_, err := s.exec(ctx, `INSERT INTO departures (server, since) VALUES ($1, $2) ON CONFLICT (server) DO NOTHING`, server, millis(when))
	return err
}

// ServerBack notes that the bot is on a server, again or still.
func (s *Store) ServerBack(ctx context.Context, server string) error {
	_, err := s.exec(ctx, `DELETE FROM departures WHERE server = $1`, server)
	return err
}

// Kept lists the servers of which anything is kept, in order, and tells of each
// whether the bot was removed from it.
func (s *Store) Kept(ctx context.Context) (servers []string, left map[string]bool, err error) {
	left = map[string]bool{}
	err = s.query(ctx, `SELECT k.server, d.server IS NOT NULL FROM (
			SELECT server FROM articles UNION SELECT server FROM settings UNION SELECT server FROM feeds
			UNION SELECT server FROM editor_questions UNION SELECT server FROM ratings) k
		LEFT JOIN departures d ON d.server = k.server WHERE k.server <> '' ORDER BY k.server`, nil,
		func(rows *sql.Rows) error {
			var server string
			var gone bool
			err := rows.Scan(&server, &gone)
			servers, left[server] = append(servers, server), gone
			return err
		})
	return servers, left, err
}

// owned are the tables whose rows belong to a server; what hangs on articles
// goes with them.
var owned = []string{"articles", "originals", "revisions", "settings", "feeds", "visits", "editor_questions", "ratings", "departures"}

// Purge removes all that is kept of the servers that the bot was removed from
// before a moment, each at once or not at all, and returns which these were.
func (s *Store) Purge(ctx context.Context, before time.Time) (servers []string, err error) {
	left, err := listRows(ctx, s, `SELECT server FROM departures WHERE since < $1 ORDER BY server`, []any{millis(before)}, oneColumn)
	for _, server := range left {
		if err != nil {
			break
		}
		purged := false
		err = s.write(ctx, server, func(tx *sql.Tx) (err error) {
			purged, err = purge(ctx, tx, server, before)
			return err
		})
		if purged && err == nil {
			servers = append(servers, server)
		}
	}
	return servers, err
}

// purge removes a server unless it is back.
func purge(ctx context.Context, tx *sql.Tx, server string, before time.Time) (bool, error) {
	_, still, err := oneText(ctx, tx, `SELECT server FROM departures WHERE server = $1 AND since < $2`, server, millis(before))
	if err != nil || !still {
		return false, err
	}
	for _, table := range owned {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE server = $1`, server); err != nil {
			return false, err
		}
	}
	return true, nil
}

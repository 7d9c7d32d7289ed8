package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// maxSettings bounds the settings of a server in bytes.
const maxSettings = 64 << 10

// Settings returns what PutSettings kept for a server, nil if nothing.
func (s *Store) Settings(ctx context.Context, server string) ([]byte, error) {
	var value []byte
	err := s.query(ctx, `SELECT value FROM settings WHERE server = $1`, []any{server},
		func(rows *sql.Rows) error { return rows.Scan(&value) })
	return value, err
}

// PutSettings keeps the settings of a server, a JSON value, in the place of
// those before.
func (s *Store) PutSettings(ctx context.Context, server string, value []byte) error {
	if len(value) > maxSettings || !json.Valid(value) {
		return fmt.Errorf("settings of server %q: want JSON of at most %d bytes", server, maxSettings)
	}
	_, err := s.exec(ctx, `INSERT INTO settings (server, value) VALUES ($1, $2) ON CONFLICT (server) DO UPDATE SET value = $2`,
		server, string(value))
	return err
}

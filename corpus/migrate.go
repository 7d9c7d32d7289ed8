package corpus

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed migrations
var migrations embed.FS

// A schema says how the tables of one kind of database are made.
type schema struct {
	dialect goose.Dialect
	folder  string
	// tables counts the tables there are, and those of them that are goose's.
	tables string
	// retry tells a lost race between two programs that open a new database
	// from a fault.
	retry   func(error) bool
	options []goose.ProviderOption
}

// busyPause is how long to leave the database to whoever is making its tables, who
// is done long before busyAtAll.
const (
	busyPause = 10 * time.Millisecond
	busyAtAll = 10 * time.Second
)

// prepare checks that the database is ours and brings its tables up to date, which
// writes only where they are not: who reads need not wait for who writes. Processes
// that open a new one at the same moment get in each other's way, so it tries again.
func (s schema) prepare(ctx context.Context, db *sql.DB, busy time.Duration) error {
	for end := time.Now().Add(min(busy, busyAtAll)); ; {
		err := s.ours(ctx, db)
		if err == nil {
			err = s.migrate(ctx, db)
		}
		if err == nil || !s.retry(err) || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(busyPause):
		}
	}
}

// ours fails for the databases of other programs, which migrations would litter.
func (s schema) ours(ctx context.Context, db *sql.DB) error {
	var tables, known int
	err := db.QueryRowContext(ctx, s.tables).Scan(&tables, &known)
	if err == nil && tables > 0 && known == 0 {
		return errors.New("this is another program's database: name another one")
	}
	return err
}

// migrate brings the tables up to date.
func (s schema) migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, s.folder)
	if err != nil {
		return err
	}
	options := append([]goose.ProviderOption{goose.WithGoMigrations(keyRatings())}, s.options...)
	provider, err := goose.NewProvider(s.dialect, db, files, options...)
	if err != nil {
		return err
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if current > target {
		return fmt.Errorf("it was written by a newer Verbatim (version %d of the tables, this program knows %d): update Verbatim", current, target)
	}
	if current < target {
		_, err = provider.Up(ctx)
	}
	return err
}

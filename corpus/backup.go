package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"verbatim/corpus/scratch"
)

// A backup is a store in one SQLite file that holds all rows of another,
// whichever database that is in. So a backup of PostgreSQL can be restored to
// SQLite and the other way round.

// tables lists what a store keeps, each after those it refers to.
var tables = []string{
	"articles", "paragraphs", "origins", "versions", "originals", "revisions", "settings",
	"feeds", "visits", "editor_questions", "ratings", "secrets", "departures",
}

// Backup writes everything that the store holds at this moment to a new file,
// while other programs go on reading and writing. The file is there only when
// it is complete. It is complete, too, where an article is not as it was stored,
// which is an error all the same. Progress, which may be nil, is told how many rows are done.
func (s *Store) Backup(ctx context.Context, path string, progress func(done, total int)) (err error) {
	if err := checkFree(path); err != nil {
		return err
	}
	folder, remove, err := scratch.Folder(filepath.Dir(path), ".verbatim-backup-")
	if err != nil {
		return fmt.Errorf("cannot write the backup: %w; check the folder and who owns it", err)
	}
	defer func() { err = errors.Join(err, remove()) }()
	part := filepath.Join(folder, "backup.db")
	copied, err := openFile(ctx, part, inPlace, 0)
	if err != nil {
		return fmt.Errorf("cannot write the backup: %w", err)
	}
	copied.name = path // which is what errors are about
	err = copied.writeAll(ctx, func(tx *sql.Tx) error { return s.copyTo(ctx, tx, progress) })
	var faults error
	if err == nil {
		copied.name = s.name // where they are to be mended
		faults = copied.asStored(ctx)
		err = ctx.Err()
	}
	if err = errors.Join(err, copied.Close()); err != nil {
		return err
	}
	if err := checkFree(path); err != nil {
		return err // somebody has made it meanwhile
	}
	if err := os.Rename(part, path); err != nil || faults == nil {
		return err
	}
	return fmt.Errorf("%s is written, but restore will refuse it, for not all in it is as it was stored: mend what is named below and back up again\n%w", path, faults)
}

// checkFree fails where there is a file of that name.
func checkFree(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s is there already: name a new file", path)
	}
	return nil
}

// Empty tells whether nothing is kept that a restore would replace.
func (s *Store) Empty(ctx context.Context) (bool, error) {
	for _, table := range tables {
		if table == "revisions" || table == "secrets" { // are made with the store
			continue
		}
		if rows, err := listRows(ctx, s, `SELECT 1 FROM `+table+` LIMIT 1`, nil, func(n *int) []any { return []any{n} }); err != nil || len(rows) > 0 {
			return false, err
		}
	}
	return true, nil
}

// Restore replaces everything that the store holds by what a backup holds, in
// one transaction: after an error all is as it was. A backup in which an article
// is not as it was stored is refused. Programs that have the
// store open see the change as they see any other, and write before it or after
// it. The backup may be of an older version; the file stays as it is.
func (s *Store) Restore(ctx context.Context, path string, progress func(done, total int)) (err error) {
	backup, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("cannot read the backup: %w", err)
	}
	defer backup.Close()
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return fmt.Errorf("%[1]s cannot be restored: it is a library that is open or was not closed: back it up first, with: VERBATIM_DATABASE=%[1]s verbatim backup FILE", path)
	}
	folder, remove, err := scratch.Folder("", "verbatim-restore-")
	if err != nil {
		return cannotUnpack(err)
	}
	defer func() { err = errors.Join(err, remove()) }()
	copied := filepath.Join(folder, "backup.db")
	if err := copyFile(backup, copied); err != nil {
		return cannotUnpack(err)
	}
	if err := checkBackup(ctx, copied); err != nil {
		return fmt.Errorf("%s cannot be restored: %w", path, err)
	}
	from, err := OpenStore(ctx, copied)
	if err != nil {
		return fmt.Errorf("%s cannot be restored: %w", path, err)
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	from.name = path // which is what errors are about
	if err := from.asStored(ctx); err != nil {
		return fmt.Errorf("%[1]s cannot be restored: not all in it is as it was stored: take another backup, or take what is named below out of this one, with: VERBATIM_DATABASE=%[1]s verbatim remove ID\n%[2]w", path, err)
	}
	return s.writeAll(ctx, func(tx *sql.Tx) error {
		if err := s.unhurried(ctx, tx); err != nil {
			return err
		}
		before, err := revisions(ctx, tx)
		if err != nil {
			return err
		}
		if err := from.copyTo(ctx, tx, progress); err != nil {
			return err
		}
		return outrun(ctx, tx, before)
	})
}

// cannotUnpack is the error for a backup of which there can be no copy.
func cannotUnpack(err error) error {
	return fmt.Errorf("cannot unpack the backup: %w; make room for a copy of it there, or let TMPDIR name another folder", err)
}

// checkBackup fails for a file that is no whole backup. Opening it as a store
// would make one of an empty file, and that would replace all that is kept.
func checkBackup(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite", dataSource(path, logBeside, lockPatience))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var tables, known int
	err = db.QueryRowContext(ctx, sqliteSchema.tables).Scan(&tables, &known)
	if sqliteCode(err) == codeNoDatabase || err == nil && known == 0 {
		return errors.New("it is no backup: name a file that backup wrote")
	}
	if err == nil {
		err = errors.Join(integrity(ctx, db))
	}
	if err != nil {
		return fmt.Errorf("it is damaged or not complete: take another backup (%w)", err)
	}
	return nil
}

// copyTo replaces all rows of another store by those of this one, as they are
// at one moment.
func (s *Store) copyTo(ctx context.Context, to *sql.Tx, progress func(done, total int)) error {
	for _, table := range slices.Backward(tables) {
		if _, err := to.ExecContext(ctx, `DELETE FROM `+table); err != nil {
			return err
		}
	}
	from, err := s.db.BeginTx(ctx, &sql.TxOptions{Isolation: s.dialect.snapshot, ReadOnly: true})
	if err != nil {
		return s.explain(err)
	}
	defer from.Rollback()
	if err := s.unhurried(ctx, from); err != nil {
		return s.explain(err)
	}
	total, done := 0, 0
	for _, table := range tables {
		var n int
		if err := from.QueryRowContext(ctx, `SELECT COUNT(*) FROM `+table).Scan(&n); err != nil {
			return s.explain(err)
		}
		total += n
	}
	for _, table := range tables {
		err := s.copyTable(ctx, from, to, table, func() {
			if done++; progress != nil && (done%1000 == 0 || done == total) {
				progress(done, total)
			}
		})
		if err != nil {
			return fmt.Errorf("copying the table %s: %w", table, err)
		}
	}
	return nil
}

// unhurried lets the statements of a transaction take as long as they need: one
// that reads a table takes as long as the rows take to be written elsewhere.
func (s *Store) unhurried(ctx context.Context, tx *sql.Tx) error {
	if s.dialect.unhurried == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, s.dialect.unhurried)
	return err
}

// copyTable inserts all rows of a table into the same one elsewhere, and calls
// each after every row.
func (s *Store) copyTable(ctx context.Context, from, to *sql.Tx, table string, each func()) error {
	rows, err := from.QueryContext(ctx, `SELECT * FROM `+table)
	if err != nil {
		return s.explain(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return s.explain(err)
	}
	places := make([]string, len(columns))
	values := make([]any, len(columns))
	into := make([]any, len(columns))
	for i := range columns {
		places[i] = fmt.Sprintf("$%d", i+1)
		into[i] = &values[i]
	}
	insert, err := to.PrepareContext(ctx, fmt.Sprintf(`INSERT INTO %s (%s) VALUES (%s)`,
		table, strings.Join(columns, ", "), strings.Join(places, ", ")))
	if err != nil {
		return err
	}
	defer insert.Close()
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return s.explain(err)
		}
		if _, err := insert.ExecContext(ctx, values...); err != nil {
			return err
		}
		each()
	}
	return s.explain(rows.Err())
}

// revisions reads the revision of every server's own articles.
func revisions(ctx context.Context, tx *sql.Tx) (map[string]int64, error) {
	numbers := map[string]int64{}
	err := queryRows(ctx, tx, `SELECT server, number FROM revisions`, nil, func(rows *sql.Rows) error {
		var server string
		var number int64
		err := rows.Scan(&server, &number)
		numbers[server] = number
		return err
	})
	return numbers, err
}

// outrun raises every revision above what it was before, so that whoever
// watches it sees that something has changed.
func outrun(ctx context.Context, tx *sql.Tx, before map[string]int64) error {
	now, err := revisions(ctx, tx)
	if err != nil {
		return err
	}
	for server, number := range before {
		now[server] = max(now[server], number)
	}
	for server, number := range now {
		_, err := tx.ExecContext(ctx, `INSERT INTO revisions (server, number) VALUES ($1, $2)
			ON CONFLICT (server) DO UPDATE SET number = excluded.number`, server, number+1)
		if err != nil {
			return err
		}
	}
	return nil
}

// copyFile copies what it reads to a new file that only its owner can read.
func copyFile(in io.Reader, to string) (err error) {
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}

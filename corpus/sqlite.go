package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
)

// This file holds what is particular to SQLite: how the file is opened, and
// what its errors mean.

// openSQLite opens the file, makes it and its folder if need be, and brings
// its tables up to date. Where SQLite cannot write beside the file, not even to
// read it, and nobody else has it open, it is opened for reading only.
func openSQLite(ctx context.Context, path string, busy time.Duration) (*Store, error) {
	s, err := openFile(ctx, path, logBeside, busy)
	if sqliteCode(err) != codeCannotOpen || isLogged(path) {
		return s, err
	}
	changed := changedFile(path)
	if s, fault := openFile(ctx, path, readOnly, busy); fault == nil {
		s.changed = changed
		return s, nil
	}
	return nil, err
}

// isLogged tells whether there is a log beside the file: then somebody has it
// open, or left it when the file alone was not all.
func isLogged(path string) bool {
	_, err := os.Stat(path + "-wal")
	return err == nil
}

// changedFile returns what reports that a file was written since it was called.
func changedFile(path string) func() error {
	before, missing := os.Stat(path)
	return func() error {
		now, err := os.Stat(path)
		if err == nil && missing == nil && now.ModTime().Equal(before.ModTime()) && now.Size() == before.Size() {
			return nil
		}
		return errors.New("another program wrote to it while it was read without locks, for its folder cannot be written: try again")
	}
}

// How SQLite keeps a file whole that is being written: its journal modes.
const (
	// logBeside writes to a log beside the file first, so that others may read
	// meanwhile.
	logBeside = "WAL"
	// inPlace writes to the file itself, for which nobody else may have it, and
	// a kill breaks it. It takes half the room.
	inPlace = "MEMORY"
	// readOnly writes nothing, not even locks: it is for a file that stays as it
	// is.
	readOnly = "OFF"
)

// openFile is openSQLite with a journal mode.
func openFile(ctx context.Context, path, journal string, busy time.Duration) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	s := newStore(path, sqliteDialect)
	if err := makeFile(path); err != nil {
		return nil, s.explain(fmt.Errorf("cannot write: %w; check who owns the file and its folder", err))
	}
	if s.lock, err = lockBeside(path); err != nil {
		return nil, s.explain(err)
	}
	if s.db, err = sql.Open("sqlite", dataSource(path, journal, busy)); err != nil {
		return nil, s.explain(err)
	}
	if s.writer, err = sql.Open("sqlite", dataSource(path, journal, busy)); err != nil {
		return nil, s.explain(err)
	}
	// One writes at a time: SQLite would have the others poll, and who waits to
	// write keeps no one from reading.
	s.writer.SetMaxOpenConns(1)
	s.writer.SetConnMaxIdleTime(time.Minute)
	// To read there is a connection for each core, and one that somebody may
	// keep for long. Each has up to 2 MiB of pages, which it reads again after
	// every write: under load, with eight the program took a tenth more of a
	// core than with two.
	readers := runtime.GOMAXPROCS(0) + 1
	s.db.SetMaxOpenConns(readers)
	s.db.SetMaxIdleConns(readers)
	s.db.SetConnMaxIdleTime(time.Minute)
	if err := sqliteSchema.prepare(ctx, s.db, busy); err != nil {
		return nil, s.explain(errors.Join(err, s.Close()))
	}
	s.lost = lostFile(path)
	return s, nil
}

// lostFile returns what reports that another file stands at a path, or none,
// since it was called. SQLite would go on writing to the one that was there.
func lostFile(path string) func() error {
	before, missing := os.Stat(path)
	return func() error {
		now, err := os.Stat(path)
		if err == nil && missing == nil && os.SameFile(before, now) {
			return nil
		}
		return errors.New("its file was moved, deleted or replaced while it was open: see that the right one is there, and start this program again")
	}
}

var sqliteDialect = dialect{
	sound:  sqliteSound,
	advice: func(err error) string { return sqliteAdvice[sqliteCode(err)] },
	// The file does not go away, and SQLite itself waits for locks.
	patience: func(error) time.Duration { return 0 },
}

var sqliteSchema = schema{
	dialect: goose.DialectSQLite3,
	folder:  "migrations/sqlite",
	tables:  `SELECT COUNT(*), COALESCE(SUM(name = 'goose_db_version'), 0) FROM sqlite_master WHERE type = 'table'`,
	retry:   worthRetrying,
}

// sqliteSound reports the first faults in the file, and what to do about them.
func sqliteSound(ctx context.Context, db *sql.DB) error {
	faults, err := integrity(ctx, db)
	if err == nil && faults != nil {
		err = fmt.Errorf("%s (%w)", sqliteAdvice[codeCorrupt], faults)
	}
	return err
}

// integrity reads the whole file for the first faults in it. The error is for one
// that cannot be read.
func integrity(ctx context.Context, db *sql.DB) (faults, err error) {
	var list []error
	err = queryRows(ctx, db, `PRAGMA integrity_check(10)`, nil, func(rows *sql.Rows) error {
		var line string
		err := rows.Scan(&line)
		if line != "ok" {
			list = append(list, errors.New(line))
		}
		return err
	})
	return errors.Join(list...), err
}

// makeFile makes the library's file for its owner's eyes only. It does not
// open a file that is there: closing it would take away the locks that SQLite
// holds on it in this process (sqlite.org/howtocorrupt.html, 2.2).
func makeFile(path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// dataSource names the file and the settings of every connection. Transactions
// that write take the lock at once, so that none fails half-way for another's
// sake; synchronous=FULL makes a commit survive loss of power.
func dataSource(path, journal string, busy time.Duration) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	settings := url.Values{
		"_txlock": {"immediate"},
		"_pragma": {
			fmt.Sprintf("busy_timeout(%d)", busy.Milliseconds()),
			"journal_mode(" + journal + ")", "synchronous(FULL)", "foreign_keys(ON)",
		},
	}
	if journal == readOnly {
		settings.Set("immutable", "1")
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath() + "?" + settings.Encode()
}

// worthRetrying tells a lost race from a fault: SQLITE_ERROR is what a table
// that another process has just made gives, SQLITE_BUSY what the change to the
// write-ahead log gives at once, without the wait that other locks have.
func worthRetrying(err error) bool {
	switch sqliteCode(err) {
	case codeError, codeConstraint, codeBusy, codeLocked:
		return true
	}
	return false
}

// Primary result codes of SQLite (sqlite.org/rescode.html).
const (
	codeError      = 1
	codePermission = 3
	codeBusy       = 5
	codeLocked     = 6
	codeReadOnly   = 8
	codeDisk       = 10
	codeCorrupt    = 11
	codeFull       = 13
	codeCannotOpen = 14
	codeConstraint = 19
	codeNoDatabase = 26
)

// sqliteAdvice says what each of SQLite's errors means for the person who runs
// the program, and what to do.
var sqliteAdvice = map[int]string{
	codePermission: "it cannot be written: check who owns the file and its folder",
	codeReadOnly:   "it cannot be written: check who owns the file and its folder",
	codeCannotOpen: "it cannot be opened: check who owns the file and its folder",
	codeBusy:       "another program keeps it locked: wait for it or end it, then try again",
	codeLocked:     "another program keeps it locked: wait for it or end it, then try again",
	codeDisk:       "the disk failed: check the disk and the space left on it",
	codeFull:       "the disk is full: free some space, then try again; nothing that was stored is lost",
	codeCorrupt:    "it is damaged: move it and the files beside it that are named after it away, then put a backup back with verbatim restore, or add the articles again",
	codeNoDatabase: "this is no Verbatim library: name another file, or move this one away and put a backup back with verbatim restore",
}

// sqliteCode is the primary result code in err, 0 if it is none of SQLite's.
func sqliteCode(err error) int {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code() & 0xff
	}
	return 0
}

package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"verbatim/corpus/reason"
)

// A Store is the one home of everything that is kept: the libraries of all
// servers, with the versions and original bytes of their articles, and each
// server's settings, feeds, questions and ratings. It is a SQLite file or a
// PostgreSQL database. Several processes may have the same one open, to read
// and to write; within one, a Store may be used by several goroutines.
//
// Errors name the database, without its password, and say what to do.
type Store struct {
	// db is for what reads, and writer for what writes.
	db, writer *sql.DB
	// Alone needs one connection to PostgreSQL, guard, or the lock of a SQLite
	// file. The other is nil.
	guard   *sql.DB
	lock    *flock.Flock
	dialect dialect
	// name is what errors call the database.
	name    string
	packing packing
	// lost reports why nothing that is written would be found again.
	lost func() error
	// changed reports that what was read without locks was written meanwhile; nil
	// where it is read with them.
	changed func() error
	// held is called when a write has waited for others for tellAfter, and away, once
	// until one gets through, when it has for the database; nil where nobody wants to
	// know.
	held      func()
	away      func(reason error, most time.Duration)
	tellAfter time.Duration
	toldAway  atomic.Bool

	// preparing guards statements, which are kept ready, by their queries.
	preparing  sync.Mutex
	statements map[string]*sql.Stmt
}

// A dialect is what differs between the databases.
type dialect struct {
	// lock is the statement, with the server as its argument, that keeps
	// other writers of the same library out until the transaction ends, and
	// lockAll the one that keeps out those of every library; "" if beginning
	// does.
	lock, lockAll string
	// sound reports what is wrong with the database itself.
	sound func(context.Context, *sql.DB) error
	// advice says what an error of the database means and what to do, "" if
	// the error says so itself.
	advice func(error) string
	// snapshot is the isolation under which a transaction that only reads sees
	// one moment.
	snapshot sql.IsolationLevel
	// unhurried is the statement after which those of a transaction, and the pauses
	// between them, take as long as they need; "" where they do anyway.
	unhurried string
	// patience is how long it may take an error to go away by itself, 0 for one
	// that does not.
	patience func(error) time.Duration
}

// OpenStore opens a store and brings its tables up to date. The address is
// that of a PostgreSQL database ("postgres://user:password@host/name"), or the
// path of a SQLite file, which is made together with its folder, for the owner
// only, if it is not there.
func OpenStore(ctx context.Context, address string) (*Store, error) {
	return openStore(ctx, address, lockPatience)
}

func openStore(ctx context.Context, address string, busy time.Duration) (*Store, error) {
	open := openSQLite
	if IsPostgres(address) {
		open = openPostgres
	}
	return open(ctx, address, busy)
}

// newStore is a store without a database yet.
func newStore(name string, d dialect) *Store {
	return &Store{name: name, dialect: d, packing: newPacking(), statements: map[string]*sql.Stmt{}}
}

// IsPostgres reports whether an address is that of a PostgreSQL database.
func IsPostgres(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// Close closes the database. Nothing that was stored depends on it.
func (s *Store) Close() error {
	err := errors.Join(s.db.Close(), s.writer.Close())
	if s.guard != nil {
		err = errors.Join(err, s.guard.Close())
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.Close())
	}
	if s.changed != nil {
		err = errors.Join(err, s.changed())
	}
	return s.explain(err)
}

// Servers lists the servers that have articles of their own, in order.
func (s *Store) Servers(ctx context.Context) ([]string, error) {
	return listRows(ctx, s, `SELECT DISTINCT server FROM articles WHERE server <> '' ORDER BY server`, nil, oneColumn)
}

// Name is what errors call the database: the path of its file, or its address
// without user and password.
func (s *Store) Name() string { return s.name }

// query runs a query and calls scan for each row.
func (s *Store) query(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	statement, err := s.prepared(ctx, query)
	if err != nil {
		return s.explain(err)
	}
	if statement == nil {
		return s.explain(queryRows(ctx, s.db, query, args, scan))
	}
	rows, err := statement.QueryContext(ctx, args...)
	if err != nil {
		return s.explain(err)
	}
	return s.explain(scanRows(rows, scan))
}

// listRows runs a query and returns its rows; into lists where the columns of
// one go.
func listRows[T any](ctx context.Context, s *Store, query string, args []any, into func(*T) []any) ([]T, error) {
	var list []T
	err := s.query(ctx, query, args, func(rows *sql.Rows) error {
		var row T
		err := rows.Scan(into(&row)...)
		list = append(list, row)
		return err
	})
	return list, err
}

// oneColumn is for rows of one text.
func oneColumn(text *string) []any { return []any{text} }

// A moment is where a time goes that a table holds, as millis makes it.
type moment time.Time

// Scan takes a time over.
func (m *moment) Scan(value any) error {
	n, ok := value.(int64)
	if !ok {
		return fmt.Errorf("%T is no time", value)
	}
	if n != 0 {
		*m = moment(time.UnixMilli(n))
	}
	return nil
}

// millis turns a time into what the tables hold; the zero time is 0.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// maxPrepared bounds the statements that are kept ready.
const maxPrepared = 64

// prepared returns a query's statement, which is kept ready: SQLite takes as
// long to parse one as to run it. It is nil for a query that comes when enough
// are kept.
func (s *Store) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	s.preparing.Lock()
	statement, full := s.statements[query], len(s.statements) >= maxPrepared
	s.preparing.Unlock()
	if statement != nil || full {
		return statement, nil
	}
	statement, err := s.db.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s.preparing.Lock()
	defer s.preparing.Unlock()
	if first := s.statements[query]; first != nil {
		return first, statement.Close() // another question was faster
	}
	s.statements[query] = statement
	return statement, nil
}

// exec is write for one statement, whose first argument is the server, or what
// else it is about. It returns how many rows were changed.
func (s *Store) exec(ctx context.Context, statement, server string, args ...any) (n int64, err error) {
	err = s.write(ctx, server, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, statement, append([]any{server}, args...)...)
		if err == nil {
			n, err = result.RowsAffected()
		}
		return err
	})
	return n, err
}

// A querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func queryRows(ctx context.Context, db querier, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	return scanRows(rows, scan)
}

func scanRows(rows *sql.Rows, scan func(*sql.Rows) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// The pace at which a write is tried again while its database is away, such
// as for a restart, and when that is given up.
const (
	retryFirst = 50 * time.Millisecond
	retryMost  = 2 * time.Second
	retryAtAll = 90 * time.Second
)

// lockPatience is how long a write waits for another program that writes. Most
// take milliseconds, and putting a backup of gigabytes back minutes.
const lockPatience = 10 * time.Minute

// OnWait has held called whenever a write has waited so long for others that write,
// and away when one has been tried again so long because the database is away: with
// what is wrong and how long each is tried at most, and once until one gets through.
// It is to be called before anything is written.
func (s *Store) OnWait(after time.Duration, held func(), away func(reason error, most time.Duration)) {
	s.tellAfter, s.held, s.away = after, held, away
}

// write runs do in one transaction for a server and commits it. It waits for
// others that write, and tries again while the database is away; so do may run
// more than once, and what it did may have been committed the time before.
func (s *Store) write(ctx context.Context, server string, do func(tx *sql.Tx) error) error {
	return s.patiently(ctx, do, s.dialect.lock, server)
}

// writeAll is write for what belongs to all servers: nobody writes beside it.
func (s *Store) writeAll(ctx context.Context, do func(tx *sql.Tx) error) error {
	return s.patiently(ctx, do, s.dialect.lockAll)
}

// patiently runs do in one transaction behind a lock, and again while that cannot
// be had or the database is away.
func (s *Store) patiently(ctx context.Context, do func(tx *sql.Tx) error, lock string, args ...any) error {
	if err := s.lost(); err != nil {
		return s.explain(err)
	}
	pause, start := retryFirst, time.Now()
	for {
		err := s.transact(ctx, do, lock, args...)
		if err == nil {
			s.toldAway.Store(false)
			return nil
		}
		took, most := time.Since(start), s.dialect.patience(err)
		if ctx.Err() != nil || took >= most {
			return s.explain(err)
		}
		if s.away != nil && most == retryAtAll && took >= s.tellAfter && s.toldAway.CompareAndSwap(false, true) {
			s.away(s.explain(err), most)
		}
		select {
		case <-ctx.Done():
			return s.explain(err)
		case <-time.After(pause):
		}
		pause = min(pause*2, retryMost)
	}
}

// transact runs do in one transaction behind a lock and commits it.
func (s *Store) transact(ctx context.Context, do func(tx *sql.Tx) error, lock string, args ...any) error {
	tx, err := s.begin(ctx, lock, args...)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// begin begins a transaction that writes behind a lock, and tells when it waits
// for that, which without a statement for the lock is what beginning waits for.
func (s *Store) begin(ctx context.Context, lock string, args ...any) (*sql.Tx, error) {
	if lock == "" {
		defer s.whileHeld()()
		return s.writer.BeginTx(ctx, nil)
	}
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer s.whileHeld()()
	if _, err := tx.ExecContext(ctx, lock, args...); err != nil {
		tx.Rollback()
		return nil, err
	}
	return tx, nil
}

// whileHeld tells of a wait for others, unless what it returns is called before.
func (s *Store) whileHeld() (stop func() bool) {
	if s.held == nil {
		return func() bool { return false }
	}
	return time.AfterFunc(s.tellAfter, s.held).Stop
}

// An explainedError names the database that it is of.
type explainedError struct{ error }

func (e explainedError) Unwrap() error { return e.error }

// explain puts the database's name and, where there is some, advice before an
// error of the database, unless another one's is there already. It is a fault of
// the library unless it has another reason.
func (s *Store) explain(err error) error {
	if err == nil || errors.As(err, new(explainedError)) {
		return err
	}
	said := explainedError{fmt.Errorf("library %s: %w", s.name, err)}
	if text := s.dialect.advice(err); text != "" {
		said = explainedError{fmt.Errorf("library %s: %s (%w)", s.name, text, err)}
	}
	if reason.Of(err) != "" || errors.Is(err, ErrNotFound) || errors.Is(err, context.Canceled) {
		return said
	}
	return reason.Errorf(reason.Fault, "%w", said)
}

package corpus

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// This file holds what is particular to PostgreSQL: how the database is
// reached, and what its errors mean.

// Bounds of a connection to PostgreSQL. No statement of ours takes long but those
// of a backup, so what does is a server that hangs.
const (
	connectTimeout   = 5 * time.Second
	statementTimeout = "60000" // milliseconds
	lockTimeout      = "30000"
)

// openPostgres connects to the database and brings its tables up to date.
func openPostgres(ctx context.Context, address string, busy time.Duration) (*Store, error) {
	s := newStore(withoutPassword(address), postgresDialect)
	s.lost = func() error { return nil }
	config, err := pgx.ParseConfig(address)
	if err != nil {
		// The error of pgx repeats the address.
		return nil, s.explain(errors.New("this is no address of a database: want postgres://user:password@host/name"))
	}
	config.ConnectTimeout = connectTimeout
	for name, value := range map[string]string{
		"statement_timeout": statementTimeout, "lock_timeout": lockTimeout,
		"idle_in_transaction_session_timeout": statementTimeout, "application_name": "verbatim",
		// A machine that vanished is missed, with what it holds, in half a minute.
		"tcp_keepalives_idle": "15", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3",
	} {
		if _, set := config.RuntimeParams[name]; !set {
			config.RuntimeParams[name] = value
		}
	}
	s.db, s.writer, s.guard = postgresPool(config, 6), postgresPool(config, 2), postgresPool(config, 1)
	s.guard.SetConnMaxIdleTime(0) // for ever
	migration, err := postgresSchema()
	if err == nil {
		err = makeSchema(ctx, s.db, config.RuntimeParams["search_path"])
	}
	if err == nil {
		err = migration.prepare(ctx, s.db, busy)
	}
	if err != nil {
		return nil, s.explain(errors.Join(err, s.Close()))
	}
	return s, nil
}

// postgresPool opens up to most connections. Those that write have some of their
// own, so that who waits for a library's lock keeps no one from reading.
func postgresPool(config *pgx.ConnConfig, most int) *sql.DB {
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	db.SetConnMaxIdleTime(5 * time.Minute)
	return db
}

// makeSchema makes the schema that the address names with search_path, if it
// does and there is none: several stores may share a database so.
func makeSchema(ctx context.Context, db *sql.DB, name string) error {
	if name == "" || strings.ContainsAny(name, `," `) {
		return nil
	}
	var there bool
	err := db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)`, name).Scan(&there)
	if err != nil || there {
		return err
	}
	_, err = db.ExecContext(ctx, `CREATE SCHEMA IF NOT EXISTS `+pgx.Identifier{name}.Sanitize())
	if lostRace(err) {
		return nil
	}
	return err
}

// withoutPassword is an address that may be shown.
func withoutPassword(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "postgres://…"
	}
	u.User, u.RawQuery, u.Fragment = nil, "", ""
	return u.String()
}

// lockOfAll is the number of a lock for all servers, in SQL. The schema is part
// of it, since several stores may share a database.
const lockOfAll = `hashtextextended(current_schema(), 72)`

// takeAlone is the statement by which a connection takes the store, and which
// tells that it has.
const takeAlone = `SELECT pg_try_advisory_lock(hashtextextended(current_schema(), 73))`

var postgresDialect = dialect{
	snapshot:  sql.LevelRepeatableRead,
	unhurried: `SELECT set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`,
	// Who writes for one server shares the lock for all of them.
	lock:     `SELECT pg_advisory_xact_lock_shared(` + lockOfAll + `), pg_advisory_xact_lock(hashtextextended($1, 71))`,
	lockAll:  `SELECT pg_advisory_xact_lock(` + lockOfAll + `)`,
	sound:    func(context.Context, *sql.DB) error { return nil }, // the server sees to it
	advice:   postgresAdvice,
	patience: postgresPatience,
}

func postgresSchema() (schema, error) {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 30))
	return schema{
		dialect: goose.DialectPostgres,
		folder:  "migrations/postgres",
		tables: `SELECT COUNT(*), COALESCE(SUM(CASE WHEN tablename = 'goose_db_version' THEN 1 ELSE 0 END), 0)
			FROM pg_tables WHERE schemaname = current_schema()`,
		retry:   func(err error) bool { return lostRace(err) || postgresCode(err) == "57P03" },
		options: []goose.ProviderOption{goose.WithSessionLocker(locker)},
	}, err
}

// lostRace reports whether another program has just made the same tables.
func lostRace(err error) bool {
	switch postgresCode(err) {
	case "23505", "42P07", "42710": // unique violation, duplicate table, duplicate object
		return true
	}
	return false
}

// postgresCode is the SQLSTATE in err, "" if it is none of PostgreSQL's.
func postgresCode(err error) string {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code
	}
	return ""
}

// postgresPatience is for another program that writes, which lockTimeout has told
// of, a server that is away, starting or stopping, and two transactions that got
// in each other's way.
func postgresPatience(err error) time.Duration {
	switch code := postgresCode(err); {
	case code == "55P03":
		return lockPatience
	case strings.HasPrefix(code, "08"), strings.HasPrefix(code, "57P"), code == "40001", code == "40P01", code == "53300",
		code == "" && unreachable(err):
		return retryAtAll
	}
	return 0
}

// unreachable reports whether the connection failed or broke.
func unreachable(err error) bool {
	if _, ok := errors.AsType[net.Error](err); ok {
		return true
	}
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return true
	}
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || pgconn.SafeToRetry(err) ||
		strings.Contains(err.Error(), "conn closed")
}

// postgresCodes says what PostgreSQL's errors (appendix A of its manual, by
// code or class) mean for the person who runs the program, and what to do.
var postgresCodes = map[string]string{
	"28":    "it refuses this user: check name and password in the address",
	"3D000": "there is no such database: make it with createdb, or correct the address",
	"42501": "this user may not do that: give the user all rights on the database",
	"25006": "it cannot be written: this is a read-only copy, name the primary server",
	"53100": "its disk is full: free some space there, then try again; nothing that was stored is lost",
	"53200": "its server is out of memory: give it more, then try again",
	"53300": "it has too many connections: raise max_connections there",
	"55P03": "another program keeps it locked: wait for it or end it, then try again",
	"57014": "it took too long to answer: see what keeps the server busy",
	"57P03": "its server is starting or stopping: try again in a moment",
	"57P":   "its server was shut down: start it, then try again; nothing that was stored is lost",
	"58":    "its server's disk failed: check the disk and the space left on it",
	"XX":    "it is damaged: restore it from a backup",
}

func postgresAdvice(err error) string {
	code := postgresCode(err)
	for n := len(code); n >= 2; n-- {
		if text := postgresCodes[code[:n]]; text != "" {
			return text
		}
	}
	if code == "" && unreachable(err) {
		return "it cannot be reached: see that PostgreSQL runs there and that the address is right"
	}
	return ""
}

package corpus

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// needPostgres skips a test where there is no server for it.
func needPostgres(t *testing.T) {
	t.Helper()
	if os.Getenv(postgresVariable) == "" {
		t.Skip("needs a PostgreSQL server: set " + postgresVariable + " to the address of a database on it")
	}
}

// with is an address with one more parameter.
func with(t *testing.T, address, name, value string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	query.Set(name, value)
	u.RawQuery = query.Encode()
	return u.String()
}

func TestPostgresErrorsSayWhatToDo(t *testing.T) {
	for address, want := range map[string]string{
		"postgres://u:s3cret@127.0.0.1:1/x":          "cannot be reached",
		"postgres://u:s3cret@127.0.0.1:x/y":          "no address of a database",
		"postgres://u:s3cret@127.0.0.1/y?sslmode=no": "no address of a database",
	} {
		_, err := OpenStore(t.Context(), address)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%s: error %v, want %q and no password", address, err, want)
		}
	}
}

// A connection that broke in a transaction is one to a server that is away.
func TestPostgresBrokenConnection(t *testing.T) {
	s := &Store{name: "here", dialect: postgresDialect}
	if err := s.explain(driver.ErrBadConn); !strings.Contains(err.Error(), "cannot be reached") || s.dialect.patience(err) == 0 {
		t.Errorf("%v, waited for %v", err, s.dialect.patience(err))
	}
}

func TestPostgresRefuses(t *testing.T) {
	needPostgres(t)
	address := tempSchema(t)
	for name, c := range map[string]struct{ address, want string }{
		"a copy that cannot be written": {with(t, address, "default_transaction_read_only", "on"), "cannot be written"},
		"no such database":              {strings.Replace(address, "/postgres?", "/nothing_of_this_name?", 1), "no such database"},
	} {
		if c.address == address {
			continue // the test's database has another name
		}
		_, err := OpenStore(t.Context(), c.address)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
	foreign := tempSchema(t)
	db := openTestStore(t, address).db
	schema, _ := url.Parse(foreign)
	if _, err := db.Exec(`CREATE TABLE ` + schema.Query().Get("search_path") + `.articles (bookmark TEXT)`); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenStore(t.Context(), foreign); err == nil || !strings.Contains(err.Error(), "another program's database") {
		t.Errorf("another program's tables: error %v", err)
	}
}

// A line leads to a PostgreSQL server and can be cut.
type line struct {
	network, server string
	address         string
	mu              sync.Mutex
	listener        net.Listener
	open            []net.Conn
}

// newLine makes a line and returns the address of the database at its end.
func newLine(t *testing.T, address string) (*line, string) {
	t.Helper()
	config, err := pgconn.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	l := &line{address: "127.0.0.1:0"}
	l.network, l.server = pgconn.NetworkAddress(config.Host, config.Port)
	l.mend(t)
	t.Cleanup(l.cut)
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	query.Del("host")
	query.Set("sslmode", "disable")
	u.Host, u.RawQuery = l.address, query.Encode()
	return l, u.String()
}

// mend lets connections through.
func (l *line) mend(t *testing.T) {
	listener, err := net.Listen("tcp", l.address)
	if err != nil {
		t.Error(err)
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.listener, l.address = listener, listener.Addr().String()
	go func() {
		for {
			in, err := listener.Accept()
			if err != nil {
				return
			}
			out, err := net.Dial(l.network, l.server)
			if err != nil {
				in.Close()
				continue
			}
			l.mu.Lock()
			l.open = append(l.open, in, out)
			l.mu.Unlock()
			go func() { io.Copy(in, out); in.Close() }()
			go func() { io.Copy(out, in); out.Close() }()
		}
	}()
}

// cut ends all connections and lets none through.
func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.listener.Close()
	for _, c := range l.open {
		c.Close()
	}
	l.open = nil
}

// TestPostgresGoneForAMoment: what is noted while the server is away is noted
// when it is back.
func TestPostgresGoneForAMoment(t *testing.T) {
	needPostgres(t)
	line, address := newLine(t, tempSchema(t))
	s := openTestStore(t, address)
	q := EditorQuestion{Server: "1", Asker: "u", Text: "Why?"}
	id, err := s.AskEditors(t.Context(), q)
	if err = errors.Join(err, s.ServerLeft(t.Context(), "1", time.Now())); err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func() error{
		"back": func() error { return s.ServerBack(t.Context(), "1") },
		"feed": func() error { return s.MarkFeed(t.Context(), Feed{Server: "1"}) },
		"drop": func() error { return s.DropQuestion(t.Context(), id) },
		"claim": func() error {
			_, err := s.ClaimQuestion(t.Context(), id, time.Minute)
			return err
		},
	} {
		line.cut()
		time.AfterFunc(100*time.Millisecond, func() { line.mend(t) })
		if err := do(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	s = openTestStore(t, address) // none of its connections was cut
	list, err := s.EditorQuestions(t.Context(), "1")
	_, left, errLeft := s.Kept(t.Context())
	if err = errors.Join(err, errLeft); err != nil || len(list) > 0 || left["1"] {
		t.Errorf("open %v, left %v, error %v", list, left, err)
	}
}

// TestPostgresAwayIsTold: who wants to know is told once of each time that the server
// is away, and not that others write.
func TestPostgresAwayIsTold(t *testing.T) {
	needPostgres(t)
	line, address := newLine(t, tempSchema(t))
	s := openTestStore(t, address)
	told := make(chan error, 100)
	var silent atomic.Bool
	s.OnWait(time.Millisecond, func() {
		if silent.Load() {
			t.Error("told that others write")
		}
	}, func(reason error, most time.Duration) {
		if most != retryAtAll {
			t.Errorf("told that it is tried for %v", most)
		}
		told <- reason
	})
	for round := range 2 {
		line.cut()
		var writes sync.WaitGroup
		for range 3 {
			writes.Go(func() {
				if err := s.PutSettings(t.Context(), "1", []byte("{}")); err != nil {
					t.Error(err)
				}
			})
		}
		select {
		case err := <-told:
			if !strings.Contains(err.Error(), "cannot be reached") || !strings.Contains(err.Error(), s.Name()) {
				t.Errorf("told: %v", err)
			}
		case <-time.After(retryAtAll / 3):
			t.Errorf("round %d: not told", round)
		}
		time.Sleep(4 * retryFirst) // in which all try again
		line.mend(t)
		writes.Wait()
		if len(told) > 0 {
			t.Errorf("round %d: told %d times more", round, len(told))
		}
	}

	// One that takes connections and says nothing.
	line.cut()
	listener, err := net.Listen("tcp", line.address)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	silent.Store(true)
	ctx, stop := context.WithTimeout(t.Context(), 2*retryFirst)
	defer stop()
	for ctx.Err() == nil {
		_ = s.PutSettings(ctx, "1", []byte("{}")) // ends with ctx
	}
}

// TestPostgresGoneForAWhile: articles that are being added while the server is
// away arrive when it is back, and reading says what is wrong meanwhile.
func TestPostgresGoneForAWhile(t *testing.T) {
	needPostgres(t)
	line, address := newLine(t, tempSchema(t))
	s := openTestStore(t, address)
	lib := s.Library("")
	const count, cutAt = 350, 220
	items := func(yield func(Incoming) bool) {
		for n := range count {
			if n == cutAt {
				line.cut()
				_, err := lib.List(t.Context())
				if err == nil || !strings.Contains(err.Error(), "cannot be reached") {
					t.Errorf("reading while the server is away: error %v", err)
				}
				time.AfterFunc(300*time.Millisecond, func() { line.mend(t) })
			}
			if !yield(Incoming{Article: tale(fmt.Sprint("Tale ", n), "One."), Raw: []byte("raw")}) {
				return
			}
		}
	}
	reported := map[string]bool{}
	err := lib.PutAll(t.Context(), items, func(_ Incoming, stored Stored, err error) {
		if err != nil {
			t.Error(err)
		}
		reported[stored.ID] = true
	})
	if err != nil || len(reported) != count {
		t.Errorf("%d articles reported, error %v, want %d", len(reported), err, count)
	}
	versions, err := lib.Versions(t.Context())
	if err != nil || len(versions) != count {
		t.Errorf("%d articles stored, error %v, want %d", len(versions), err, count)
	}
	if err := lib.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestPostgresRestoreKeepsWritersOut: what a server writes while a backup that
// holds the same is being restored waits, longer than for a lock, and counts after
// that.
func TestPostgresRestoreKeepsWritersOut(t *testing.T) {
	needPostgres(t)
	from := furnished(t)
	mustPut(t, from.Library(""), long("Long enough to be told of", 1000), "", Added)
	file := filepath.Join(t.TempDir(), "backup.db")
	if err := from.Backup(t.Context(), file, nil); err != nil {
		t.Fatal(err)
	}
	address := tempSchema(t)
	beside := with(t, with(t, address, "application_name", "beside_restore"), "lock_timeout", "100")
	s, other := openTestStore(t, address), openTestStore(t, beside)
	const settings = `{"quotes":3}`
	written := make(chan error, 1)
	var once sync.Once
	err := s.Restore(t.Context(), file, func(done, total int) {
		once.Do(func() {
			go func() { written <- other.PutSettings(t.Context(), "77", []byte(settings)) }()
			untilBlocked(t, s, "beside_restore", written)
			time.Sleep(200 * time.Millisecond) // it has given the lock up once by then
		})
	})
	if err = errors.Join(err, <-written); err != nil {
		t.Fatal(err)
	}
	got, err := s.Settings(t.Context(), "77")
	if err != nil || string(got) != settings {
		t.Errorf("settings %s, error %v, want %s", got, err, settings)
	}
}

// untilBlocked waits until a program, by the name of its connections, waits for
// another's lock, or is done.
func untilBlocked(t *testing.T, s *Store, program string, done chan error) {
	t.Helper()
	for waits := false; !waits && len(done) == 0; time.Sleep(time.Millisecond) {
		err := s.db.QueryRowContext(t.Context(), `SELECT EXISTS (SELECT 1 FROM pg_stat_activity
			WHERE application_name = $1 AND wait_event_type = 'Lock')`, program).Scan(&waits)
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestPostgresAlone: a program has a store alone until its connection is lost.
func TestPostgresAlone(t *testing.T) {
	needPostgres(t)
	address := tempSchema(t)
	line, through := newLine(t, address)
	first, second := openTestStore(t, through), openTestStore(t, address)
	wantAlone(t, first, true)

	line.cut()
	untilAlone(t, second)
	if alone, err := first.Alone(t.Context()); alone || err == nil || !strings.Contains(err.Error(), "cannot be reached") {
		t.Errorf("without a connection: alone %v, error %v", alone, err)
	}
	line.mend(t)
	wantAlone(t, first, false)
	if err := second.Close(); err != nil {
		t.Error(err)
	}
	untilAlone(t, first)
}

// TestPostgresBackupTakesItsTime backs up a table whose rows take longer to be
// written than a statement may take otherwise.
func TestPostgresBackupTakesItsTime(t *testing.T) {
	needPostgres(t)
	const most = 3 * time.Second
	s, err := OpenStore(t.Context(), with(t, tempSchema(t), "statement_timeout", fmt.Sprint(most.Milliseconds())))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	// More than what the connection holds while nobody reads from it.
	if _, err := s.exec(t.Context(), `INSERT INTO originals
		SELECT $1, n, 32000, convert_to(repeat(md5(n::text), 1000), 'UTF8') FROM generate_series(1, 2000) n`, ""); err != nil {
		t.Fatal(err)
	}
	slow := func(done, _ int) {
		if done == 1000 {
			time.Sleep(most + most/4)
		}
	}
	if err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "backup.db"), slow); err != nil {
		t.Error(err)
	}
}

// TestPostgresRestoreTakesItsTime puts a backup back where a statement, and what
// is done between two, takes longer than it may otherwise.
func TestPostgresRestoreTakesItsTime(t *testing.T) {
	needPostgres(t)
	const most = 3 * time.Second
	address := with(t, tempSchema(t), "statement_timeout", fmt.Sprint(most.Milliseconds()))
	s, err := OpenStore(t.Context(), with(t, address, "idle_in_transaction_session_timeout", fmt.Sprint(most.Milliseconds())))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	file := filepath.Join(t.TempDir(), "backup.db")
	if err := furnished(t).Backup(t.Context(), file, nil); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		fmt.Sprintf(`CREATE FUNCTION slow() RETURNS trigger AS 'BEGIN PERFORM pg_sleep(%v); RETURN NULL; END' LANGUAGE plpgsql`, (most + most/4).Seconds()),
		`CREATE TRIGGER slow AFTER DELETE ON originals EXECUTE FUNCTION slow()`,
	} {
		if _, err := s.db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	pause := func(int, int) { time.Sleep(most + most/4) }
	if err := s.Restore(t.Context(), file, pause); err != nil {
		t.Error(err)
	}
}

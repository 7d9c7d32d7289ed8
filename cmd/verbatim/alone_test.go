package main

import (
	"context"
	"crypto/rand"
	"database/sql"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/corpus"
)

// emptyDatabase is the address of a schema that is not there yet, and that is
// removed when the test ends.
func emptyDatabase(t *testing.T) string {
	t.Helper()
	schema := "verbatim_test_" + strings.ToLower(rand.Text())
	address := schemaAddress(t, schema)
	t.Cleanup(func() {
		db, err := sql.Open("pgx", address)
		if err == nil {
			_, err = db.Exec(`DROP SCHEMA IF EXISTS ` + schema + ` CASCADE`)
			db.Close()
		}
		if err != nil {
			t.Error(err)
		}
	})
	return address
}

// endsAtOnce starts a second bot, which must end and begin by saying why.
func (s *served) endsAtOnce(h home, why string) {
	s.t.Helper()
	second := process(s.t, h, "run")
	second.Env = append(second.Env, "DISCORD_TOKEN="+discordtest.DefaultToken, "DISCORD_API_URL="+s.URL())
	var told safeBuffer
	second.Stderr = &told
	s.must(second.Start())
	timer := time.AfterFunc(patience, func() { _ = second.Process.Kill() })
	defer timer.Stop()
	if err := second.Wait(); err == nil || !strings.HasPrefix(told.String(), "verbatim: another bot runs on the "+why) {
		s.t.Errorf("a second bot: %v\n%s", err, &told)
	}
}

// TestAloneOnSQLite: a second bot on a database does not start, whatever its
// data folder; once the first was killed another can.
func TestAloneOnSQLite(t *testing.T) {
	database := filepath.Join(t.TempDir(), "library.db")
	s := serve(t, "VERBATIM_DATABASE="+database)
	s.endsAtOnce(home{data: filepath.Join(t.TempDir(), "data"), database: database}, "database "+database+": end it first")
	verbatim(t, home{data: t.TempDir(), database: database}, "add", filepath.Join(writeArticles(t, 1), "report-0.md"))

	s.must(s.cmd.Process.Kill())
	_ = s.cmd.Wait() // being killed is the point
	serve(t, "VERBATIM_DATABASE="+database).stop()
}

// TestAloneOnPostgres: a second bot on a database does not start, whatever its
// data folder, and one that had it before says what happened.
func TestAloneOnPostgres(t *testing.T) {
	database := emptyDatabase(t)
	s := serve(t, "VERBATIM_DATABASE="+database)
	s.endsAtOnce(home{data: filepath.Join(t.TempDir(), "data"), database: database}, "database postgres://")

	store, err := corpus.OpenStore(t.Context(), database)
	s.must(err)
	defer store.Close()
	var log safeBuffer
	p := &program{log: slog.New(slog.NewTextHandler(&log, nil))}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	go p.stayAlone(ctx, store, time.Millisecond)
	for ctx.Err() == nil && log.String() == "" {
		time.Sleep(time.Millisecond)
	}
	if !strings.Contains(log.String(), "another bot runs on the database") {
		t.Errorf("the log says %q", &log)
	}
	s.stop()
}

package main

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWaits: while another program writes, a command waits and says so.
func TestWaits(t *testing.T) {
	h, file := home{data: t.TempDir()}, filepath.Join(writeArticles(t, 1), "report-0.md")
	verbatim(t, h, "add", file)
	db, err := sql.Open("sqlite", filepath.Join(h.data, "library.db")+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()

	cmd := process(t, h, "remove", "report-0")
	var told safeBuffer
	cmd.Stderr = &told
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	const want = "waiting for another program that writes to the library"
	for end := time.Now().Add(patience); time.Now().Before(end) && !strings.Contains(told.String(), want); {
		time.Sleep(time.Millisecond)
	}
	if err := tx.Rollback(); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil || !strings.Contains(told.String(), want) {
		t.Errorf("%v, told %q, want %q", err, &told, want)
	}
}

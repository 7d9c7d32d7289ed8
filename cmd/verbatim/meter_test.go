package main

import (
	"log/slog"
	"strings"
	"testing"
	"time"
)

// Where no terminal shows how far something is, the log tells once in a while,
// until it is done.
func TestMeterLogs(t *testing.T) {
	var log strings.Builder
	m := &meter{label: "indexing", log: slog.New(slog.NewTextHandler(&log, nil)), start: time.Now()}
	m.set(1, 9) // within the first second
	m.start = m.start.Add(-time.Minute)
	m.set(2, 9)
	m.set(3, 9)
	m.logged = m.start
	m.set(4, 9)
	m.finish()
	m.logged = m.start
	m.set(5, 9)
	var got []string
	for line := range strings.Lines(log.String()) {
		_, line, _ = strings.Cut(strings.TrimSpace(line), "msg=")
		got = append(got, line)
	}
	if want := "indexing done=2 of=9|indexing done=4 of=9"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

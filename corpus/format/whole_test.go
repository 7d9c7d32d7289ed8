package format

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
)

// readWhile reads a file with readWhole, and calls change after each reading with
// its number. None may begin soon after a change.
func readWhile(t *testing.T, ctx context.Context, path string, change func(n int)) (text string, err error) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	data, err := readWhole(ctx, f, func() ([]byte, error) {
		info, err := f.Stat()
		if err != nil || time.Since(info.ModTime()) < unchangedFor {
			t.Errorf("reading %d: changed at %v (%v)", n, info.ModTime(), err)
		}
		data, err := readBounded(f, corpus.MaxFileSize)
		change(n)
		n++
		return data, err
	})
	return string(data), err
}

// overwrite makes a text all that a file holds.
func overwrite(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// What somebody writes to a file while it is read is read too, and what was only
// just written is left alone for a moment.
func TestFileThatChangesIsReadAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tale.txt")
	overwrite(t, path, "The keeper")
	text, err := readWhile(t, t.Context(), path, func(n int) {
		if n < 2 {
			overwrite(t, path, strings.Repeat("The keeper counted ships.\n", n+1))
		}
	})
	if want := strings.Repeat("The keeper counted ships.\n", 2); text != want || err != nil {
		t.Errorf("read %q, want %q (%v)", text, want, err)
	}
}

// A file that is never the same is given up in the end, or with the context.
func TestFileThatIsNeverWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.txt")
	overwrite(t, path, "A line.\n")
	lines := func(n int) { overwrite(t, path, strings.Repeat("A line.\n", n+2)) }
	if text, err := readWhile(t, t.Context(), path, lines); err == nil || !strings.HasPrefix(err.Error(), "it is being written: ") {
		t.Errorf("read %q (%v)", text, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if text, err := readWhile(t, ctx, path, lines); !errors.Is(err, context.Canceled) {
		t.Errorf("read %q (%v)", text, err)
	}
}

//go:build unix

package format

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"verbatim/corpus"
)

// A pipe without a writer is empty, and one whose writer is silent is given up
// with the context.
func TestPipesDoNotHang(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.md")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	var reader Reader
	e := only(t, reader.ReadFile(t.Context(), path, corpus.Header{}))
	if e.Err == nil || !strings.Contains(e.Err.Error(), "the file is empty") {
		t.Errorf("without a writer: %v", e.Err)
	}
	writer, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if e := only(t, reader.ReadFile(ctx, path, corpus.Header{})); e.Err == nil {
		t.Error("a silent writer: no error")
	}
}

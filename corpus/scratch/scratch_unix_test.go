//go:build unix

package scratch

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe is no file that could be replaced.
func TestFileOfAPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	// Who opens it to read and to write does not wait for another.
	pipe, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close()
	f, done, err := File(path)
	if err == nil {
		_, err = f.WriteString("new")
	}
	if err = done(err); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(path); err != nil || info.Mode().Type() != os.ModeNamedPipe {
		t.Fatalf("it is no pipe now: %v, error %v", info, err)
	}
	got := make([]byte, 3)
	if _, err := pipe.Read(got); string(got) != "new" {
		t.Errorf("read %q, error %v", got, err)
	}
}

package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// openTerminal opens a pseudo-terminal: what is written to tty can be read from
// screen.
func openTerminal(t *testing.T) (screen, tty *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { screen.Close() })
	var locked, number int32
	for request, value := range map[uintptr]*int32{syscall.TIOCSPTLCK: &locked, syscall.TIOCGPTN: &number} {
		if _, _, fault := syscall.Syscall(syscall.SYS_IOCTL, screen.Fd(), request, uintptr(unsafe.Pointer(value))); fault != 0 {
			t.Fatal(fault)
		}
	}
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close() })
	return screen, tty
}

// Who adds a page that takes long to come sees what is waited for.
func TestSlowPageIsShownToBeWaitedFor(t *testing.T) {
	t.Chdir(t.TempDir())
	seen := make(chan struct{})
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/harbour.md" {
			http.NotFound(w, r)
			return
		}
		select {
		case <-seen:
			fmt.Fprint(w, "# Harbour\n\nThe harbour froze in the winter of 1942, for the first time in a century.\n")
		case <-r.Context().Done():
		}
	}))
	defer site.Close()
	screen, tty := openTerminal(t)
	go func() {
		var text bytes.Buffer
		part := make([]byte, 4096)
		for told := false; ; {
			n, err := screen.Read(part)
			if text.Write(part[:n]); err != nil {
				return
			}
			if !told && strings.Contains(text.String(), "fetching "+site.URL) {
				close(seen)
				told = true
			}
		}
	}()
	var out bytes.Buffer
	env := []string{"VERBATIM_DATA=" + filepath.Join(t.TempDir(), "data"), "VERBATIM_FETCH_ALLOW=" + strings.TrimPrefix(site.URL, "http://")}
	code := run(t.Context(), []string{"add", site.URL + "/harbour.md"}, env, strings.NewReader(""), &out, tty)
	if code != exitOK || !strings.HasPrefix(out.String(), "added harbour") {
		t.Errorf("exit code %d, it prints %q", code, out.String())
	}
	select {
	case <-seen:
	default:
		t.Error("nothing was shown")
	}
}

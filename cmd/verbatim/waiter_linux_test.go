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
	"time"
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

// shown reads a screen until it shows a text, closes the channel then, and
// reads on to the end.
func shown(screen *os.File, want string) <-chan struct{} {
	seen := make(chan struct{})
	go func() {
		var text bytes.Buffer
		part := make([]byte, 4096)
		for told := false; ; {
			n, err := screen.Read(part)
			if text.Write(part[:n]); err != nil {
				return
			}
			if !told && strings.Contains(text.String(), want) {
				close(seen)
				told = true
			}
		}
	}()
	return seen
}

// Who waits for somebody else's machine sees what is waited for.
func TestWhatTakesLongIsShown(t *testing.T) {
	for _, c := range []struct {
		name, path, page string
		args             []string
		want, prints     string
	}{
		{"page", "/harbour.md", "# Harbour\n\nThe harbour froze in the winter of 1942, for the first time in a century.\n",
			[]string{"add", "SITE/harbour.md"}, "fetching SITE", "added harbour"},
		{"Discord", "/api/v9/applications/@me", `{"id": "123456789012345678"}`,
			[]string{"invite"}, "asking Discord", "https://discord.com/oauth2/authorize?client_id=123456789012345678&"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			var seen <-chan struct{}
			site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != c.path {
					http.NotFound(w, r)
					return
				}
				select {
				case <-seen:
					fmt.Fprint(w, c.page)
				case <-r.Context().Done():
				}
			}))
			defer site.Close()
			screen, tty := openTerminal(t)
			seen = shown(screen, strings.Replace(c.want, "SITE", site.URL, 1))
			var out bytes.Buffer
			env := []string{"VERBATIM_DATA=" + filepath.Join(t.TempDir(), "data"), "VERBATIM_FETCH_ALLOW=" + strings.TrimPrefix(site.URL, "http://"),
				"DISCORD_API_URL=" + site.URL, "DISCORD_TOKEN=abc"}
			for i, arg := range c.args {
				c.args[i] = strings.Replace(arg, "SITE", site.URL, 1)
			}
			code := run(t.Context(), c.args, env, strings.NewReader(""), &out, tty)
			if code != exitOK || !strings.HasPrefix(out.String(), c.prints) {
				t.Errorf("exit code %d, it prints %q", code, out.String())
			}
			select {
			case <-seen:
			default:
				t.Error("nothing was shown")
			}
		})
	}
}

// A chat that is ended with Ctrl-D leaves the shell a line of its own.
func TestChatEndsItsLine(t *testing.T) {
	t.Chdir(t.TempDir())
	screen, tty := openTerminal(t)
	if _, err := screen.WriteString("\x04"); err != nil {
		t.Fatal(err)
	}
	seen := shown(screen, "> \r\n")
	if code := run(t.Context(), []string{"chat"}, []string{"VERBATIM_DATA=" + t.TempDir()}, tty, tty, tty); code != exitOK {
		t.Errorf("exit code %d", code)
	}
	select {
	case <-seen:
	case <-time.After(patience):
		t.Error("the line is not ended")
	}
}

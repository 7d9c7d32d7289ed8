package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"verbatim/bot/discordtest"
)

// Who asks a program to stop gets the exit code by which shells tell how.
func TestExitCodeOfSignals(t *testing.T) {
	for signal, want := range map[os.Signal]int{os.Interrupt: exitInterrupted, syscall.SIGTERM: exitTerminated} {
		chat := process(t, home{data: t.TempDir()}, "chat")
		stdin, err := chat.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		defer stdin.Close()
		var told safeBuffer
		chat.Stderr = &told
		if err := chat.Start(); err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(patience); told.String() == "" && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
		}
		if err := chat.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		_ = chat.Wait() // it must fail
		if got := chat.ProcessState.ExitCode(); got != want {
			t.Errorf("%v: exit code %d, want %d\n%s", signal, got, want, &told)
		}
	}
}

// A bot ends well however early it is told to stop, and a command says nothing of
// what it has not done.
func TestStoppedAtOnce(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for command, want := range map[string]int{"run": exitOK, "add .": exitInterrupted} {
		var stdout, stderr bytes.Buffer
		env := []string{"VERBATIM_DATA=" + t.TempDir(), "DISCORD_TOKEN=" + discordtest.DefaultToken}
		code := run(ctx, strings.Fields(command), env, strings.NewReader(""), &stdout, &stderr)
		if code != want || strings.Contains(stderr.String(), "cancel") {
			t.Errorf("%s: exit code %d, want %d\n%s", command, code, want, &stderr)
		}
	}
}

func TestBesidesStop(t *testing.T) {
	broken := errors.New("the disk failed")
	stopped := fmt.Errorf("library: %w", context.Canceled)
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{broken, "the disk failed"},
		{stopped, ""},
		{errors.Join(stopped, sql.ErrTxDone), ""},
		{errors.Join(stopped, fmt.Errorf("closing: %w", broken)), "closing: the disk failed"},
		{fmt.Errorf("library: %w", errors.Join(broken, stopped)), "the disk failed"},
	} {
		got := ""
		if err := besidesStop(c.err); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%v: got %q, want %q", c.err, got, c.want)
		}
	}
}

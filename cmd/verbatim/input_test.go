package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever is waited for on standard input can end the program.
func TestInterruptedWhileWaitingForInput(t *testing.T) {
	for _, command := range []string{"chat", "ask", "extract -", "add -"} {
		t.Run(command, func(t *testing.T) {
			ctx, interrupt := context.WithCancel(context.Background())
			forever := make(chan struct{})
			defer close(forever)
			stdin := readFunc(func([]byte) (int, error) {
				interrupt()
				<-forever
				return 0, nil
			})
			var stdout, stderr bytes.Buffer
			env := []string{"VERBATIM_DATA=" + t.TempDir()}
			if code := run(ctx, strings.Fields(command), env, stdin, &stdout, &stderr); code != exitInterrupted {
				t.Errorf("exit code %d, want %d\n%s%s", code, exitInterrupted, &stdout, &stderr)
			}
			if strings.Contains(stderr.String(), "canceled") {
				t.Errorf("it tells of its inside: %s", &stderr)
			}
		})
	}
}

// A writeFunc is an io.Writer.
type writeFunc func([]byte) (int, error)

func (f writeFunc) Write(b []byte) (int, error) { return f(b) }

// An answer that cannot be written is an error, whatever it says.
func TestOutputThatCannotBeWritten(t *testing.T) {
	errFull := errors.New("the disk is full")
	full := writeFunc(func([]byte) (int, error) { return 0, errFull })
	for _, command := range []string{"ask sourdough", "ask how long were Sullivan and Yang in Rome", "--help", "--version", "show china-russia-story"} {
		var stderr bytes.Buffer
		code := run(t.Context(), strings.Fields(command), []string{"VERBATIM_DATA=" + t.TempDir()}, strings.NewReader(""), full, &stderr)
		if code != exitError || !strings.Contains(stderr.String(), errFull.Error()) || strings.Contains(stderr.String(), errNoAnswer.Error()) {
			t.Errorf("%s: exit code %d, want %d; it says %q", command, code, exitError, &stderr)
		}
	}
}

// What nobody can read any more is not made: the second file is never opened.
func TestExtractStopsWithItsOutput(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.md": "# Harbour\n\nThe harbour froze in the winter of 1942.\n", "b.md": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	closed := writeFunc(func([]byte) (int, error) { return 0, io.ErrClosedPipe })
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"extract", dir}, nil, strings.NewReader(""), closed, &stderr); code != exitOK || stderr.Len() > 0 {
		t.Errorf("exit code %d, it says %q", code, &stderr)
	}
}

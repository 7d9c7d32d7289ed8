package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"syscall"

	"golang.org/x/term"
)

// A program is what every command gets: the settings and the three streams.
type program struct {
	settings
	stdin  io.Reader
	stdout *output
	stderr io.Writer
	// log tells people, as a teller does, but where the bot runs.
	log *slog.Logger
	// wait shows what is under way, where a command has begun to.
	wait *waiter
	// color tells whether standard output shows colours.
	color bool
}

// newProgram reads the settings from flags, environment and .env.
func newProgram(command *parsed, environ []string, stdin io.Reader, stdout *output, stderr io.Writer) (*program, error) {
	env := map[string]string{}
	for _, pair := range environ {
		name, value, _ := strings.Cut(pair, "=")
		env[name] = value
	}
	dotenv, err := readDotenv(".env")
	if err != nil {
		return nil, err
	}
	s, err := readSettings(
		valueSource{command.flags, "on the command line"},
		valueSource{env, "in the environment"},
		valueSource{dotenv, "in .env"})
	if err != nil {
		return nil, err
	}
	p := &program{settings: s, stdin: stdin, stdout: stdout, stderr: stderr, wait: &waiter{}, log: slog.New(teller{w: stderr, least: s.LogLevel})}
	p.color = isTerminal(stdout.w) && env["NO_COLOR"] == "" && env["TERM"] != "dumb"
	return p, nil
}

// newLogger returns the logger that the settings ask for.
func newLogger(s settings, w io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: s.LogLevel}
	if s.LogJSON {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}

// silent returns the logger for what is told in another way.
func silent() *slog.Logger { return slog.New(slog.DiscardHandler) }

// interactive tells whether a person sits at both ends.
func (p *program) interactive() bool { return isTerminal(p.stdin) && isTerminal(p.stdout.w) }

// notice tells a person something that is not part of the output.
func (p *program) notice(format string, args ...any) {
	fmt.Fprintf(p.stderr, format+"\n", args...)
}

// isTerminal tells whether a stream is one that a person looks at.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// width is how many columns the lines of a stream may have: the terminal's, at
// most 100.
func width(w io.Writer) int {
	if file, ok := w.(*os.File); ok {
		if columns, _, err := term.GetSize(int(file.Fd())); err == nil && columns > 0 {
			return min(columns, 100)
		}
	}
	return 80
}

// An output is standard output. It remembers the first failure, so that no
// command needs to look at each line it writes.
type output struct {
	w   io.Writer
	err error
}

// Write writes until something fails and nothing after that.
func (o *output) Write(b []byte) (int, error) {
	if o.err == nil {
		_, o.err = o.w.Write(b)
	}
	return len(b), nil
}

// failure is the first failure, unless it is a reader that has seen enough.
func (o *output) failure() error {
	if o.err == nil || errors.Is(o.err, syscall.EPIPE) || errors.Is(o.err, os.ErrClosed) || errors.Is(o.err, io.ErrClosedPipe) {
		return nil
	}
	return fmt.Errorf("writing the output: %w", o.err)
}

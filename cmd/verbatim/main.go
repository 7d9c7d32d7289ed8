// Command verbatim answers questions about articles by quoting the paragraph
// that answers: on Discord, in the terminal and for other programs.
//
// This package is wiring: it reads flags and settings (settings.go), opens the
// library and its index (serving.go) and runs one command, each in a small
// file of its own. What an article is, how an answer is found and how it looks
// is said in packages corpus, index and bot.
//
// Start here, with run; then read cli.go for the commands there are. The tests
// are scripts in testdata/script that read like a terminal.
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit codes, which scripts may rely on.
const (
	exitOK = 0
	// exitNoAnswer says that nothing in the articles answers the question.
	exitNoAnswer = 1
	exitError    = 2
	// exitInterrupted is what shells report for a program ended by Ctrl-C, and
	// exitTerminated for one ended by SIGTERM.
	exitInterrupted = 130
	exitTerminated  = 143
)

// errNoAnswer ends a command with exitNoAnswer and without a message.
var errNoAnswer = errors.New("nothing in the articles answers")

func main() {
	// Whoever double-clicks on the program in Windows talks to it.
	cobra.MousetrapHelpText = ""
	terminated, _ := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	ctx, _ := signal.NotifyContext(terminated, os.Interrupt)
	// The first signal asks to finish; a second one ends the program.
	context.AfterFunc(ctx, func() { signal.Reset(os.Interrupt, syscall.SIGTERM) })
	code := run(ctx, os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr)
	if code == exitInterrupted && terminated.Err() != nil {
		code = exitTerminated
	}
	os.Exit(code)
}

// run is the program: it returns its exit code. It reads .env from the working
// directory and nothing else that is not given to it.
func run(ctx context.Context, args, environ []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &output{w: stdout}
	command, err := parseArgs(args, out, stderr)
	if err != nil {
		return report(stderr, err)
	}
	if command.Run == nil {
		return report(stderr, out.failure())
	}
	p, err := newProgram(command, environ, stdin, out, stderr)
	if err != nil {
		return report(stderr, err)
	}
	err = command.Run(ctx, p)
	failure := out.failure()
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		report(stderr, errors.Join(besidesStop(err), failure))
		return exitInterrupted
	}
	if errors.Is(err, errNoAnswer) {
		if failure == nil {
			return exitNoAnswer
		}
		err = nil
	}
	return report(stderr, errors.Join(err, failure))
}

// besidesStop is what of an error says more than that the program was to stop,
// at which database/sql takes transactions back before whoever began them does.
func besidesStop(err error) error {
	if !errors.Is(err, context.Canceled) && !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		return besidesStop(e.Unwrap())
	case interface{ Unwrap() []error }:
		var rest []error
		for _, part := range e.Unwrap() {
			rest = append(rest, besidesStop(part))
		}
		return errors.Join(rest...)
	}
	return nil
}

// report writes an error for people, those that were joined a line each, and
// returns the exit code for it. PostgreSQL's go on below, with a tab.
func report(stderr io.Writer, err error) int {
	if err == nil {
		return exitOK
	}
	for line := range strings.Lines(strings.ReplaceAll(err.Error(), "\n\t", " ")) {
		fmt.Fprintf(stderr, "verbatim: %s\n", printable(strings.TrimSuffix(line, "\n")))
	}
	return exitError
}

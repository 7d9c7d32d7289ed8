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
	// exitInterrupted is what shells report for a program ended by Ctrl-C.
	exitInterrupted = 130
)

// errNoAnswer ends a command with exitNoAnswer and without a message.
var errNoAnswer = errors.New("nothing in the articles answers")

func main() {
	// Whoever double-clicks on the program in Windows talks to it.
	cobra.MousetrapHelpText = ""
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal asks to finish; a second one ends the program.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr))
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
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return exitInterrupted
	}
	failure := out.failure()
	if failure == nil && errors.Is(err, errNoAnswer) {
		return exitNoAnswer
	}
	return report(stderr, errors.Join(err, failure))
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

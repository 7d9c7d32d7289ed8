package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"verbatim/index"
)

// chatCmd answers questions until there are no more.
type chatCmd struct{}

// Help is shown by chat --help.
func (chatCmd) Help() string {
	return `On a terminal it prompts; "quit" or Ctrl-D ends it. From a pipe it answers each line and exits. The answers are those that the bot gives on Discord.`
}

// Run reads questions, a line each, and draws the answers.
func (chatCmd) Run(ctx context.Context, p *program) error {
	return p.withIndex(ctx, func(x *index.Index, a articles) error {
		p.greet(a)
		lines := readLines(ctx, p.stdin)
		for {
			if p.interactive() {
				fmt.Fprint(p.stdout, "> ")
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case line, ok := <-lines:
				// Without a reader there is nobody to answer.
				if !ok || p.stdout.err != nil || p.interactive() && isFarewell(line.text) {
					return nil
				}
				if err := p.reply(ctx, x, line); err != nil {
					return err
				}
			}
		}
	})
}

// greet says what this is and what to ask, on a terminal; elsewhere only that
// the library is empty.
func (p *program) greet(a articles) {
	empty := a.library == nil
	if !p.interactive() {
		if empty {
			p.notice("The library is empty, so this answers about the built-in story. Add articles with: verbatim add FILE")
		}
		return
	}
	fmt.Fprintln(p.stdout, "Ask, and Verbatim quotes the paragraph that answers. \"quit\" or Ctrl-D ends it.")
	if empty {
		fmt.Fprint(p.stdout, `
The library is empty, so this is the built-in story: how Washington read China's
silence after Russia invaded Ukraine, in March 2022. You could ask:

`)
		for _, question := range examples() {
			fmt.Fprintf(p.stdout, "  %s\n", question)
		}
		fmt.Fprintln(p.stdout, "\nYour own articles: verbatim add FILE")
	}
	fmt.Fprintln(p.stdout)
}

// examples are questions that the built-in story answers.
func examples() []string {
	return []string{"Who met in Rome, and for how long?", "What did Psaki say about China?", "when do Biden and Xi talk"}
}

// isFarewell tells whether a line asks to end the chat.
func isFarewell(line string) bool {
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "quit", "exit", "bye", ":q", "/quit":
		return true
	}
	return false
}

// reply answers one line. An empty one is no question.
func (p *program) reply(ctx context.Context, x *index.Index, line textLine) error {
	if line.err != nil {
		if errors.Is(line.err, errLongLine) {
			p.notice("verbatim: line %d: %v", line.number, line.err)
			return nil
		}
		return line.err
	}
	question := strings.TrimSpace(line.text)
	if question == "" {
		return nil
	}
	answer, err := x.Answer(ctx, question)
	if err != nil {
		return err
	}
	p.draw(answer)
	fmt.Fprintln(p.stdout)
	return nil
}

// A textLine is a line of input without its end, or why there is none.
type textLine struct {
	number int
	text   string
	err    error
}

var errLongLine = fmt.Errorf("the question is longer than %d KiB: ask a shorter one", maxQuestion>>10)

// readLines sends the lines of r until it ends, in a goroutine of its own, so
// that waiting for a person can be interrupted.
func readLines(ctx context.Context, r io.Reader) <-chan textLine {
	lines := make(chan textLine)
	go func() {
		defer close(lines)
		in := bufio.NewReader(r)
		for number := 1; ; number++ {
			text, err := readLine(in)
			if errors.Is(err, io.EOF) && text == "" {
				return
			}
			if errors.Is(err, io.EOF) {
				err = nil
			}
			select {
			case lines <- textLine{number, text, err}:
			case <-ctx.Done():
				return
			}
			if err != nil && !errors.Is(err, errLongLine) {
				return
			}
		}
	}()
	return lines
}

// readLine reads one line of at most maxQuestion bytes; of a longer one it
// reads all and keeps nothing.
func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for long := false; ; {
		part, err := in.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		long = long || len(line) > maxQuestion
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long:
			return "", errLongLine
		}
		return strings.TrimRight(string(line), "\r\n"), err
	}
}

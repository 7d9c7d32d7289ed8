package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/index"
)

// chatCmd answers questions until there are no more.
type chatCmd struct{ forServer }

func (c *chatCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "chat",
		Short: "Answer questions from the terminal or from a pipe.",
		Long:  `On a terminal it prompts; "quit" or Ctrl-D ends it. From a pipe it answers each line and exits, with 2 where a line was too long. The answers are those that the bot gives on Discord, where a question may go on from the one before, such as "and in Rome?".`,
	}
	c.bind(cmd)
	return cmd
}

// Run reads questions, a line each, and draws the answers.
func (c chatCmd) Run(ctx context.Context, p *program) error {
	return p.withShelf(ctx, func(pool *index.Pool, store *corpus.Store) error {
		demo, err := pool.ServesDemo(ctx, c.server)
		if err != nil {
			return err
		}
		p.greet(demo)
		chat := bot.NewChat(pool, c.server, p.style())
		lines := bufio.NewReader(p.input(ctx))
		var missed error
		for number := 1; ; number++ {
			if p.interactive() {
				fmt.Fprint(p.stdout, "> ")
			}
			line, err := readLine(lines)
			if p.interactive() && err != nil && !errors.Is(err, errLongLine) {
				fmt.Fprintln(p.stdout) // so that the shell begins a line
			}
			question := strings.TrimSpace(line)
			switch {
			case errors.Is(err, errLongLine):
				p.notice("verbatim: line %d: %v", number, err)
				if !p.interactive() {
					missed = errMissed
				}
				continue
			case err != nil && !errors.Is(err, io.EOF):
				return err
			case p.interactive() && isFarewell(question):
				return nil
			case question != "":
				if err := c.reply(ctx, p, chat, pool, store, question); err != nil {
					return err
				}
			}
			// Without a reader there is nobody to answer.
			if err != nil || p.stdout.err != nil {
				return missed
			}
		}
	})
}

// greet says what this is and what to ask, on a terminal; elsewhere only that
// the library is empty, if it is.
func (p *program) greet(empty bool) {
	if !p.interactive() {
		if empty {
			p.noticeDemo()
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

// noticeDemo tells that it is the built-in story that is asked about.
func (p *program) noticeDemo() {
	p.notice("The library is empty, so this answers about the built-in story. Add articles with: verbatim add FILE")
}

// examples are questions that the built-in story answers.
func examples() []string {
	return []string{"How long were Sullivan and Yang in Rome?", "What did Psaki say about China?", "what time is the call on friday"}
}

// isFarewell tells whether a line asks to end the chat.
func isFarewell(line string) bool {
	switch strings.ToLower(line) {
	case "quit", "exit", "bye", ":q", "/quit":
		return true
	}
	return false
}

// reply answers one question.
func (c chatCmd) reply(ctx context.Context, p *program, chat *bot.Chat, pool *index.Pool, store *corpus.Store, question string) error {
	defer fmt.Fprintln(p.stdout)
	if bot.AsksForSources(question) {
		return p.drawSources(ctx, pool, store, c.server)
	}
	text, err := chat.Reply(ctx, question)
	p.write(text)
	return err
}

// errMissed ends a chat from a pipe of which a line was not answered.
var errMissed = errors.New("a line was not answered, see above")

var errLongLine = fmt.Errorf("the question is longer than %d KiB: ask a shorter one", maxQuestion>>10)

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

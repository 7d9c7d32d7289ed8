package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/index"
)

// maxQuestion bounds a question in bytes. It is far above what Discord lets
// people type (6,000 characters).
const maxQuestion = 32 << 10

// askCmd answers one question.
type askCmd struct {
	question           []string
	json, why, nearest bool
	forServer
}

func (c *askCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ask [<question> ...]",
		Short: "Answer one question.",
		Long: `Exits with 0 when there is an answer, with 1 when nothing in the articles answers, and with 2 after an error.

The JSON has the fields question, answered, confidence (0 to 1), language, took_ms, unknown (the words that no article contains) and quotes, and with --nearest nearest, which are quotes too, best first, whether they answer or not; a quote has passage, text (the paragraph as it is stored), highlight (pairs of code-point offsets into text), section, paragraph, score, link, version (of the article), hash (of the paragraph) and article.`,
		Args:              anyNumber(&c.question),
		Annotations:       arguments("The question. Without it, standard input is the question."),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().BoolVar(&c.json, "json", false, "Print the answer as one line of JSON.")
	cmd.Flags().BoolVar(&c.nearest, "nearest", false, "Where nothing answers, print the passages that come closest.")
	cmd.Flags().BoolVar(&c.why, "why", false, "Print what each feature added to the scores of the first passages.")
	c.bind(cmd)
	return cmd
}

// Run answers the question.
func (c askCmd) Run(ctx context.Context, p *program) error {
	question, err := c.read(ctx, p)
	if err != nil {
		return err
	}
	answered := false
	err = p.withShelf(ctx, func(pool *index.Pool, store *corpus.Store) error {
		demo, err := pool.ServesDemo(ctx, c.server)
		if err != nil {
			return err
		}
		if demo && !c.json {
			p.noticeDemo()
		}
		if !c.json && bot.AsksForSources(question) {
			answered = true
			return p.drawSources(ctx, pool, store, c.server)
		}
		answer, err := pool.Answer(ctx, c.server, index.Question{Text: question})
		if err != nil {
			return err
		}
		answered = answer.Answered()
		return c.print(p, answer)
	})
	if err == nil && !answered {
		return errNoAnswer
	}
	return err
}

// read returns the question from the arguments or from standard input.
func (c askCmd) read(ctx context.Context, p *program) (string, error) {
	question := strings.Join(c.question, " ")
	if len(c.question) == 0 {
		if isTerminal(p.stdin) {
			return "", errors.New("which question? Try: verbatim ask \"who is in the story?\"")
		}
		text, err := io.ReadAll(io.LimitReader(p.input(ctx), maxQuestion+1))
		if err != nil {
			return "", fmt.Errorf("reading the question: %w", err)
		}
		question = string(text)
	}
	if len(question) > maxQuestion {
		return "", fmt.Errorf("the question is longer than %d KiB: ask a shorter one", maxQuestion>>10)
	}
	if question = strings.TrimSpace(question); question == "" {
		return "", errors.New("the question is empty: want some words")
	}
	return question, nil
}

// print writes the answer in the form that was asked for.
func (c askCmd) print(p *program, answer index.Answer) error {
	if c.json {
		return writeJSON(p.stdout, newJSONAnswer(answer, c.why, c.nearest))
	}
	p.draw(answer)
	switch near := bot.TerminalNearest(answer, p.style()); {
	case near == "":
	case c.nearest:
		p.write("\n" + near)
	case p.interactive():
		p.notice("What comes closest: verbatim ask --nearest")
	}
	if c.why {
		return writeWhy(p.stdout, answer)
	}
	return nil
}

// writeWhy prints what each feature added to the scores of the passages that
// came closest, whether they answer or not.
func writeWhy(w io.Writer, answer index.Answer) error {
	fmt.Fprintf(w, "\nconfidence %.3f\n", answer.Confidence)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, q := range answer.Nearest[:min(3, len(answer.Nearest))] {
		fmt.Fprintf(table, "\n%s\tscore %.3f\t\n", q.Passage.ID(), q.Score)
		for _, part := range q.Why {
			fmt.Fprintf(table, "%s\t%+.3f\tfor %.3f\t\n", part.Feature, part.Points, part.Value)
		}
	}
	return table.Flush()
}

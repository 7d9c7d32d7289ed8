package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/corpus/scratch"
	"verbatim/index"
)

// previewCmd shows what Discord would be sent.
type previewCmd struct {
	question               []string
	surface, locale, theme string
	// json and html are files to write.
	json, html string
	forServer
}

func (c *previewCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "preview <question> ...",
		Short: "Show what Discord would be sent, without sending it.",
		Long: `Nothing is sent: this is for looking at a reply without a server. The JSON is the body of the request that Discord would get: a first response to /ask (slash) or to one of the commands in the menu of a message (find, check), a message for those who mention the bot (mention) or write to it (direct). The page needs no network and runs no script.

Without --json and --html the JSON goes to standard output.`,
		Args:              some(&c.question),
		Annotations:       arguments("What is asked, or the message that is checked."),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	choice(cmd, &c.surface, "surface", "WAY", "How it is asked", bot.Ways()...)
	choice(cmd, &c.theme, "theme", "LOOK", "How the page looks", append([]string{"both"}, bot.Themes()...)...)
	c.locale = "en-US"
	flags := cmd.Flags()
	flags.Var(text("LOCALE", &c.locale), "locale", "The language of the person and the server, as Discord writes it (default en-US).")
	flags.Var(text("FILE", &c.json), "json", "Where the JSON goes: a file, or - for standard output.")
	flags.Var(text("FILE", &c.html), "html", "Where a page goes that draws the reply.")
	c.bind(cmd)
	return cmd
}

// Run answers and writes.
func (c previewCmd) Run(ctx context.Context, p *program) error {
	return p.withShelf(ctx, func(pool *index.Pool, store *corpus.Store) error {
		preview, err := offline(pool, store).Preview(ctx, bot.Rehearsal{Question: strings.Join(c.question, " "), Way: c.surface, Server: c.server, Locale: c.locale})
		if err != nil {
			return err
		}
		return c.write(p, preview)
	})
}

// write writes what was asked for.
func (c previewCmd) write(p *program, preview bot.Preview) error {
	if c.json == "" && c.html == "" {
		c.json = "-"
	}
	if err := p.writeTo(c.json, func(w io.Writer) error { _, err := w.Write(preview.JSON); return err }); err != nil {
		return err
	}
	themes := bot.Themes()
	if c.theme != "both" {
		themes = []string{c.theme}
	}
	return p.writeTo(c.html, func(w io.Writer) error { return preview.WriteHTML(w, themes...) })
}

// writeTo makes a file of what is written, or writes to standard output for
// "-"; "" is nowhere.
func (p *program) writeTo(path string, write func(io.Writer) error) error {
	switch path {
	case "":
		return nil
	case "-":
		return write(p.stdout)
	}
	f, done, err := scratch.File(path)
	if err != nil {
		return fmt.Errorf("making the file: %w", err)
	}
	return done(write(f))
}

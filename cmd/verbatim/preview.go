package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/index"
)

// previewCmd shows what Discord would be sent.
type previewCmd struct {
	Question []string `arg:"" help:"What is asked, or the message that is checked."`
	Surface  string   `enum:"slash,mention,direct,find,check" default:"slash" help:"How it is asked: slash, mention, direct, find or check."`
	Locale   string   `default:"en-US" placeholder:"LOCALE" help:"The language of the person and the server, as Discord writes it."`
	JSON     string   `placeholder:"FILE" help:"Where the JSON goes: a file, or - for standard output."`
	HTML     string   `placeholder:"FILE" help:"Where a page goes that draws the reply."`
	Theme    string   `enum:"dark,light,both" default:"both" help:"How the page looks: dark, light or both."`
	forServer
}

// Help is shown by preview --help.
func (previewCmd) Help() string {
	return `Nothing is sent: this is for looking at a reply without a server. The JSON is the body of the request that Discord would get: a first response to /ask (slash) or to one of the commands in the menu of a message (find, check), a message for those who mention the bot (mention) or write to it (direct). The page needs no network and runs no script.

Without --json and --html the JSON goes to standard output.`
}

// Run answers and writes.
func (c previewCmd) Run(ctx context.Context, p *program) error {
	return p.withShelf(ctx, func(pool *index.Pool, store *corpus.Store) error {
		b := bot.New(bot.Parts{Store: store, Pool: pool, Demo: demoArticles(), Log: slog.New(slog.DiscardHandler)})
		preview, err := b.Preview(ctx, bot.Rehearsal{Question: strings.Join(c.Question, " "), Way: c.Surface, Server: c.server(), Locale: c.Locale})
		if err != nil {
			return err
		}
		return c.write(p, preview)
	})
}

// write writes what was asked for.
func (c previewCmd) write(p *program, preview bot.Preview) error {
	if c.JSON == "" && c.HTML == "" {
		c.JSON = "-"
	}
	if err := p.writeTo(c.JSON, func(w io.Writer) error { _, err := w.Write(preview.JSON); return err }); err != nil {
		return err
	}
	themes := bot.Themes()
	if c.Theme != "both" {
		themes = []string{c.Theme}
	}
	return p.writeTo(c.HTML, func(w io.Writer) error { return preview.WriteHTML(w, themes...) })
}

// writeTo makes a file of what is written, or writes to standard output for
// "-"; "" is nowhere.
func (p *program) writeTo(path string, write func(io.Writer) error) (err error) {
	switch path {
	case "":
		return nil
	case "-":
		return write(p.stdout)
	}
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("making the file: %w", err)
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	return write(f)
}

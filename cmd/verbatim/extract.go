package main

import (
	"context"
	"errors"
	"iter"

	"github.com/spf13/cobra"

	"verbatim/corpus"
)

// extractCmd shows what add would store.
type extractCmd struct {
	path string
	json bool
}

func (c *extractCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "extract <path>",
		Short:       "Print an article as it would be stored.",
		Long:        `Prints Markdown with the article's data in front; of an archive every article, one after the other. What belongs to the page and not to the article is left out, and listed on standard error with the reason.`,
		Args:        one(&c.path),
		Annotations: arguments("A file (" + corpus.Endings() + "), or - for standard input."),
	}
	cmd.Flags().BoolVar(&c.json, "json", false, "Print JSON instead of Markdown.")
	return cmd
}

// Run prints the articles and tells what was left out.
func (c extractCmd) Run(ctx context.Context, p *program) (err error) {
	var reader corpus.Reader
	defer func() { err = errors.Join(err, reader.Close()) }()
	var failed []error
	for e := range p.read(ctx, &reader, c.path, corpus.Header{}) {
		for _, d := range e.Dropped {
			p.notice("%s:%d: left out %q (%s: %s)", e.Document.Name, d.Line, d.Text, d.Rule, d.Reason)
		}
		if e.Err != nil {
			failed = append(failed, e.Err)
		} else if err := c.print(p, e.Article); err != nil {
			return err
		}
	}
	return errors.Join(failed...)
}

// print prints one article.
func (c extractCmd) print(p *program, a corpus.Article) error {
	if c.json {
		return writeJSON(p.stdout, a)
	}
	return corpus.WriteMarkdown(p.stdout, a)
}

// read reads a document from a file, or from standard input for "-".
func (p *program) read(ctx context.Context, r *corpus.Reader, path string, defaults corpus.Header) iter.Seq[corpus.Entry] {
	if path != "-" {
		return r.ReadFile(ctx, path, defaults)
	}
	return r.ReadFrom(ctx, p.input(ctx), path, defaults)
}

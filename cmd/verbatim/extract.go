package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/corpus"
	"verbatim/corpus/format"
)

// extractCmd shows what add would store.
type extractCmd struct {
	path string
	json bool
}

func (c *extractCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "extract <path>",
		Short:       "Print articles as they would be stored.",
		Long:        `Prints Markdown with the article's data in front; of an archive or a folder every article, one after the other. What belongs to the page and not to the article is left out, and listed on standard error with the reason.`,
		Args:        one(&c.path),
		Annotations: arguments("A file (" + format.Endings() + "), a folder, or - for standard input."),
	}
	cmd.Flags().BoolVar(&c.json, "json", false, "Print JSON instead of Markdown.")
	return cmd
}

// Run prints the articles and tells what was left out.
func (c extractCmd) Run(ctx context.Context, p *program) (err error) {
	if isAddress(c.path) {
		return fmt.Errorf("%s: this is for files: save the page and name the file, or put it into the library with: verbatim add", c.path)
	}
	job := &extraction{program: p, json: c.json}
	defer p.newWaiter().end()
	defer func() { err = errors.Join(err, job.reader.Close()) }()
	files, err := findFiles(ctx, c.path)
	failed := []error{err}
	for _, path := range files {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		failed = append(failed, job.extract(ctx, path))
		if p.stdout.err != nil {
			break // nobody reads on
		}
	}
	return errors.Join(failed...)
}

// An extraction is one run of extract.
type extraction struct {
	*program
	json   bool
	reader format.Reader
}

// extract prints the articles of one file.
func (x *extraction) extract(ctx context.Context, path string) error {
	x.wait.begin("reading " + path)
	var failed []error
	for e := range x.read(ctx, &x.reader, path, corpus.Header{}) {
		x.wait.hide()
		for _, d := range e.Dropped {
			x.notice("%s:%d: left out %q (%s: %s)", printable(e.Document.Name), d.Line, d.Text, d.Rule, d.Reason)
		}
		if e.Err == nil {
			e.Err = x.print(e.Article)
		}
		failed = append(failed, e.Err)
	}
	return errors.Join(failed...)
}

// print prints one article.
func (x *extraction) print(a corpus.Article) error {
	if x.json {
		return writeJSON(x.stdout, a)
	}
	return format.WriteMarkdown(x.stdout, a)
}

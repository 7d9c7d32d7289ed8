package main

import (
	"context"

	"verbatim/corpus"
)

// extractCmd shows what add would store.
type extractCmd struct {
	Path string `arg:"" help:"A file (.md, .txt, .html), or - for standard input."`
	JSON bool   `help:"Print JSON instead of Markdown."`
}

// Help is shown by extract --help.
func (extractCmd) Help() string {
	return `Prints Markdown with the article's data in front. What belongs to the page and not to the article is left out, and listed on standard error with the reason.`
}

// Run prints the article and tells what was left out.
func (c extractCmd) Run(ctx context.Context, p *program) error {
	article, dropped, err := p.readArticle(ctx, c.Path, corpus.Header{})
	for _, d := range dropped {
		p.notice("%s:%d: left out %q (%s: %s)", c.Path, d.Line, d.Text, d.Rule, d.Reason)
	}
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(p.stdout, article)
	}
	return corpus.WriteMarkdown(p.stdout, article)
}

// readArticle reads an article from a file, or from standard input for "-".
func (p *program) readArticle(ctx context.Context, path string, defaults corpus.Header) (corpus.Article, []corpus.Dropped, error) {
	if path == "-" {
		return corpus.Read(p.input(ctx), path, defaults)
	}
	return corpus.ReadFile(path, defaults)
}

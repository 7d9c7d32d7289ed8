package main

import (
	"context"
	"errors"
)

// exportCmd writes the library as files.
type exportCmd struct {
	Dir string `arg:"" help:"A folder that is empty or not there yet."`
	forServer
}

// Help is shown by export --help.
func (exportCmd) Help() string {
	return `Writes a Markdown file for each article, named by its ID, with all that is known of it in front. "verbatim add DIR" into an empty library gives the same articles under the same IDs. Earlier versions and originals are not among the files: "verbatim backup" keeps these too.`
}

// Run writes the files.
func (c exportCmd) Run(ctx context.Context, p *program) error {
	store, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	if store == nil {
		return errors.New("there is nothing to export: no library was ever made in " + p.Data)
	}
	n, err := store.Own(c.server()).Export(ctx, c.Dir)
	if err = errors.Join(err, store.Close()); err == nil {
		p.notice("%s in %s", count(n, "article"), c.Dir)
	}
	return err
}

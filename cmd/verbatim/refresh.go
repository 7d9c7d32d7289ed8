package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/reason"
)

// refreshCmd looks whether articles have changed where they come from.
type refreshCmd struct {
	ids []string
	forServer
}

func (c *refreshCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "refresh [<id> ...]",
		Short:             "Look whether articles have changed where they come from.",
		Long:              `Asks for each page again and prints a line for each article: "unchanged", or "replaced" when the page has changed; its earlier version is kept. An article whose page is gone stays as it is.`,
		Args:              anyNumber(&c.ids),
		Annotations:       arguments("IDs of articles, as list prints them. Without any, all that came from the web are meant."),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	c.bind(cmd)
	return cmd
}

// Run asks for the page of each article.
func (c refreshCmd) Run(ctx context.Context, p *program) error {
	store, err := p.existingStore(ctx)
	if err != nil {
		return err
	}
	var reader format.Reader
	in := p.newIntake(store, &reader)
	defer in.Web.Close()
	ids, err := c.articles(ctx, store)
	if err == nil && len(ids) == 0 {
		p.notice("Nothing to look at: no article here came from the web.")
	}
	tally := p.newTally()
	defer tally.wait.end()
	for i, id := range ids {
		tally.wait.begin(fmt.Sprintf("asking %d of %d: %s", i+1, len(ids), id))
		o, fault := in.Refresh(ctx, c.server, id)
		if ctx.Err() != nil {
			break
		}
		if reason.Of(fault) == reason.Fault { // which the next article would meet too
			err = fault
			break
		}
		if fault != nil {
			tally.fail(explainMissing(fault))
		} else {
			tally.outcome(o)
		}
	}
	return errors.Join(err, ctx.Err(), tally.sum("looked at"), store.Close(), reader.Close())
}

// articles lists the articles that are meant.
func (c refreshCmd) articles(ctx context.Context, store *corpus.Store) ([]string, error) {
	if len(c.ids) > 0 {
		return c.ids, nil
	}
	list, err := store.Own(c.server).List(ctx)
	var ids []string
	for _, s := range list {
		if s.URL != "" && s.Origin == "" {
			ids = append(ids, s.ID)
		}
	}
	return ids, err
}

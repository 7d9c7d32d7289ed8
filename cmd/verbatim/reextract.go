package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/reason"
)

// reextractCmd reads originals again.
type reextractCmd struct {
	ids []string
	forServer
}

func (c *reextractCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "reextract [<id> ...]",
		Short:             "Read the originals of articles again after an upgrade.",
		Long:              `Repeats the extraction of articles from the original bytes that are kept, as this version of the program does it. What comes out otherwise than before becomes a new version, and a line says what has changed; the old version is kept.`,
		Args:              anyNumber(&c.ids),
		Annotations:       arguments("IDs of articles, as list prints them. Without any, all are meant."),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	c.bind(cmd)
	return cmd
}

// Run reads each original again, and says what that has changed.
func (c reextractCmd) Run(ctx context.Context, p *program) (err error) {
	store, err := p.existingStore(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	ids := c.ids
	if len(ids) == 0 {
		versions, err := store.Own(c.server).Versions(ctx)
		if err != nil {
			return err
		}
		ids = slices.Sorted(maps.Keys(versions))
	}
	return c.read(ctx, p, store.Library(c.server), ids)
}

// read reads the articles with these IDs again.
func (c reextractCmd) read(ctx context.Context, p *program, library *corpus.Library, ids []string) (err error) {
	var reader format.Reader
	defer func() { err = errors.Join(err, reader.Close()) }()
	replaced, without, failed := 0, 0, 0
	meter := p.newMeter("reading")
	defer meter.finish()
	for i, id := range ids {
		meter.set(i, len(ids))
		x, err := library.Reextract(ctx, id, reader.Reread)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case reason.Of(err) == reason.Fault: // which the next article would meet too
			return fmt.Errorf("%d of %s looked at: %w", i, count(len(ids), "article"), err)
		case errors.Is(err, corpus.ErrNotFound) && len(c.ids) == 0:
			without++
		case err != nil:
			failed++
			meter.finish()
			p.notice("verbatim: %v", explainMissing(err))
		case x.Change == corpus.Replaced:
			replaced++
			meter.finish()
			fmt.Fprintf(p.stdout, "replaced %s  %s\n", id, difference(x))
		}
	}
	meter.finish()
	p.notice("%s read again: %d replaced, %d without original, %d failed", count(len(ids)-without, "article"), replaced, without, failed)
	if failed > 0 {
		return fmt.Errorf("%s not read again: they are as they were", count(failed, "article"))
	}
	return nil
}

// difference says what has changed in an article.
func difference(x corpus.Reextraction) string {
	gone, added, fields := x.Difference()
	parts := []string{fmt.Sprintf("%s gone, %d new", count(gone, "paragraph"), added)}
	if len(fields) > 0 {
		parts = append(parts, "changed "+strings.Join(fields, ", "))
	}
	return strings.Join(parts, "; ")
}

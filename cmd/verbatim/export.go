package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"verbatim/corpus/folder"
	"verbatim/corpus/scratch"
)

// exportCmd writes the library as files.
type exportCmd struct {
	dir string
	forServer
}

func (c *exportCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "export <dir>",
		Short:       "Write the library as Markdown files.",
		Long:        `Writes a Markdown file for each article, named by its ID, with all that is known of it in front. An export that was killed leaves a folder "unfinished-export" beside the files; exporting to the same place again completes it. "verbatim add DIR" into an empty library gives the same articles under the same IDs. Earlier versions and originals are not among the files: "verbatim backup" keeps these too.`,
		Args:        place(&c.dir),
		Annotations: arguments("A folder that is empty or not there yet."),
	}
	c.bind(cmd)
	return cmd
}

// Run writes the files.
func (c exportCmd) Run(ctx context.Context, p *program) error {
	store, err := p.existingStore(ctx)
	if err != nil {
		return err
	}
	again := instead(c.dir)
	bar := p.newMeter("exporting")
	n, err := folder.Export(ctx, store.Own(c.server), c.dir, bar.set)
	bar.finish()
	if err = errors.Join(err, store.Close()); err == nil {
		p.notice("%s in %s%s", count(n, "article"), c.dir, again)
	}
	return err
}

// instead says of an export to a folder what it is in place of, "" if that is
// nothing.
func instead(dir string) string {
	if scratch.Finished(dir) == nil {
		return ""
	}
	return ", in place of an export that was not finished"
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"github.com/spf13/cobra"
)

// backupCmd writes everything that is kept to one file.
type backupCmd struct {
	file string
}

func (c *backupCmd) command() *cobra.Command {
	return &cobra.Command{
		Use:         "backup <file>",
		Short:       "Write everything that is kept to one file.",
		Long:        `The file holds the libraries of all servers with their old versions and original bytes, and settings, feeds, questions and ratings, as they are at one moment; the bot may run meanwhile. The index is left out, since it is made anew. Keep the file as safe as the library itself.`,
		Args:        place(&c.file),
		Annotations: arguments("A file that is not there yet."),
	}
}

// Run writes the backup.
func (c backupCmd) Run(ctx context.Context, p *program) error {
	store, err := p.existingStore(ctx)
	if err != nil {
		return err
	}
	bar := p.newMeter("backing up")
	err = store.Backup(ctx, c.file, bar.set)
	bar.finish()
	if err = errors.Join(err, store.Close()); err == nil {
		p.notice("Backed up to %s. Put it back with: verbatim restore %s", c.file, c.file)
	}
	return err
}

// restoreCmd puts a backup back.
type restoreCmd struct {
	file string
	yes  bool
}

func (c *restoreCmd) command() *cobra.Command {
	cmd := &cobra.Command{
		Use:         "restore <file>",
		Short:       "Put a backup back.",
		Long:        `Replaces everything that is kept by what the backup holds, whole or not at all. A running bot serves the restored articles within seconds. A backup of an older version is brought up to date on the way, and one made from SQLite can be restored to PostgreSQL and the other way round.`,
		Args:        one(&c.file),
		Annotations: arguments("A file that backup wrote."),
	}
	cmd.Flags().BoolVar(&c.yes, "yes", false, "Replace what is there, which is refused without this unless nothing is.")
	return cmd
}

// errReplaces asks whoever restores to say that they mean it.
var errReplaces = errors.New("this replaces everything in the library: make a backup of it first if you may need it, then add --yes")

// Run restores the backup.
func (c restoreCmd) Run(ctx context.Context, p *program) error {
	if info, err := os.Stat(c.file); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: there is no such file", c.file)
	} else if err != nil {
		return err
	} else if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no file: want one that backup wrote", c.file)
	}
	store, err := p.makeStore(ctx)
	if err != nil {
		return err
	}
	if !c.yes {
		empty, err := store.Empty(ctx)
		if err == nil && !empty {
			err = errReplaces
		}
		if err != nil {
			return errors.Join(err, store.Close())
		}
	}
	// It is read twice: to see that it is whole, and to put it back.
	wait, bar := p.newWaiter(), p.newMeter("restoring")
	wait.begin("looking through the backup")
	seen := sync.OnceFunc(wait.end)
	err = store.Restore(ctx, c.file, func(done, total int) { seen(); bar.set(done, total) })
	seen()
	bar.finish()
	if err = errors.Join(err, store.Close()); err == nil {
		p.notice("Restored from %s.", c.file)
	}
	return err
}

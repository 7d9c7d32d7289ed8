package main

import (
	"context"
	"errors"

	"verbatim/corpus"
)

// backupCmd writes everything that is kept to one file.
type backupCmd struct {
	File string `arg:"" help:"A file that is not there yet."`
}

// Help is shown by backup --help.
func (backupCmd) Help() string {
	return `The file holds the libraries of all servers with their old versions and original bytes, and settings, feeds, questions and ratings, as they are at one moment; the bot may run meanwhile. The index is left out, since it is made anew. Keep the file as safe as the library itself.`
}

// Run writes the backup.
func (c backupCmd) Run(ctx context.Context, p *program) error {
	store, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	if store == nil {
		return errors.New("there is nothing to back up: no library was ever made in " + p.Data)
	}
	bar := p.newMeter("backing up")
	err = store.Backup(ctx, c.File, bar.set)
	bar.finish()
	if err = errors.Join(err, store.Close()); err == nil {
		p.notice("Backed up to %s. Put it back with: verbatim restore %s", c.File, c.File)
	}
	return err
}

// restoreCmd puts a backup back.
type restoreCmd struct {
	File string `arg:"" type:"existingfile" help:"A file that backup wrote."`
	Yes  bool   `help:"Do not ask before what is there is replaced."`
}

// Help is shown by restore --help.
func (restoreCmd) Help() string {
	return `Replaces everything that is kept by what the backup holds, whole or not at all. A running bot serves the restored articles within seconds. A backup of an older version is brought up to date on the way, and one made from SQLite can be restored to PostgreSQL and the other way round.`
}

// Run restores the backup.
func (c restoreCmd) Run(ctx context.Context, p *program) error {
	if !c.Yes {
		return errors.New("this replaces everything in the library: make a backup of it first if you may need it, then add --yes")
	}
	store, err := corpus.OpenStore(ctx, p.databaseAddress())
	if err != nil {
		return err
	}
	bar := p.newMeter("restoring")
	err = store.Restore(ctx, c.File, bar.set)
	bar.finish()
	if err = errors.Join(err, store.Close()); err == nil {
		p.notice("Restored from %s.", c.File)
	}
	return err
}

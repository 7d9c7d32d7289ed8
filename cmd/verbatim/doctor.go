package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/index"
)

// doctorCmd looks for what is wrong.
type doctorCmd struct{}

func (doctorCmd) command() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Check token, permissions, library, index and disk.",
		Long:  `Looks at the token, the commands and the permissions that Discord knows of, the library, the index and the disk, and says what to do about each finding. Exits with 2 when there is something to do.`,
	}
}

// Run prints what it finds and fails if anything needs to be done.
func (doctorCmd) Run(ctx context.Context, p *program) error {
	wait := p.newWaiter()
	wait.begin("asking Discord")
	findings := p.checkDiscord(ctx)
	wait.begin("reading the library and its index")
	findings = append(findings, p.checkLibrary(ctx)...)
	wait.begin("writing to the disk")
	findings = append(findings, p.checkDisk())
	wait.end()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	bad := 0
	for _, f := range findings {
		mark := "ok "
		if !f.OK {
			mark = "BAD"
			bad++
		}
		fmt.Fprintf(p.stdout, "%s  %-11s  %s\n", mark, f.Subject, printable(f.Detail))
		if f.Advice != "" {
			fmt.Fprintf(p.stdout, "                  %s\n", printable(f.Advice))
		}
	}
	if bad > 0 {
		return fmt.Errorf("%s to mend, see above", count(bad, "finding"))
	}
	return nil
}

// checkDiscord asks Discord about the token.
func (p *program) checkDiscord(ctx context.Context) []bot.Finding {
	if p.Token == "" {
		return []bot.Finding{{Subject: "token", Detail: "DISCORD_TOKEN is not set, so only the terminal answers",
			Advice: "copy it from the Bot page of your application at https://discord.com/developers/applications into .env"}}
	}
	return bot.Check(ctx, p.botConfig())
}

// checkLibrary reads the whole library and opens the index on it.
func (p *program) checkLibrary(ctx context.Context) []bot.Finding {
	store, err := p.openStore(ctx)
	if err != nil {
		return []bot.Finding{{Subject: "library", Detail: err.Error(), Advice: "if that cannot be mended, restore it from a backup, or move it away and add the articles again"}}
	}
	if store == nil {
		return []bot.Finding{{Subject: "library", OK: true, Detail: "none in " + p.Data + " yet: the built-in story is served",
			Advice: "put articles in with: verbatim add FILE"}}
	}
	// What can go wrong in closing was found by reading.
	defer store.Close()
	library := store.Own("")
	versions, err := library.Versions(ctx)
	if err = errors.Join(err, library.Check(ctx)); err != nil {
		return []bot.Finding{{Subject: "library", Detail: err.Error(), Advice: "restore it from a backup, or add the articles named above again"}}
	}
	finding := bot.Finding{Subject: "library", OK: true, Detail: fmt.Sprintf("%s in %s", count(len(versions), "article"), store.Name())}
	if len(versions) == 0 {
		return []bot.Finding{finding}
	}
	return []bot.Finding{finding, p.checkIndex(ctx, store)}
}

// checkIndex opens the index, which repairs it, and asks it something.
func (p *program) checkIndex(ctx context.Context, store *corpus.Store) bot.Finding {
	pool := p.newPool(store, index.PoolOptions{Options: index.Options{Log: silent()}})
	_, err := pool.Answer(ctx, "", index.Question{Text: "who, when and where?"})
	if err = errors.Join(err, pool.Close()); err != nil {
		return bot.Finding{Subject: "index", Detail: err.Error(), Advice: p.indexAdvice()}
	}
	return bot.Finding{Subject: "index", OK: true, Detail: "up to date in " + p.indexPath()}
}

// indexAdvice says what to do about any fault of the index.
func (p *program) indexAdvice() string {
	return "delete " + p.indexPath() + ": it is made anew from the library"
}

// spareRoom is what the check writes, in bytes: room for a library to grow.
const spareRoom = 32 << 20

// checkDisk writes a file where the data is, or will be, and removes it.
func (p *program) checkDisk() bot.Finding {
	dir := p.Data
	for {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	if err := tryWriting(dir); err != nil {
		return bot.Finding{Subject: "disk", Detail: err.Error(),
			Advice: "make room there and let this user write to it, or set VERBATIM_DATA to another folder"}
	}
	return bot.Finding{Subject: "disk", OK: true, Detail: fmt.Sprintf("%d MiB can be written in %s", spareRoom>>20, dir)}
}

// tryWriting writes spareRoom bytes to a file in dir, and removes it.
func tryWriting(dir string) (err error) {
	file, err := os.CreateTemp(dir, ".verbatim-doctor-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close(), os.Remove(file.Name())) }()
	block := make([]byte, 1<<20)
	for range spareRoom / len(block) {
		if _, err := file.Write(block); err != nil {
			return err
		}
	}
	return file.Sync()
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

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
		lines := strings.Split(f.Detail, "\n")
		fmt.Fprintf(p.stdout, "%s  %-11s  %s\n", mark, f.Subject, printable(lines[0]))
		for _, line := range append(lines[1:], f.Advice) {
			if line != "" {
				fmt.Fprintf(p.stdout, "                  %s\n", printable(line))
			}
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

// addAdvice is what is said of a library that is empty. One that is broken says
// itself what to do.
const addAdvice = "put articles in with: verbatim add FILE"

// checkLibrary reads all libraries and opens their indexes.
func (p *program) checkLibrary(ctx context.Context) []bot.Finding {
	store, err := p.openStore(ctx)
	if err != nil {
		return []bot.Finding{{Subject: "library", Detail: err.Error()}}
	}
	if store == nil {
		return []bot.Finding{{Subject: "library", OK: true, Detail: "there is no " + p.databaseAddress() + " yet: the built-in story is served", Advice: addAdvice}}
	}
	// What can go wrong in closing was found by reading.
	defer store.Close()
	servers, size, err := examine(ctx, store)
	if err != nil {
		return []bot.Finding{{Subject: "library", Detail: err.Error()}}
	}
	finding := bot.Finding{Subject: "library", OK: true, Detail: fmt.Sprintf("%s in %s", count(size.Articles, "article"), store.Name())}
	if size.Articles == 0 {
		finding.Advice = addAdvice
		return []bot.Finding{finding}
	}
	return []bot.Finding{finding, p.checkIndex(ctx, store, servers)}
}

// examine reads all that a store holds. It returns the servers, "" among them,
// and reports what is damaged or cannot be written.
func examine(ctx context.Context, store *corpus.Store) (servers []string, size corpus.Sizes, err error) {
	if err = store.Sound(ctx); err == nil {
		err = store.Writable(ctx)
	}
	if err == nil {
		servers, err = store.Servers(ctx)
	}
	if err != nil {
		return nil, size, err
	}
	servers = append([]string{""}, servers...)
	for _, server := range servers {
		err = errors.Join(err, store.Own(server).Check(ctx))
	}
	size, fault := store.Sizes(ctx)
	return servers, size, errors.Join(err, fault)
}

// checkIndex opens the index of each server, which repairs it, and asks it
// something.
func (p *program) checkIndex(ctx context.Context, store *corpus.Store, servers []string) bot.Finding {
	pool := p.newPool(store, index.PoolOptions{Options: index.Options{Log: silent()}})
	var err error
	for _, server := range servers {
		_, fault := pool.Answer(ctx, server, index.Question{Text: "who, when and where?"})
		err = errors.Join(err, fault)
	}
	if err = errors.Join(err, pool.Close()); err != nil {
		return bot.Finding{Subject: "index", Detail: err.Error(), Advice: p.indexAdvice()}
	}
	return bot.Finding{Subject: "index", OK: true, Detail: "up to date in " + p.indexPath()}
}

// indexAdvice says what to do about any fault of the index.
func (p *program) indexAdvice() string {
	return "let this user write to " + p.indexPath() + " and make room there, or delete it: it is made anew from the library"
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

// tryWriting writes spareRoom bytes to a file in dir. The file is removed before
// it is filled, where the system can do that, so that a kill leaves none behind.
func tryWriting(dir string) (err error) {
	file, err := os.CreateTemp(dir, ".verbatim-doctor-")
	if err != nil {
		return err
	}
	early := os.Remove(file.Name())
	defer func() {
		err = errors.Join(err, file.Close())
		if early != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	block := make([]byte, 1<<20)
	for range spareRoom / len(block) {
		if _, err := file.Write(block); err != nil {
			return err
		}
	}
	return file.Sync()
}

package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/corpus"
	"verbatim/index"
)

// verifyCmd proves that what is quoted is what was stored.
type verifyCmd struct{}

func (verifyCmd) command() *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Prove that every passage is what was stored.",
		Long:  `Reads everything: that every version of every article matches the hash it was stored with and every original its SHA-256, and that every passage of the index was made from exactly the bytes that are stored now. It looks at the shared library and those of all servers, prints a line for each and exits with 2 after a list of what does not hold.`,
	}
}

// Run verifies one library after the other.
func (verifyCmd) Run(ctx context.Context, p *program) (err error) {
	store, err := p.existingStore(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	servers, err := store.Servers(ctx)
	if err != nil {
		return err
	}
	v := &verification{program: p, pool: p.newPool(store, index.PoolOptions{Options: index.Options{Log: silent()}, Unkept: p.unkept})}
	defer func() { err = errors.Join(err, v.pool.Close()) }()
	defer p.newWaiter().end()
	v.wait.begin("reading the database")
	if err := store.Sound(ctx); err != nil {
		return err
	}
	bad := 0
	for _, server := range append([]string{""}, servers...) {
		err := v.verify(ctx, store.Own(server))
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			bad++
			p.notice("%v", err)
		}
	}
	if bad > 0 {
		return fmt.Errorf("%s with something that does not hold, see above", count(bad, "library"))
	}
	return nil
}

// A verification is one run of verify.
type verification struct {
	*program
	pool *index.Pool
}

// verify verifies one library and its index, and prints its line.
func (v *verification) verify(ctx context.Context, library *corpus.Library) error {
	versions, err := library.Versions(ctx)
	if err != nil {
		return err
	}
	name := "shared library"
	if library.Server() != "" {
		name = "server " + library.Server()
	}
	err = v.atRest(ctx, library, name)
	if ctx.Err() != nil {
		return err
	}
	mark := "ok "
	if err != nil {
		mark = "BAD"
	}
	v.wait.hide()
	fmt.Fprintf(v.stdout, "%s  %s: %s\n", mark, name, count(len(versions), "article"))
	return err
}

// verifyTries bounds how often a library that changes is verified.
const verifyTries = 5

// atRest verifies a library and its index, again if it has changed meanwhile:
// the index is always a little behind.
func (v *verification) atRest(ctx context.Context, library *corpus.Library, name string) error {
	for tries := 1; ; tries++ {
		before, err := library.Revision(ctx)
		if err != nil {
			return err
		}
		found := v.compare(ctx, library, name)
		after, err := library.Revision(ctx)
		if found == nil || err != nil || before == after {
			return errors.Join(found, err)
		}
		if tries == verifyTries {
			return errors.Join(found, errors.New("the library changed meanwhile: look again when nothing is being added"))
		}
	}
}

// compare compares the library with what was stored, and the index with that.
func (v *verification) compare(ctx context.Context, library *corpus.Library, name string) error {
	v.wait.begin("reading the " + name)
	faults := library.Check(ctx)
	v.wait.begin("comparing the index of the " + name)
	if err := v.pool.Verify(ctx, library.Server()); err != nil {
		faults = errors.Join(faults, err, errors.New(v.indexAdvice()))
	}
	return faults
}

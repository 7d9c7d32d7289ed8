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
	store, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	if store == nil {
		return errors.New("there is nothing to verify: no library was ever made in " + p.Data)
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	servers, err := store.Servers(ctx)
	if err != nil {
		return err
	}
	pool := p.newPool(store, index.PoolOptions{Options: index.Options{Log: silent()}})
	defer func() { err = errors.Join(err, pool.Close()) }()
	wait := p.newWaiter()
	defer wait.end()
	bad := 0
	for _, server := range append([]string{""}, servers...) {
		err := p.verify(ctx, store.Own(server), pool, wait)
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

// verify verifies one library and its index.
func (p *program) verify(ctx context.Context, library *corpus.Library, pool *index.Pool, wait *waiter) error {
	versions, err := library.Versions(ctx)
	if err != nil {
		return err
	}
	name := "shared library"
	if library.Server() != "" {
		name = "server " + library.Server()
	}
	wait.begin("reading the " + name)
	err = library.Check(ctx)
	wait.begin("comparing the index of the " + name)
	if fault := pool.Verify(ctx, library.Server()); fault != nil {
		err = errors.Join(err, fault, errors.New(p.indexAdvice()))
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	mark := "ok "
	if err != nil {
		mark = "BAD"
	}
	wait.hide()
	fmt.Fprintf(p.stdout, "%s  %s: %s\n", mark, name, count(len(versions), "article"))
	return err
}

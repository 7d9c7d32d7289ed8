package main

import (
	"context"
	"errors"
	"log/slog"
	"runtime"
	"runtime/debug"
	"sync"

	"github.com/spf13/cobra"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/corpus/folder"
	"verbatim/corpus/format"
)

// runCmd runs the Discord bot.
type runCmd struct{}

func (runCmd) command() *cobra.Command {
	return &cobra.Command{
		Use:   "run",
		Short: "Run the Discord bot.",
		Long: `Runs until SIGINT or SIGTERM and finishes the replies in flight; a second signal ends it at once. What is added to the library meanwhile is served within seconds.

It needs DISCORD_TOKEN and no privileged intent. "verbatim invite" prints the link that puts the bot on a server.`,
	}
}

// errNoToken says how to get on without a token.
var errNoToken = errors.New("DISCORD_TOKEN is not set: copy the token from the Bot page of your application at " +
	"https://discord.com/developers/applications into .env, as .env.example shows. Without one, verbatim chat answers here")

// Run serves until ctx ends, which is no error, however far it has come.
func (c runCmd) Run(ctx context.Context, p *program) error {
	if p.Token == "" {
		return errNoToken
	}
	err := c.serve(ctx, p)
	if ctx.Err() != nil {
		return besidesStop(err)
	}
	return err
}

// serve opens what the bot answers from and runs it until ctx ends.
func (runCmd) serve(ctx context.Context, p *program) (err error) {
	p.log = newLogger(p.settings, p.stderr)
	release, err := p.alone()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	store, err := p.ownStore(ctx)
	if err != nil {
		return err
	}
	p.log.Info("starting", "version", version(), "library", store.Name())
	s, err := p.openShelf(ctx, store, slog.LevelInfo, p.log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := p.announce(ctx, s); err != nil {
		return err
	}
	var reader format.Reader
	defer func() { err = errors.Join(err, reader.Close()) }()
	in := p.newIntake(s.store, &reader)
	defer in.Web.Close()
	background, cancel := context.WithCancel(ctx)
	var work sync.WaitGroup
	defer work.Wait()
	defer cancel()
	work.Go(func() { s.Watch(background) })
	work.Go(func() { p.stayAlone(background, store, aloneEvery) })
	if p.Corpus != "" {
		work.Go(func() { p.follow(background, s.store.Own("")) })
	}
	work.Go(func() { in.Poll(background) })
	b, watch, traces := p.watched(s, in)
	defer p.closeTraces(ctx, traces)
	if p.Monitor != "" {
		work.Go(func() { p.monitor(background, watch) })
	}
	return bot.Run(ctx, b, p.botConfig())
}

// giveBack returns the memory that starting took, for an idle bot collects no
// garbage for minutes. It takes two collections: pools keep what they hold
// through one, and those of the migrations hold 16 MiB.
func giveBack() {
	runtime.GC()
	debug.FreeOSMemory()
}

// announce logs what the bot answers from.
func (p *program) announce(ctx context.Context, s *shelf) error {
	demo, err := s.ServesDemo(ctx, "")
	if err != nil {
		return err
	}
	if demo {
		p.log.Info("the library is empty: answering about the built-in story. Add articles with: verbatim add FILE")
		return nil
	}
	versions, err := s.store.Own("").Versions(ctx)
	p.log.Info("answering from the library", "articles", len(versions))
	return err
}

// botConfig is what the bot needs to reach Discord.
func (p *program) botConfig() bot.Config {
	return bot.Config{Token: p.Token, APIURL: p.APIURL, Presence: "/ask", Shards: p.Shards, Ready: giveBack}
}

// follow keeps the library in step with the folder of VERBATIM_CORPUS.
func (p *program) follow(ctx context.Context, library *corpus.Library) {
	if err := folder.Follow(ctx, library, p.Corpus, p.logEvent(ctx, slog.LevelInfo)); err != nil {
		p.log.Error("the corpus is no longer followed: restart when it is mended", "folder", p.Corpus, "reason", err)
	}
}

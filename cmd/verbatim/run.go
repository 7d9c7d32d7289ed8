package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"verbatim/bot"
	"verbatim/corpus"
)

// runCmd runs the Discord bot.
type runCmd struct{}

// Help is shown by run --help.
func (runCmd) Help() string {
	return `Runs until SIGINT or SIGTERM and finishes the replies in flight; a second signal ends it at once. What is added to the library meanwhile is served within seconds.

It needs DISCORD_TOKEN and no privileged intent. "verbatim invite" prints the link that puts the bot on a server.`
}

// errNoToken says how to get on without a token.
var errNoToken = errors.New("DISCORD_TOKEN is not set: copy the token from the Bot page of your application at " +
	"https://discord.com/developers/applications into .env, as .env.example shows. Without one, verbatim chat answers here")

// Run serves until ctx ends.
func (runCmd) Run(ctx context.Context, p *program) (err error) {
	if p.Token == "" {
		return errNoToken
	}
	s, err := p.openShelf(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	background, cancel := context.WithCancel(ctx)
	var work sync.WaitGroup
	defer work.Wait()
	defer cancel()
	work.Go(func() { s.watch(background) })
	if p.Corpus != "" {
		work.Go(func() { p.follow(background, s.library) })
	}
	return bot.Run(ctx, bot.New(s.Answer, p.log), p.botConfig())
}

// botConfig is what the bot needs to reach Discord.
func (p *program) botConfig() bot.Config {
	return bot.Config{Token: p.Token, APIURL: p.APIURL, Presence: "/ask"}
}

// follow keeps the library in step with the folder of VERBATIM_CORPUS.
func (p *program) follow(ctx context.Context, library *corpus.Library) {
	if err := corpus.Follow(ctx, library, p.Corpus, p.logEvent(ctx, slog.LevelInfo)); err != nil {
		p.log.Error("the corpus is no longer followed: restart when it is mended", "folder", p.Corpus, "reason", err)
	}
}

// watchEvery is how often the shelf looks whether the library has changed,
// which costs microseconds; watchRarely is how long it waits at most after
// looks that failed.
const watchEvery, watchRarely = time.Second, time.Minute

// watch keeps the shelf in step with the library until ctx ends.
func (s *shelf) watch(ctx context.Context) {
	pause := watchEvery
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
		err := s.refresh(ctx)
		if err == nil {
			pause = watchEvery
			continue
		}
		if pause = min(2*pause, watchRarely); ctx.Err() == nil {
			s.log.Error("the index could not be brought up to date", "reason", err, "again_in", pause)
		}
	}
}

package main

import (
	"context"
	"io"

	"verbatim/bot"
	"verbatim/corpus"
	"verbatim/index"
)

// draw shows an answer to a person, as the bot does.
func (p *program) draw(answer index.Answer) { p.write(bot.Terminal(answer, p.style())) }

// drawSources shows where a server's answers come from, as the bot does.
func (p *program) drawSources(ctx context.Context, pool *index.Pool, store *corpus.Store, server string) error {
	text, err := offline(pool, store).TerminalSources(ctx, server, p.style())
	p.write(text)
	return err
}

// offline is a bot that only says what it would.
func offline(pool *index.Pool, store *corpus.Store) *bot.Bot {
	return bot.New(bot.Parts{Store: store, Pool: pool, Demo: demoArticles(), Log: silent()})
}

// style is how the terminal shows answers.
func (p *program) style() bot.Style { return bot.Style{Width: width(p.stdout.w), Colour: p.color} }

// write writes a text to the output, which remembers its failure.
func (p *program) write(text string) { _, _ = io.WriteString(p.stdout, text) }

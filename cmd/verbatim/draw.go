package main

import (
	"io"

	"verbatim/bot"
	"verbatim/index"
)

// draw shows an answer to a person, as the bot does.
func (p *program) draw(answer index.Answer) {
	// The output remembers its failure.
	_, _ = io.WriteString(p.stdout, bot.Terminal(answer, bot.Style{Width: width(p.stdout.w), Colour: p.color}))
}

package main

import (
	"context"
	"errors"
)

// runCmd runs the Discord bot.
type runCmd struct{}

// Run serves until ctx ends.
func (runCmd) Run(ctx context.Context, p *program) error {
	return errors.New("not yet")
}

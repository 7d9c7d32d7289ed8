package main

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/bot"
	"verbatim/bot/gateway"
)

// inviteCmd prints the link that puts the bot on a server.
type inviteCmd struct{}

func (inviteCmd) command() *cobra.Command {
	return &cobra.Command{
		Use:   "invite",
		Short: "Print the link that puts the bot on a server.",
		Long:  `Open the link in a browser and pick a server that you manage. It asks for no more permissions than the bot needs: to see channels, to send messages there and in threads, to embed links and to read message history.`,
	}
}

// Run prints the link of the application that the token belongs to.
func (inviteCmd) Run(ctx context.Context, p *program) error {
	if p.Token == "" {
		return errNoToken
	}
	wait := p.newWaiter()
	wait.begin("asking Discord")
	id, err := bot.ApplicationID(ctx, p.botConfig())
	wait.end()
	switch {
	case err == nil:
	case errors.Is(err, gateway.ErrToken), ctx.Err() != nil:
		return err
	default:
		if id = tokenOwner(p.Token); id == "" {
			return fmt.Errorf("asking Discord for the application: %w", err)
		}
		p.notice("Discord cannot be asked (%v), so the link is made from the token.", err)
	}
	fmt.Fprintln(p.stdout, bot.InviteURL(id))
	return nil
}

// tokenOwner is the ID of the bot's user, which a token starts with, or "". It
// is the application's too, unless that was made before 2017.
func tokenOwner(token string) string {
	first, _, _ := strings.Cut(token, ".")
	id, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(first, "="))
	if err != nil || len(id) < 15 || len(id) > 20 || strings.Trim(string(id), "0123456789") != "" {
		return ""
	}
	return string(id)
}

package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/bwmarrin/discordgo"
)

// The names of the slash command and of its option.
const (
	askCommand     = "ask"
	questionOption = "question"
)

// commands are the commands that Discord shows for the bot: in servers, in its
// direct messages and, for people who installed it for themselves, anywhere.
func (t texts) commands() []*discordgo.ApplicationCommand {
	least := 1
	return []*discordgo.ApplicationCommand{{
		Type:        discordgo.ChatApplicationCommand,
		Name:        askCommand,
		Description: t.say("about.ask"),
		Contexts: &[]discordgo.InteractionContextType{
			discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel},
		IntegrationTypes: &[]discordgo.ApplicationIntegrationType{
			discordgo.ApplicationIntegrationGuildInstall, discordgo.ApplicationIntegrationUserInstall},
		Options: []*discordgo.ApplicationCommandOption{{
			Type:        discordgo.ApplicationCommandOptionString,
			Name:        questionOption,
			Description: t.say("about.ask_question"),
			Required:    true,
			MinLength:   &least,
			MaxLength:   MaxQuestion,
		}},
	}}
}

// register gives Discord the bot's commands unless it has them already: it
// allows 200 changes a day.
func (t texts) register(ctx context.Context, s *discordgo.Session, application string) (changed bool, err error) {
	have, err := s.ApplicationCommands(application, "", discordgo.WithContext(ctx))
	if err != nil {
		return false, fmt.Errorf("reading the registered commands: %w", harmless(err))
	}
	want := t.commands()
	if sameCommands(have, want) {
		return false, nil
	}
	if _, err := s.ApplicationCommandBulkOverwrite(application, "", want, discordgo.WithContext(ctx)); err != nil {
		return false, fmt.Errorf("registering the commands: %w", harmless(err))
	}
	return true, nil
}

// sameCommands compares what we say about commands; Discord adds to it.
func sameCommands(a, b []*discordgo.ApplicationCommand) bool {
	x, errX := json.Marshal(ours(a))
	y, errY := json.Marshal(ours(b))
	return errX == nil && errY == nil && string(x) == string(y)
}

// ours keeps the fields of commands that we set.
func ours(commands []*discordgo.ApplicationCommand) []discordgo.ApplicationCommand {
	var kept []discordgo.ApplicationCommand
	for _, c := range commands {
		k := discordgo.ApplicationCommand{Type: c.Type, Name: c.Name, Description: c.Description,
			Contexts: c.Contexts, IntegrationTypes: c.IntegrationTypes}
		for _, o := range c.Options {
			k.Options = append(k.Options, &discordgo.ApplicationCommandOption{Type: o.Type, Name: o.Name,
				Description: o.Description, Required: o.Required, MinLength: o.MinLength, MaxLength: o.MaxLength})
		}
		kept = append(kept, k)
	}
	return kept
}

package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// registered are the commands as Discord gets them. Those that work on a
// server's own articles are for servers; all others are for direct messages
// too and, for people who installed the bot for themselves, anywhere.
func registered() []*discordgo.ApplicationCommand {
	var list []*discordgo.ApplicationCommand
	byName := map[string]*discordgo.ApplicationCommand{}
	for _, c := range commands() {
		name, sub, nested := strings.Cut(c.name, " ")
		top := byName[name]
		if top == nil {
			top = c.top(name, nested)
			byName[name] = top
			list = append(list, top)
		}
		if !nested {
			top.Options = c.registeredOptions()
			continue
		}
		top.Options = append(top.Options, &discordgo.ApplicationCommandOption{
			Type: discordgo.ApplicationCommandOptionSubCommand, Name: sub, Options: c.registeredOptions(),
			Description: english().say(c.about), DescriptionLocalizations: localized(c.about)})
	}
	return list
}

// top is a command without its options.
func (c command) top(name string, nested bool) *discordgo.ApplicationCommand {
	contexts := []discordgo.InteractionContextType{discordgo.InteractionContextGuild}
	kinds := []discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall}
	var permission *int64
	if c.manage {
		permission = new(int64(discordgo.PermissionManageGuild))
	} else {
		contexts = append(contexts, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel)
		kinds = append(kinds, discordgo.ApplicationIntegrationUserInstall)
	}
	top := &discordgo.ApplicationCommand{Type: discordgo.ChatApplicationCommand, Name: name,
		Contexts: &contexts, IntegrationTypes: &kinds, DefaultMemberPermissions: permission}
	if c.menu {
		top.Type, top.Name, top.NameLocalizations = discordgo.MessageApplicationCommand, english().say(name), new(localized(name))
		return top
	}
	about := c.about
	if nested {
		about = "about.library" // the only one with subcommands
	}
	top.Description, top.DescriptionLocalizations = english().say(about), new(localized(about))
	return top
}

func (c command) registeredOptions() []*discordgo.ApplicationCommandOption {
	var list []*discordgo.ApplicationCommandOption
	for _, o := range c.options {
		r := &discordgo.ApplicationCommandOption{Type: o.kind, Name: o.name, Required: o.required, MaxLength: o.most,
			Description: english().say(o.about), DescriptionLocalizations: localized(o.about), Autocomplete: o.complete != nil}
		if o.required && o.kind == discordgo.ApplicationCommandOptionString {
			r.MinLength = new(1)
		}
		list = append(list, r)
	}
	return list
}

// localized is a message in every language but English, by Discord's names of
// them.
func localized(id string) map[discordgo.Locale]string {
	all := map[discordgo.Locale]string{}
	for locale, name := range spoken().locales() {
		all[discordgo.Locale(locale)] = spoken().in(name).say(id)
	}
	return all
}

// register gives Discord the bot's commands unless it has them already: it
// allows 200 changes a day.
func register(ctx context.Context, s *discordgo.Session, application string) (changed bool, err error) {
	have, err := listCommands(ctx, s, application)
	if err != nil {
		return false, fmt.Errorf("reading the registered commands: %w", err)
	}
	want := registered()
	if sameCommands(have, want) {
		return false, nil
	}
	if _, err := s.ApplicationCommandBulkOverwrite(application, "", want, discordgo.WithContext(ctx)); err != nil {
		return false, fmt.Errorf("registering the commands: %w", harmless(err))
	}
	return true, nil
}

// listCommands reads the registered commands, with their translations.
func listCommands(ctx context.Context, s *discordgo.Session, application string) ([]*discordgo.ApplicationCommand, error) {
	var have []*discordgo.ApplicationCommand
	err := get(ctx, s, discordgo.EndpointApplicationGlobalCommands(application)+"?with_localizations=true", &have)
	return have, err
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
		kept = append(kept, discordgo.ApplicationCommand{Type: c.Type, Name: c.Name, NameLocalizations: c.NameLocalizations,
			Description: c.Description, DescriptionLocalizations: c.DescriptionLocalizations, Contexts: c.Contexts,
			IntegrationTypes: c.IntegrationTypes, DefaultMemberPermissions: c.DefaultMemberPermissions, Options: ourOptions(c.Options)})
	}
	return kept
}

func ourOptions(options []*discordgo.ApplicationCommandOption) []*discordgo.ApplicationCommandOption {
	var kept []*discordgo.ApplicationCommandOption
	for _, o := range options {
		kept = append(kept, &discordgo.ApplicationCommandOption{Type: o.Type, Name: o.Name, Description: o.Description,
			DescriptionLocalizations: o.DescriptionLocalizations, Required: o.Required, MinLength: o.MinLength,
			MaxLength: o.MaxLength, Autocomplete: o.Autocomplete, Options: ourOptions(o.Options)})
	}
	return kept
}

package bot

import (
	"context"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	// maxHomes and homeAge bound what is remembered of whose direct messages
	// are answered from which server.
	maxHomes, homeAge = 1 << 12, 10 * time.Minute
	// memberAge is for how long somebody counts as a member who was found to be
	// one: Discord tells a bot without a privileged intent of nobody who leaves or
	// is banned, and to ask with every line would cost as much as to answer it.
	memberAge = time.Minute
	// maxCandidates bounds the servers that one person is looked for in. Where
	// more have articles, direct messages are answered from the shared ones.
	maxCandidates = 8
)

// home is the server whose own articles a person's direct messages are
// answered from: the only one that they share with the bot among those that
// have any. "" where there is none, or several, or Discord does not tell.
func (e *edge) home(ctx context.Context, s *discordgo.Session, user string) string {
	if home, known := e.homes.get(user, e.bot.now()); known && e.isStill(ctx, s, home, user) {
		return home
	}
	servers, err := e.bot.Store.Servers(ctx)
	if err != nil {
		e.bot.Log.WarnContext(ctx, "listing the servers with articles", "reason", err)
		return ""
	}
	servers = slices.DeleteFunc(servers, func(id string) bool { return !e.isOn(id) })
	if len(servers) > maxCandidates {
		return ""
	}
	var shared []string
	for _, id := range servers {
		on, err := e.isMember(ctx, s, id, user)
		if err != nil {
			e.bot.Log.WarnContext(ctx, "looking for a person on a server", "guild", id, "reason", err)
			return ""
		}
		if on {
			shared = append(shared, id)
		}
	}
	home := ""
	if len(shared) == 1 {
		home = shared[0]
	}
	e.homes.put(user, home, e.bot.now())
	return home
}

// isStill tells whether a person is still on the server that their direct
// messages are answered from, and the bot too. "" is no server to leave. Where
// Discord does not tell, it is as it was: homeAge bounds that.
func (e *edge) isStill(ctx context.Context, s *discordgo.Session, home, user string) bool {
	switch {
	case home == "":
		return true
	case !e.isOn(home):
		return false
	}
	on, err := e.isMember(ctx, s, home, user)
	return on || err != nil
}

// isMember asks Discord whether a person is on a server, unless they were found
// there of late.
func (e *edge) isMember(ctx context.Context, s *discordgo.Session, server, user string) (bool, error) {
	key := placeKey(server, user)
	if _, known := e.members.get(key, e.bot.now()); known {
		return true, nil
	}
	err := get(ctx, s, discordgo.EndpointGuildMember(server, user), &struct{}{})
	switch {
	case isNoMember(err):
		return false, nil
	case err != nil:
		return false, err
	}
	e.members.put(key, struct{}{}, e.bot.now())
	return true, nil
}

// isNoMember tells whether an error says that a person is not on a server, or
// that the bot is not.
func isNoMember(err error) bool {
	switch restCode(err) {
	case discordgo.ErrCodeUnknownMember, discordgo.ErrCodeUnknownGuild, discordgo.ErrCodeMissingAccess:
		return true
	}
	return false
}

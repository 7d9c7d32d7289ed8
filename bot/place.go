package bot

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A server is what the bot knows of one that it is on.
type server struct {
	// role is the bot's own there, locale the server's language.
	role, locale string
}

// maxThreads and threadAge bound what is remembered of threads. Discord tells of
// one as it begins or changes, of all when a session begins, and of those of a
// channel as the bot may see it, so that one must be remembered for as long as
// people may go on in it. So many take 27 MiB: fifty of each of 2,500 servers.
const maxThreads, threadAge = 1 << 17, 30 * 24 * time.Hour

// A scene is where a message was written.
type scene struct {
	self   string
	server server
}

// placeOf says who the bot is in a server, "" for direct messages.
func (e *edge) placeOf(guild string) scene {
	e.mu.Lock()
	defer e.mu.Unlock()
	return scene{e.self, e.servers[guild]}
}

// isOn tells whether the bot is on a server.
func (e *edge) isOn(guild string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	_, on := e.servers[guild]
	return on
}

// joined takes note of a server that the bot is on, and of its threads.
func (e *edge) joined(ctx context.Context, g *discordgo.GuildCreate) {
	if g.Guild == nil || g.Guild.ID == "" {
		return
	}
	e.mu.Lock()
	e.servers[g.Guild.ID] = server{role: ownRole(g.Guild, e.self), locale: g.Guild.PreferredLocale}
	e.mu.Unlock()
	e.opened(g.Guild.Threads...)
	e.census.start(func() { e.guard(ctx, "server", func() { e.bot.joined(ctx, g.Guild.ID) }) })
}

// changed takes note of the language that a server has now.
func (e *edge) changed(g *discordgo.GuildUpdate) {
	if g.Guild == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if here, on := e.servers[g.Guild.ID]; on {
		here.locale = g.Guild.PreferredLocale
		e.servers[g.Guild.ID] = here
	}
}

// left takes note that the bot was removed from a server.
func (e *edge) left(ctx context.Context, g *discordgo.GuildDelete) {
	if g.Guild == nil || g.Guild.ID == "" || g.Unavailable {
		return
	}
	e.mu.Lock()
	delete(e.servers, g.Guild.ID)
	e.mu.Unlock()
	e.census.start(func() { e.guard(ctx, "server", func() { e.bot.left(ctx, g.Guild.ID) }) })
}

// opened takes note of threads, nil for none.
func (e *edge) opened(threads ...*discordgo.Channel) {
	for _, t := range threads {
		if t != nil {
			e.threads.put(t.ID, t.ParentID, e.bot.now())
		}
	}
}

// goesOn tells whether the next line of a person in a channel goes on from the
// one before: in direct messages and in threads.
func (e *edge) goesOn(req Request) bool {
	if req.Surface == Direct {
		return true
	}
	_, thread := e.threads.get(req.Channel, e.bot.now())
	return thread && req.Surface == Mention
}

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

// maxThreads and threadAge bound what is remembered of threads.
const maxThreads, threadAge = 1 << 13, 24 * time.Hour

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
	for _, t := range g.Guild.Threads {
		if t != nil {
			e.threads.put(t.ID, true, e.bot.now())
		}
	}
	e.census.start(func() { e.guard(ctx, "server", func() { e.bot.joined(ctx, g.Guild.ID) }) })
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

// opened takes note of a thread.
func (e *edge) opened(c *discordgo.ThreadCreate) {
	if c.Channel != nil {
		e.threads.put(c.Channel.ID, true, e.bot.now())
	}
}

// goesOn tells whether the next line of a person in a channel goes on from the
// one before: in direct messages and in threads.
func (e *edge) goesOn(req Request) bool {
	if req.Surface == Direct {
		return true
	}
	thread, _ := e.threads.get(req.Channel, e.bot.now())
	return thread && req.Surface == Mention
}

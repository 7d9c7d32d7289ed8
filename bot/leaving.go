package bot

import (
	"context"
	"time"
)

// keepAfterLeaving is how long a server's articles, settings and questions are
// kept after the bot was removed from it.
const keepAfterLeaving = 30 * 24 * time.Hour

// joined notes that the bot is on a server, again or still. Nobody waits for
// that, so it may wait for a restore to end: what is not noted may be removed.
func (b *Bot) joined(ctx context.Context, server string) {
	ctx, cancel := context.WithTimeout(ctx, workTime)
	defer cancel()
	if err := b.Store.ServerBack(ctx, server); err != nil {
		b.Log.ErrorContext(ctx, "noting that the bot is on a server", "guild", server, "reason", err)
	}
}

// left notes that the bot was removed from a server.
func (b *Bot) left(ctx context.Context, server string) {
	ctx, cancel := context.WithTimeout(ctx, workTime)
	defer cancel()
	if err := b.Store.ServerLeft(ctx, server, b.now()); err != nil {
		b.Log.ErrorContext(ctx, "noting that the bot was removed from a server", "guild", server, "reason", err)
	}
	b.settings.drop(server)
}

// muster compares the servers of which anything is kept with those that the bot
// is on, as Discord lists them for one of so many shards when a session begins:
// the bot may have been removed from a server, or put back, while it was away.
func (b *Bot) muster(ctx context.Context, on map[string]bool, shard, shards int) {
	ctx, cancel := context.WithTimeout(ctx, workTime)
	defer cancel()
	kept, left, err := b.Store.Kept(ctx)
	if err != nil {
		b.Log.ErrorContext(ctx, "comparing servers with those that are kept", "reason", err)
		return
	}
	for _, server := range kept {
		if shardOf(server, shards) != shard {
			continue
		}
		switch {
		case on[server] && left[server]:
			b.joined(ctx, server)
		case !on[server] && !left[server]:
			b.left(ctx, server)
		}
	}
}

// shardOf is the shard that hears of a server
// (discord.com/developers/docs/events/gateway#sharding).
func shardOf(server string, shards int) int {
	return int(snowflake(server) >> 22 % uint64(max(shards, 1)))
}

// purge removes all that is kept of the servers that the bot was removed from
// keepAfterLeaving ago.
func (b *Bot) purge(ctx context.Context, now time.Time) {
	ctx, cancel := context.WithTimeout(ctx, workTime)
	defer cancel()
	servers, err := b.Store.Purge(ctx, now.Add(-keepAfterLeaving))
	for _, server := range servers {
		b.Log.InfoContext(ctx, "removed the library of a server that the bot left", "guild", server)
		if err := b.Pool.Remove(server); err != nil {
			b.Log.ErrorContext(ctx, "removing the index of a server", "guild", server, "reason", err)
		}
	}
	if err != nil {
		b.Log.ErrorContext(ctx, "removing the libraries of servers that the bot left", "reason", err)
	}
}

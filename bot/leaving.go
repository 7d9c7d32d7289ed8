package bot

import (
	"context"
	"time"
)

// keepAfterLeaving is how long a server's articles, settings and questions are
// kept after the bot was removed from it.
const keepAfterLeaving = 30 * 24 * time.Hour

// joined notes that the bot is on a server, again or still.
func (b *Bot) joined(ctx context.Context, server string) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	if err := b.store.ServerBack(ctx, server); err != nil {
		b.log.ErrorContext(ctx, "noting that the bot is on a server", "guild", server, "reason", err)
	}
}

// left notes that the bot was removed from a server.
func (b *Bot) left(ctx context.Context, server string) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	if err := b.store.ServerLeft(ctx, server, time.Now()); err != nil {
		b.log.ErrorContext(ctx, "noting that the bot was removed from a server", "guild", server, "reason", err)
	}
	b.settings.drop(server)
}

// purge removes all that is kept of the servers that the bot was removed from
// keepAfterLeaving ago.
func (b *Bot) purge(ctx context.Context, now time.Time) {
	servers, err := b.store.Purge(ctx, now.Add(-keepAfterLeaving))
	for _, server := range servers {
		b.log.InfoContext(ctx, "removed the library of a server that the bot left", "guild", server)
		if err := b.Pool.Remove(server); err != nil {
			b.log.ErrorContext(ctx, "removing the index of a server", "guild", server, "reason", err)
		}
	}
	if err != nil {
		b.log.ErrorContext(ctx, "removing the libraries of servers that the bot left", "reason", err)
	}
}

// servers are those that have articles of their own.
func (b *Bot) servers(ctx context.Context) ([]string, error) { return b.store.Servers(ctx) }

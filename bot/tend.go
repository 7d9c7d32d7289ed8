package bot

import (
	"context"
	"errors"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	// purgeEvery is how often the libraries of servers that were left are
	// looked at, tellEvery how often it is looked whether new articles answer
	// questions to the editors.
	purgeEvery, tellEvery = 24 * time.Hour, time.Minute
)

// tend does what nobody asks for, until ctx ends: it purges what servers left
// behind, and tells those who asked the editors.
func (e *edge) tend(ctx context.Context, s *discordgo.Session) {
	revisions := map[string]int64{}
	var purged time.Time
	for ctx.Err() == nil {
		e.guard(ctx, "tending", func() {
			if now := e.bot.now(); now.Sub(purged) >= purgeEvery {
				e.bot.purge(ctx, now)
				purged = now
			}
			e.tellAskers(ctx, s, revisions)
		})
		_ = sleep(ctx, e.cfg.tellEvery) // ctx ended, which ends the loop
	}
}

// tellAskers tells those whose questions to the editors are answered since the
// articles were at the given revisions, which it brings up to date.
func (e *edge) tellAskers(ctx context.Context, s *discordgo.Session, revisions map[string]int64) {
	for _, server := range e.serverIDs() {
		revision, err := e.bot.store.Library(server).Revision(ctx)
		if err == nil && revision == revisions[server] {
			continue
		}
		err = errors.Join(err, e.bot.answeredQuestions(ctx, server, func(user string, r Reply) error {
			ctx, cancel := context.WithTimeout(ctx, sendTime)
			defer cancel()
			return write(ctx, s, user, r)
		}))
		if err != nil && ctx.Err() == nil {
			e.bot.log.WarnContext(ctx, "telling those who asked the editors", "guild", server, "reason", err)
		}
		revisions[server] = revision
	}
}

// serverIDs are the servers that the bot is on.
func (e *edge) serverIDs() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	var ids []string
	for id := range e.servers {
		ids = append(ids, id)
	}
	return ids
}

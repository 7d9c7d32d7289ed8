package bot

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/gateway"
)

const (
	// purgeEvery is how often the libraries of servers that were left are
	// looked at, tellEvery how often it is looked whether new articles answer
	// questions to the editors and whether commands are still to be registered.
	purgeEvery, tellEvery = 24 * time.Hour, time.Minute
	// claimTime is how long one process has to tell a person of an answer: more
	// than sendTime, and less than the few minutes for which Discord knows a
	// nonce.
	claimTime = time.Minute
	// tendTime bounds what is done for one server, so that none holds up
	// another.
	tendTime = 2 * time.Minute
)

// tend does what nobody asks for, until ctx ends: it registers the commands,
// purges what servers left behind, and tells those who asked the editors.
func (e *edge) tend(ctx context.Context, s *discordgo.Session) {
	introduced := e.introduce(ctx, s)
	e.cfg.Ready()
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
		if gateway.Sleep(ctx, e.cfg.tellEvery) == nil && !introduced {
			introduced = e.introduce(ctx, s)
		}
	}
}

// tellAskers tells those whose questions to the editors are answered since the
// articles were at the given revisions, which it brings up to date.
func (e *edge) tellAskers(ctx context.Context, s *discordgo.Session, revisions map[string]int64) {
	for _, server := range e.serverIDs() {
		revision, err := e.tellAskersOf(ctx, s, server, revisions[server])
		if err != nil && ctx.Err() == nil {
			e.bot.Log.WarnContext(ctx, "telling those who asked the editors", "guild", server, "reason", err)
		}
		revisions[server] = revision
	}
}

// tellAskersOf does so for one server. It returns the revision up to which
// nothing is left to do.
func (e *edge) tellAskersOf(ctx context.Context, s *discordgo.Session, server string, before int64) (int64, error) {
	ctx, cancel := context.WithTimeout(ctx, tendTime)
	defer cancel()
	revision, err := e.bot.Store.Library(server).Revision(ctx)
	if err != nil || revision == before {
		return before, err
	}
	send := func(user, nonce string, r Reply) error {
		ctx, cancel := context.WithTimeout(ctx, sendTime)
		defer cancel()
		// Who left the server is no reader of its articles any more.
		if err := get(ctx, s, discordgo.EndpointGuildMember(server, user), &struct{}{}); err != nil {
			return err
		}
		return write(ctx, s, user, nonce, r)
	}
	done, err := e.bot.answeredQuestions(ctx, server, telling{send, e.cfg.claimTime, e.placeOf(server).server.locale})
	if !done {
		return before, err
	}
	return revision, err
}

// serverIDs are the servers that the bot is on.
func (e *edge) serverIDs() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Collect(maps.Keys(e.servers))
}

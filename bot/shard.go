package bot

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// MaxShards bounds what is run in one process: Discord recommends one shard for
// about a thousand servers.
const MaxShards = 256

// A plan is how many shards run, and where they connect.
type plan struct {
	url    string
	shards int
	starts *starts
}

// plan asks Discord where the gateway is, how many shards the bot needs, and
// how many sessions it may still open.
func (e *edge) plan(ctx context.Context, s *discordgo.Session) (plan, error) {
	ctx, cancel := context.WithTimeout(ctx, e.cfg.openTime)
	defer cancel()
	var gateway discordgo.GatewayBotResponse
	if err := get(ctx, s, discordgo.EndpointGatewayBot, &gateway); err != nil {
		return plan{}, refused(err)
	}
	if !strings.HasPrefix(gateway.URL, "wss://") && !strings.HasPrefix(gateway.URL, "ws://") {
		return plan{}, fmt.Errorf("the gateway's address %.100q is none", gateway.URL)
	}
	p := plan{url: gateway.URL, shards: e.cfg.Shards}
	if p.shards == 0 {
		p.shards = min(max(1, gateway.Shards), MaxShards)
	}
	limit := gateway.SessionStartLimit
	reset := time.Now().Add(time.Duration(limit.ResetAfter) * time.Millisecond)
	p.starts = newStarts(min(limit.MaxConcurrency, p.shards), limit.Remaining, max(1, limit.Total), reset, e.cfg.startEvery, e.bot.Log)
	return p, nil
}

// keep runs all shards until ctx ends, which is no error, or until one finds
// that it is no use. ready is called whenever a shard is connected.
func (e *edge) keep(ctx context.Context, p plan, ready func()) error {
	e.bot.health.plan(p.shards)
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	var links sync.WaitGroup
	for i := range p.shards {
		l := &link{edge: e, shard: i, of: p.shards, url: p.url, starts: p.starts, connected: ready}
		links.Go(func() {
			if err := l.run(ctx); err != nil {
				end(err)
			}
		})
	}
	links.Wait()
	return context.Cause(ctx)
}

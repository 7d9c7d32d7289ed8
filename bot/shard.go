package bot

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/gateway"
)

// MaxShards bounds what is run in one process: Discord recommends one shard for
// about a thousand servers.
const MaxShards = 256

// A plan is how many shards run, and where they connect.
type plan struct {
	url    string
	shards int
	starts *gateway.Starts
}

// plan asks Discord where the gateway is, how many shards the bot needs, and
// how many sessions it may still open.
func (e *edge) plan(ctx context.Context, s *discordgo.Session) (plan, error) {
	ctx, cancel := context.WithTimeout(ctx, e.cfg.openTime)
	defer cancel()
	var said discordgo.GatewayBotResponse
	if err := get(ctx, s, discordgo.EndpointGatewayBot, &said); err != nil {
		return plan{}, refused(err)
	}
	if !strings.HasPrefix(said.URL, "wss://") && !strings.HasPrefix(said.URL, "ws://") {
		return plan{}, fmt.Errorf("the gateway's address %.100q is none", said.URL)
	}
	p := plan{url: said.URL, shards: e.cfg.Shards}
	if p.shards == 0 {
		p.shards = min(max(1, said.Shards), MaxShards)
	}
	limit := said.SessionStartLimit
	reset := time.Now().Add(time.Duration(limit.ResetAfter) * time.Millisecond)
	p.starts = gateway.NewStarts(min(limit.MaxConcurrency, p.shards), limit.Remaining, max(1, limit.Total), reset, e.cfg.startEvery, e.bot.Log)
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
		l := e.link(ctx, p, i, ready)
		links.Go(func() {
			if err := l.Run(ctx); err != nil {
				end(err)
			}
		})
	}
	links.Wait()
	return context.Cause(ctx)
}

// link is the connection of one shard. ready is called whenever that is there.
func (e *edge) link(ctx context.Context, p plan, shard int, ready func()) *gateway.Link {
	turns := func(s State) { e.bot.health.turns(shard, s) }
	return &gateway.Link{Shard: shard, Of: p.shards, URL: p.url, Token: e.cfg.Token, Presence: e.cfg.Presence,
		Transport: e.transport, Starts: p.starts, OpenTime: e.cfg.openTime, OpenPause: e.cfg.openPause, Log: e.bot.Log,
		Listen: func(s *discordgo.Session) { e.listen(context.WithoutCancel(ctx), s) },
		Sheds:  func(f gateway.Frame) bool { return e.sheds(ctx, f) },
		Tries:  func() { turns(Connecting) },
		Waits:  func() { turns(Waiting) },
		Ready: func(resumed bool) {
			turns(Connected)
			e.bot.health.began(shard, resumed)
			ready()
		}}
}

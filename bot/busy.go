package bot

import (
	"context"
	"encoding/json"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/gateway"
)

// turnAway counts a request that is not answered, and tells so if it may: not
// in the place of an answer.
func (e *edge) turnAway(ctx context.Context, req Request, back way, expired bool) {
	e.refuse(ctx)
	told := !expired && req.Surface != Typing && req.edited == "" && e.telling.AllowN(e.bot.now(), 1) &&
		e.refusals.start(func() { e.guard(ctx, "refusing", func() { e.tellBusy(ctx, req, back) }) })
	if !told {
		e.bot.health.dropped.Add(1)
	}
}

// tellBusy tells a person that too many ask, or that as much is being read as can
// be at a time.
func (e *edge) tellBusy(ctx context.Context, req Request, back way) {
	id := "busy"
	if commandNamed(req.Command).slow {
		id = "library.busy"
	}
	if _, err := e.send(ctx, req, back, e.bot.note(ctx, req, id).reply); err != nil {
		e.bot.health.dropped.Add(1)
	}
}

// startSlow runs a job that may take minutes, unless the server has slowForOne of
// them or all places are taken.
func (e *edge) startSlow(server string, job func()) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.slowOf[server] == slowForOne {
		return false
	}
	started := e.slow.start(func() {
		defer e.endSlow(server)
		job()
	})
	if started {
		e.slowOf[server]++
	}
	return started
}

// endSlow notes that such a job ended.
func (e *edge) endSlow(server string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.slowOf[server]--; e.slowOf[server] == 0 {
		delete(e.slowOf, server)
	}
}

// crowds notes that all places are taken.
func (e *edge) crowds(now time.Time) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.crowd = now
}

// crowded tells whether all places were taken of late.
func (e *edge) crowded(now time.Time) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return now.Sub(e.crowd) < crowdTime
}

// refuse counts a request that is turned away.
func (e *edge) refuse(ctx context.Context) {
	e.bot.health.refused.Add(1)
	e.refused.add(tallyEvery, func(n int) {
		e.bot.Log.WarnContext(ctx, "turned away: too many at once, or heard of too late", "refused", n, "within", tallyEvery)
	})
}

// sheds turns an event away before discordgo has read it, which takes longer than
// all else that is done with it, while all places and all room to wait are taken
// and nobody can be told so. It tells whether it did.
func (e *edge) sheds(ctx context.Context, f gateway.Frame) bool {
	if !e.work.full() || e.telling.TokensAt(e.bot.now()) >= 1 || !e.asks(ctx, f) {
		return false
	}
	e.crowds(e.bot.now())
	e.refuse(ctx)
	e.bot.health.dropped.Add(1)
	return true
}

// asks tells whether an event is one that the bot answers.
func (e *edge) asks(ctx context.Context, f gateway.Frame) (asks bool) {
	if f.Kind != "MESSAGE_CREATE" {
		return f.Kind == "INTERACTION_CREATE"
	}
	e.guard(ctx, "message", func() {
		var m discordgo.Message
		if json.Unmarshal(f.Data, &m) == nil {
			_, asks = e.meant(&m)
		}
	})
	return asks
}

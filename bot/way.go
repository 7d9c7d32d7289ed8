package bot

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"
	"go.opentelemetry.io/otel/codes"
)

// A way leads back to the person who asked. late says that the answer takes a
// while, send gives it, or a part of it: the last one stays. outdated tells
// whether nobody waits for it any more; nil is for what cannot be taken back.
type way struct {
	late     func(context.Context) error
	send     func(context.Context, Reply) (sent, error)
	outdated func() bool
}

// sent says where a reply went; the IDs are "" where that is not known.
type sent struct{ channel, message string }

// take has a crew answer a request that was not taken before. When that has too
// many it says so, to all but those who are still typing.
func (e *edge) take(ctx context.Context, s *discordgo.Session, req Request, c *crew, back way) {
	now := e.bot.now()
	event := req.ID + req.edited
	if !e.seen.first(event, now) {
		e.bot.Log.DebugContext(ctx, "an event came twice", "event", event)
		return
	}
	late := e.delay.of(event, now)
	age := func() time.Duration { return late + e.bot.now().Sub(now) }
	expired := func() bool { return !req.answersMessage() && age() > interactionLife }
	turnAway := func() { e.turnAway(ctx, req, back, expired()) }
	crowded := func() {
		e.crowds(e.bot.now())
		turnAway()
	}
	answer := func() {
		if expired() {
			turnAway()
			return
		}
		e.guard(ctx, "answering", func() { e.answer(ctx, s, req, back, e.deferIn(req, age())) })
	}
	switch behind := late > backlogAge && c == e.work && e.crowded(now); {
	case expired(), behind:
		turnAway()
	case c == e.slow:
		if !e.startSlow(req.Guild, answer) {
			turnAway()
		}
	case c != e.work:
		if !c.start(answer) {
			turnAway()
		}
	case !c.startWithin(maxWait, answer, crowded):
		crowded()
	}
}

// deferIn is after how long a request that was made so long ago is acknowledged
// if it has no answer by then.
func (e *edge) deferIn(req Request, age time.Duration) time.Duration {
	if req.answersMessage() {
		return e.cfg.deferAfter
	}
	return min(e.cfg.deferAfter, max(leastTime, acknowledgeBy-age))
}

// limitOf is how long a request may take.
func (e *edge) limitOf(req Request) time.Duration {
	switch {
	case commandNamed(req.Command).slow:
		return workTime
	case req.Surface == Typing: // the next letter asks anew
		return min(e.cfg.answerTime, acknowledgeBy)
	}
	return e.cfg.answerTime
}

// answer answers a request. It acknowledges one that takes longer than deferIn,
// and gives up on one that takes too long.
func (e *edge) answer(ctx context.Context, s *discordgo.Session, req Request, back way, deferIn time.Duration) {
	ctx, span := e.bot.Tracer.Start(ctx, "request")
	defer span.End()
	limit := e.limitOf(req)
	req.progress = func(r Reply) { _, _ = e.send(ctx, req, back, r) }
	req.fetch = func(ctx context.Context, address string) ([]byte, error) {
		return e.fetchFile(ctx, s, address)
	}
	searching, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if limit == workTime {
		go e.cutShort(searching, cancel)
	}
	found := make(chan outcome, 1)
	go func() {
		found <- e.bot.handle(searching, req, func(r Request) Request { return e.lookUp(searching, s, r) })
	}()

	patience := time.NewTimer(deferIn)
	defer patience.Stop()
	select {
	case o := <-found:
		e.deliver(ctx, s, req, back, o)
		return
	case <-patience.C:
	}
	e.acknowledge(ctx, req, back)
	giveUp := time.NewTimer(limit + e.cfg.deferAfter - deferIn) // what heeds its deadline is faster
	defer giveUp.Stop()
	select {
	case o := <-found:
		e.deliver(ctx, s, req, back, o)
	case <-giveUp.C:
		_, _ = e.send(ctx, req, back, e.bot.late(ctx, req).reply)
		e.abandon(ctx, req, found)
	}
}

// cutShort cancels work before the bot ends, so that who waits for it is told.
func (e *edge) cutShort(work context.Context, cancel context.CancelFunc) {
	select {
	case <-e.ending:
		cancel()
	case <-work.Done():
	}
}

// abandon leaves a request to itself that does not heed its deadline. Its place
// is free for another one, unless too many were left so.
func (e *edge) abandon(ctx context.Context, req Request, found <-chan outcome) {
	advice := "nobody waits for it: report this, with the lines of the log before it"
	freed := e.stuck.start(func() { <-found })
	if !freed {
		advice = "restart the bot: so many hang that they take the places of others"
	}
	e.bot.Log.ErrorContext(ctx, "a request does not end", "event", req.ID, "surface", req.Surface, "command", req.Command, "advice", advice)
	if !freed {
		<-found
	}
}

// deliver gives a person the reply, and others what they are to know of it.
func (e *edge) deliver(ctx context.Context, s *discordgo.Session, req Request, back way, o outcome) {
	if back.outdated != nil && back.outdated() {
		return
	}
	if o.reply.Public != nil && !e.seen.first(sharing(req), e.bot.now()) {
		e.acknowledge(ctx, req, back) // pressed again before the button went
		return
	}
	about := topic{o.question, o.shown, o.kind == "nothing"}
	e.talk.answers(req, about, e.bot.now()) // the next line may come at once
	to, err := e.send(ctx, req, back, o.reply)
	if err != nil && o.reply.Public != nil { // else they would not know that others see nothing
		e.seen.drop(sharing(req))
		_, _ = e.send(ctx, req, back, e.bot.note(ctx, req, "failed").reply)
	}
	e.talk.answered(to, about, e.bot.now())
	if o.notice == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	if _, err := create(ctx, s, o.notice.channel, onWire(o.notice.reply)); err != nil {
		e.complain(ctx, "telling the editors", req, err)
	}
}

// sharing names the event that an answer is shared, whichever click does it.
func sharing(req Request) string {
	if req.shown == nil {
		return "shared by " + req.ID
	}
	return "shared " + req.shown.ID
}

// acknowledge says that the answer takes a while. What is being typed is not
// waited for.
func (e *edge) acknowledge(ctx context.Context, req Request, back way) {
	if req.Surface == Typing {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	if err := back.late(ctx); err != nil {
		e.complain(ctx, "acknowledging", req, err)
	}
}

// send gives a person the reply, unless it says nothing. It logs its error.
func (e *edge) send(ctx context.Context, req Request, back way, r Reply) (sent, error) {
	if r.silent() {
		return sent{}, nil
	}
	ctx, span := e.bot.Tracer.Start(ctx, "send")
	defer span.End()
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	to, err := back.send(ctx, r)
	if restCode(err) == discordgo.ErrCodeInvalidFormBody {
		e.complain(ctx, "linking", req, err)
		to, err = back.send(ctx, r.unlinked())
	}
	if err != nil {
		span.SetStatus(codes.Error, "Discord did not take the reply")
		e.complain(ctx, "replying", req, err)
	}
	return to, err
}

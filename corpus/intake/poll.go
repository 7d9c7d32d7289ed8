package intake

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/url"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"verbatim/corpus"
	"verbatim/corpus/web"
)

// How feeds are polled.
const (
	// pollEvery is the time between two polls of a feed.
	pollEvery = time.Hour
	// lookEvery is how often Poll looks which feeds are due.
	lookEvery = 15 * time.Second
	// maxBackOff is the longest time between two polls of a feed that fails.
	maxBackOff = 24 * time.Hour
	// goOn is when a poll that left something to do is gone on with.
	goOn = time.Minute
	// pollers bounds the feeds polled at one time.
	pollers = 8
	// pagesAPoll and timeAPoll bound one poll.
	pagesAPoll = 100
	timeAPoll  = 5 * time.Minute
	// maxDue bounds the feeds that one look takes up.
	maxDue = 1000
)

// Poll keeps up with all feeds until ctx ends. What goes wrong with one is a
// line in the log, and the feed is asked more rarely.
func (in *Intake) Poll(ctx context.Context) {
	for {
		if err := in.pollDue(ctx, time.Now()); err != nil && ctx.Err() == nil {
			in.Log.Error("the feeds cannot be polled", "reason", err, "again_in", lookEvery)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(jitter(lookEvery)):
		}
	}
}

// pollDue polls the feeds that are due at a time, of each server the one that
// has been so for the longest, and returns when that is done.
func (in *Intake) pollDue(ctx context.Context, now time.Time) error {
	feeds, err := in.Store.DueFeeds(ctx, now, maxDue)
	if err != nil {
		return err
	}
	served := map[string]bool{}
	var work errgroup.Group
	work.SetLimit(pollers)
	for _, f := range feeds {
		if served[f.Server] || ctx.Err() != nil {
			continue
		}
		served[f.Server] = true
		work.Go(func() error { return in.poll(ctx, f) })
	}
	return work.Wait()
}

// poll polls one feed and notes how that went. Its error is one of the store.
func (in *Intake) poll(ctx context.Context, f corpus.Feed) error {
	bounded, cancel := context.WithTimeout(ctx, timeAPoll)
	defer cancel()
	polled, rest, err := in.pollOnce(bounded, f)
	if ctx.Err() != nil {
		return ctx.Err() // The program ends: the feed stays due.
	}
	if bounded.Err() != nil {
		rest, err = more, nil
	}
	polled.Checked, polled.Failures, polled.Failure = time.Now(), 0, ""
	polled.Due = polled.Checked.Add(interval(0))
	if rest == more {
		polled.Due = polled.Checked.Add(jitter(goOn))
	}
	if rest != nothing {
		polled.ETag, polled.LastModified = "", "" // else what is left would not be seen again
	}
	if err != nil {
		polled.Failures, polled.Failure = f.Failures+1, firstBytes(err.Error(), 500)
		polled.Due = later(err, polled.Failures)
		in.Log.Warn("a feed cannot be followed", "feed", f.URL, "server", f.Server, "reason", err, "failures", polled.Failures, "again_at", polled.Due)
	}
	return in.Store.MarkFeed(ctx, polled)
}

// pollOnce asks a feed for news and adds them. The feed comes back with what it
// says of itself, and with what is left to do.
//
// Once a day it is asked for whole, so that pages that it lists and says
// nothing new of are looked at too.
func (in *Intake) pollOnce(ctx context.Context, f corpus.Feed) (_ corpus.Feed, left rest, err error) {
	known := web.Validators{ETag: f.ETag, LastModified: f.LastModified}
	if f.Checked.UTC().Format(time.DateOnly) != time.Now().UTC().Format(time.DateOnly) {
		known = web.Validators{}
	}
	page, err := in.Web.Fetch(ctx, f.URL, known)
	if err != nil {
		return f, more, err
	}
	if page.NotModified {
		return f, nothing, nil
	}
	in.budget.spend(f.Server, len(page.Body), time.Now())
	base, err := url.Parse(page.URL)
	if err != nil {
		return f, more, err
	}
	l, err := parseListing(page.Body, base)
	if err != nil {
		return f, more, err
	}
	f.ETag, f.LastModified = page.ETag, page.LastModified
	if l.title != "" {
		f.Title = firstBytes(l.title, 500)
	}
	left, err = in.catchUp(ctx, f, l, pagesAPoll, func(o Outcome) { in.logOutcome(f, o) })
	return f, left, err
}

// logOutcome writes what became of an item.
func (in *Intake) logOutcome(f corpus.Feed, o Outcome) {
	switch {
	case o.Err != nil:
		in.Log.Warn("an article of a feed was not added", "feed", f.URL, "server", f.Server, "page", o.Document, "reason", o.Err)
	case o.Change != corpus.Unchanged:
		in.Log.Info("the library changed", "article", o.ID, "change", o.Change.String(), "feed", f.URL, "server", f.Server)
	}
}

// interval is the time until the next poll of a feed that failed so often in a
// row, spread so that feeds are not all asked at once.
func interval(failures int) time.Duration {
	every := pollEvery
	for range failures {
		every = min(2*every, maxBackOff)
	}
	return jitter(every)
}

// later is when to ask a feed again that failed: not before the site wants to
// be asked.
func later(err error, failures int) time.Time {
	at := time.Now().Add(interval(failures))
	if status, ok := errors.AsType[*web.StatusError](err); ok && status.Until.After(at) {
		return status.Until
	}
	return at
}

// jitter is a time, give or take a tenth.
func jitter(d time.Duration) time.Duration {
	return d - d/10 + rand.N(d/5+1)
}

// firstBytes is the start of a text, at most n bytes of whole characters.
func firstBytes(s string, n int) string {
	return strings.ToValidUTF8(s[:min(len(s), n)], "")
}

package intake

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/web"
)

// Bounds of one pass over what a feed lists.
const (
	// maxMaps bounds the sitemaps of an index that are fetched.
	maxMaps = 200
	// maxFailing is after how many pages in a row that could not be fetched a
	// pass ends: the site is most likely down.
	maxFailing = 3
	// recheck is how long a page that a feed lists is taken to be as it was
	// while the feed says nothing new of it; recheckUndated is that for pages
	// of sitemaps that give no day.
	recheck        = 24 * time.Hour
	recheckUndated = 7 * 24 * time.Hour
	// handOver is after how long a page that two feeds list is the other one's: the
	// one that told of it looks at what it lists within two days.
	handOver = 3 * recheck
)

// rest is what a pass left to do.
type rest int

const (
	nothing rest = iota
	// faults are pages that could not be fetched this time.
	faults
	// more are pages that were not tried.
	more
)

// catchUp adds what a feed or sitemap lists and is not there yet, and what has
// changed since, most pages at most. The error says why it ended early.
func (in *Intake) catchUp(ctx context.Context, f corpus.Feed, l listing, most int, report func(Outcome)) (left rest, err error) {
	items, err := in.wanted(ctx, f, l)
	if err != nil {
		return more, err
	}
	pass := pass{in, f, report, len(items), 0}
	failing := 0
	for i, it := range items {
		t, due, err := pass.target(ctx, it)
		if err != nil {
			return more, err
		}
		if !due {
			continue
		}
		if most--; most < 0 {
			return more, nil
		}
		pass.done = i + 1
		err = pass.take(ctx, t, it)
		switch {
		case err == nil:
			failing = 0
		case ctx.Err() != nil || errors.Is(err, corpus.ErrFull):
			return more, err
		default:
			left = faults
			if failing++; failing >= maxFailing {
				return more, fmt.Errorf("%d pages in a row could not be fetched, the last: %w", failing, err)
			}
		}
	}
	return left, nil
}

// wanted lists the items that a feed is followed for, those of the sitemaps
// that an index names among them, the newest first.
func (in *Intake) wanted(ctx context.Context, f corpus.Feed, l listing) ([]item, error) {
	choice := Choice{f.Since, f.Match}
	items := choice.wants(l.items)
	for i, m := range l.maps {
		if i == maxMaps || len(items) >= maxPages {
			break
		}
		if before(m.day, f.Since) {
			continue
		}
		more, err := in.sitemap(ctx, f.Server, m.url)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			in.Log.Warn("a sitemap cannot be read", "sitemap", m.url, "of", f.URL, "reason", err)
			continue
		}
		items = append(items, choice.wants(more.items)...)
	}
	return newestFirst(items, MaxArticles), nil
}

// sitemap fetches one sitemap of an index. One that is an index itself counts
// as empty.
func (in *Intake) sitemap(ctx context.Context, server, address string) (listing, error) {
	page, err := in.Web.Fetch(ctx, address, web.Validators{})
	if err != nil {
		return listing{}, err
	}
	in.budget.spend(server, len(page.Body), time.Now())
	base, err := url.Parse(page.URL)
	if err != nil {
		return listing{}, err
	}
	return parseListing(page.Body, base)
}

// A pass is one walk over the items of a feed.
type pass struct {
	*Intake
	feed        corpus.Feed
	report      func(Outcome)
	total, done int
}

// target is what to fetch for an item; due is false where nothing speaks for a
// change, which is noted of the feed's own once in a while: no other takes it over.
func (p *pass) target(ctx context.Context, it item) (t target, due bool, err error) {
	known, err := p.visited(ctx, p.feed.Server, it.url)
	if err != nil {
		return t, false, err
	}
	age := recheck
	if p.feed.Kind == kindSitemap && it.day == "" {
		age = recheckUndated
	}
	ours := !p.others(known.Digest)
	if !ours {
		age = max(age, handOver)
	}
	old := time.Since(known.Checked)
	stale := old > age || old < 0
	again := stale && it.html == "" && known.Article != "" && (p.feed.Kind == kindFeed || it.day == "")
	due = known.URL == "" || again || p.news(known.Digest, it) && (stale || ours)
	if ours && stale && !due {
		known.Checked = time.Now()
		err = p.Store.Own(p.feed.Server).PutVisit(ctx, known)
	}
	return target{server: p.feed.Server, url: it.url, known: known, says: it.says, digest: p.mark() + it.digest, since: p.feed.Since}, due, err
}

// mark starts the digests of what this feed says, and makes the page its own. Two
// feeds that list the same page would else take turns with it for as long as both do.
func (p *pass) mark() string { return digestOf(p.feed.URL)[:8] + " " }

// news reports whether an item says something else than a digest is of.
func (p *pass) news(digest string, it item) bool {
	return strings.TrimPrefix(digest, p.mark()) != it.digest
}

// others reports whether a digest is of what another feed said.
func (p *pass) others(digest string) bool {
	return strings.Contains(digest, " ") && !strings.HasPrefix(digest, p.mark())
}

// take adds the article of an item. An error is returned where trying again
// later may help; what will stay so is noted and reported.
func (p *pass) take(ctx context.Context, t target, it item) error {
	report := func(o Outcome) {
		o.Done, o.Total = p.done, p.total
		p.report(o)
	}
	err := p.takeOne(ctx, t, it, report)
	if err == nil || ctx.Err() != nil {
		return err
	}
	report(Outcome{Document: it.url, Err: err})
	if !web.Lasting(err) {
		return err
	}
	t.known.URL, t.known.Digest, t.known.Checked = t.url, t.digest, time.Now()
	return p.Store.Own(t.server).PutVisit(ctx, t.known)
}

// takeOne fetches the page of an item, unless the feed holds the article.
func (p *pass) takeOne(ctx context.Context, t target, it item, report func(Outcome)) error {
	if it.html == "" {
		return p.Intake.take(ctx, t, report)
	}
	err := p.today(t.server, 0)
	if err == nil && t.known.Article == "" {
		err = p.room(ctx, t.server)
	}
	if err != nil {
		return err
	}
	t.says.URL = it.url
	name := strings.TrimRight(it.url, "/")
	return p.putVisited(ctx, t, format.Document{Name: name, MediaType: "text/html; charset=utf-8", Data: it.asPage()}, web.Validators{}, report)
}

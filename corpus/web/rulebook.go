package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"verbatim/corpus/reason"
)

// errRobots is wrapped by errors about pages that a site does not want fetched
// by programs.
var errRobots = reason.New(reason.Refused, "the site does not want programs to fetch it")

// How long what a robots.txt says is believed, as RFC 9309 has it, and how
// long that there was none to be had.
const (
	robotsFresh = 24 * time.Hour
	robotsRetry = time.Minute
	maxRobots   = 500 // sites whose rules are remembered
)

// A rulebook knows what the sites allow.
type rulebook struct {
	client *Client
	mu     sync.Mutex
	pages  map[string]*rules
}

// rules are what one robots.txt says. Who has the turn fetches it.
type rules struct {
	turn chan struct{}
	robots
	err   error
	until time.Time
}

func newRulebook(c *Client) *rulebook { return &rulebook{client: c, pages: map[string]*rules{}} }

// allow is the allowance of the sites themselves.
func (b *rulebook) allow(ctx context.Context, u *url.URL) (time.Duration, error) {
	r, err := b.of(ctx, u)
	if err != nil {
		return 0, err
	}
	path := cmp.Or(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !r.allows(path) {
		return 0, fmt.Errorf("%s: %w (robots.txt): save it in a browser and add the file", shown(u.String()), errRobots)
	}
	return max(r.delay, b.client.pause), nil
}

// of returns what the robots.txt of the site of u says, and fetches it where
// that is not known.
func (b *rulebook) of(ctx context.Context, u *url.URL) (robots, error) {
	r := b.page(u.Scheme + "://" + u.Host)
	select {
	case r.turn <- struct{}{}:
		defer func() { <-r.turn }()
	case <-ctx.Done():
		return robots{}, ctx.Err()
	}
	if time.Now().Before(r.until) {
		return r.robots, r.err
	}
	found, err := b.fetch(ctx, u)
	if ctx.Err() != nil {
		return robots{}, ctx.Err()
	}
	r.robots, r.err, r.until = found, err, time.Now().Add(robotsFresh)
	if err != nil {
		r.until = time.Now().Add(robotsRetry)
	}
	return r.robots, r.err
}

// page returns the rules of a site, which may be unknown yet.
func (b *rulebook) page(site string) *rules {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := b.pages[site]
	if r == nil {
		if len(b.pages) >= maxRobots {
			clear(b.pages)
		}
		r = &rules{turn: make(chan struct{}, 1)}
		b.pages[site] = r
	}
	return r
}

// fetch gets a robots.txt. A site that has none allows everything; one that
// answers with a fault allows nothing for the time being.
func (b *rulebook) fetch(ctx context.Context, u *url.URL) (robots, error) {
	address := u.Scheme + "://" + u.Host + "/robots.txt"
	free := func(context.Context, *url.URL) (time.Duration, error) { return 0, nil }
	page, err := b.client.follow(ctx, address, Validators{}, free)
	if status, ok := errors.AsType[*StatusError](err); ok && status.Code < 500 && status.Code != http.StatusTooManyRequests {
		return robots{}, nil
	}
	if err != nil {
		return robots{}, fmt.Errorf("%s://%s cannot be asked what programs may fetch: %w", u.Scheme, u.Host, err)
	}
	return parseRobots(page.Body), nil
}

// Sitemaps returns the addresses of the sitemaps that the site of an address
// names in its robots.txt.
func (c *Client) Sitemaps(ctx context.Context, address string) ([]string, error) {
	u, err := ParseURL(address)
	if err != nil {
		return nil, err
	}
	r, err := c.rules.of(ctx, u)
	return r.sitemaps, err
}

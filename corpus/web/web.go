// Package web fetches pages for the library: politely towards the sites, and
// without ever reaching into the network that the machine itself stands in.
//
// A [Client] says who it is, obeys robots.txt, asks a site for one page at a
// time with a pause in between, does not ask again while the site wants to be
// left alone, and asks only for what has changed since the last time. It reads
// 10 MiB and waits 20 seconds at most. What it may reach is decided where the
// connection is made, after every look-up and every redirect: see address.go.
//
// Start with [Client.Fetch]. What a page holds is nothing to this package:
// package intake reads it.
package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// Options say how a Client behaves. The zero value is right for the public
// web.
type Options struct {
	// Version is the program's version and Contact an address, of mail or of
	// a page, at which a site's owner finds who runs it. Both are told to the
	// sites.
	Version, Contact string
	// Permits are the exceptions from what may be reached.
	Permits []Permit
	// Pause is the time between two requests to a site: 1 s if it is 0, none
	// if it is negative.
	Pause time.Duration
	// Timeout bounds one page with its redirects: 20 s if it is 0.
	Timeout time.Duration
	// MaxSize bounds one page in bytes, as sent and as unpacked: 10 MiB if it
	// is 0.
	MaxSize int64
}

// Bounds of what is not for the caller to set.
const (
	defaultPause   = time.Second
	defaultTimeout = 20 * time.Second
	defaultSize    = 10 << 20
	// maxRedirects is what RFC 9309 wants followed for robots.txt, doubled.
	maxRedirects = 10
	// maxAtOnce bounds the requests at one time to all sites together, and so
	// the memory that they take.
	maxAtOnce = 8
	// maxHeader bounds the header of an answer in bytes.
	maxHeader = 256 << 10
	// agentName is the product token that robots.txt knows us by.
	agentName = "Verbatim"
)

// A Client fetches pages. It may be used by several goroutines.
type Client struct {
	http    *http.Client
	agent   string
	pause   time.Duration
	timeout time.Duration
	size    int64
	sites   *sites
	rules   *rulebook
	places  chan struct{}
}

// New returns a client.
func New(o Options) *Client {
	c := &Client{
		http:    newHTTPClient(o.Permits, nil),
		agent:   agentName + "/" + cmp.Or(o.Version, "dev") + " (bot that quotes articles on Discord",
		pause:   max(0, cmp.Or(o.Pause, defaultPause)),
		timeout: cmp.Or(o.Timeout, defaultTimeout),
		size:    cmp.Or(o.MaxSize, defaultSize),
		sites:   newSites(),
		places:  make(chan struct{}, maxAtOnce),
	}
	if o.Contact != "" {
		c.agent += "; +" + o.Contact
	}
	c.agent += ")"
	c.rules = newRulebook(c)
	return c
}

// Close closes the connections that are kept open.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Validators are what a site said of the version of a page that it sent. They
// make the next request for it a question whether it has changed.
type Validators struct {
	ETag, LastModified string
}

// A Page is what a site sent for an address.
type Page struct {
	// URL is where it was found in the end, after redirects.
	URL string
	// Body is unpacked; MediaType is what the site calls it, with parameters,
	// "" if it did not say.
	Body      []byte
	MediaType string
	Validators
	// NotModified says that the page is still as the validators knew it: it
	// has no Body then.
	NotModified bool
}

// Fetch gets the page at an http or https address. Given the validators of the
// page that is known, the zero value if none is, it gets it only if it has
// changed.
//
// The error is of the kind [reason.Forbidden] where the address, or one that it
// redirects to, must not be reached, [reason.Refused] where the site does not
// want it fetched, and wraps a *StatusError where the site answered with an
// error. All say what to do.
func (c *Client) Fetch(ctx context.Context, address string, known Validators) (Page, error) {
	return c.follow(ctx, address, known, c.rules.allow)
}

// follow gets a page through its redirects, each of which must be allowed.
func (c *Client) follow(ctx context.Context, address string, known Validators, allow allowance) (Page, error) {
	u, err := ParseURL(address)
	if err != nil {
		return Page{}, err
	}
	left := c.timeout
	seen := map[string]bool{}
	for range maxRedirects + 1 {
		if seen[u.String()] {
			return Page{}, lasting("%s redirects in a circle: open it in a browser and use the address that it ends at", shown(address))
		}
		seen[u.String()] = true
		pause, err := allow(ctx, u)
		if err != nil {
			return Page{}, ledTo(err, address, len(seen))
		}
		page, next, took, err := c.get(ctx, u, known, pause, left)
		if err != nil || next == "" {
			return page, ledTo(err, address, len(seen))
		}
		left -= took
		if u, err = join(u, next); err != nil {
			return Page{}, fmt.Errorf("%s redirects to what cannot be fetched: %w", shown(address), err)
		}
	}
	return Page{}, lasting("%s redirects more than %d times: open it in a browser and use the address that it ends at",
		shown(address), maxRedirects)
}

// ledTo says of an error about the last of some addresses which the first was.
func ledTo(err error, first string, addresses int) error {
	if err == nil || addresses == 1 {
		return err
	}
	return fmt.Errorf("%s redirects: %w", shown(first), err)
}

// An allowance says whether a page may be asked for, and how long to pause
// between two requests to its site.
type allowance func(ctx context.Context, u *url.URL) (pause time.Duration, err error)

// join is the address that a redirect from u leads to.
func join(u *url.URL, location string) (*url.URL, error) {
	next, err := u.Parse(location)
	if err != nil {
		return nil, badURL(location, "it is no address")
	}
	return ParseURL(next.String())
}

package intake

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/reason"
	"verbatim/corpus/web"
)

// A Choice says which items of a feed or sitemap are wanted.
type Choice struct {
	// Since leaves out what is older than that day, month or year, such as
	// "2024-03-01"; "" leaves out nothing.
	Since string
	// Match is a regular expression (RE2) that an address must hold, such as
	// "/news/"; "" wants all.
	Match string
}

// maxMatch bounds a Choice.Match in bytes.
const maxMatch = 200

// check says what is wrong with a choice.
func (c Choice) check() error {
	if c.Since != "" && stamp(c.Since) != c.Since {
		return fmt.Errorf("%q is no date: want one such as 2024-03-01, 2024-03 or 2024", c.Since)
	}
	if _, err := regexp.Compile(c.Match); err != nil || len(c.Match) > maxMatch {
		return fmt.Errorf("%q is no pattern of at most %d bytes: want a part of the addresses, such as /news/, or a regular expression", c.Match, maxMatch)
	}
	return nil
}

// wants returns the items that are wanted.
func (c Choice) wants(items []item) []item {
	match, err := regexp.Compile(c.Match)
	if err != nil {
		return nil // check has seen to that
	}
	var wanted []item
	for _, it := range items {
		if !before(it.day, c.Since) && match.MatchString(it.url) {
			wanted = append(wanted, it)
		}
	}
	return wanted
}

// before tells whether a day, month or year is over before another begins; what
// is not known is not.
func before(day, since string) bool {
	return day != "" && day < since[:min(len(day), len(since))]
}

// Follow takes up a feed or sitemap for a server and adds what it lists now,
// as AddFile does. The address may also be that of a page that names its feed.
// From then on Poll keeps up with it, and goes on where Follow was ended. It
// returns the feed once that is followed, even where an error ended the rest.
func (in *Intake) Follow(ctx context.Context, server, address string, c Choice, report func(Outcome)) (corpus.Feed, error) {
	if err := c.check(); err != nil {
		return corpus.Feed{}, err
	}
	f, l, err := in.find(ctx, address)
	if err != nil {
		return corpus.Feed{}, err
	}
	f.Server, f.Since, f.Match = server, c.Since, c.Match
	f.Checked = time.Now()
	f.Due = f.Checked.Add(interval(0))
	if err := in.mayFollow(ctx, f); err != nil {
		return corpus.Feed{}, err
	}
	etag, modified := f.ETag, f.LastModified
	f.ETag, f.LastModified = "", "" // until all that it lists is there
	if err := in.Store.PutFeed(ctx, f); err != nil {
		return corpus.Feed{}, err
	}
	left, err := in.catchUp(ctx, f, l, MaxArticles, report)
	if left == nothing && err == nil {
		f.ETag, f.LastModified = etag, modified
		err = in.Store.MarkFeed(ctx, f)
	}
	return f, err
}

// mayFollow fails where a server follows as many feeds as it may.
func (in *Intake) mayFollow(ctx context.Context, f corpus.Feed) error {
	feeds, err := in.Store.Feeds(ctx, f.Server)
	if err != nil || f.Server == "" {
		return err
	}
	for _, known := range feeds {
		if known.URL == f.URL {
			return nil
		}
	}
	if len(feeds) >= MaxFeeds {
		return reason.Errorf(reason.FullFeeds, "%w: it follows %d feeds, end one first", corpus.ErrFull, len(feeds))
	}
	return nil
}

// find fetches a feed or sitemap, or the first feed that works of those that a
// page names.
func (in *Intake) find(ctx context.Context, address string) (corpus.Feed, listing, error) {
	f, l, page, err := in.fetchListing(ctx, address)
	if !errors.Is(err, errNoListing) {
		return f, l, err
	}
	base, err := url.Parse(page.URL)
	if err != nil {
		return f, l, err
	}
	links := feedLinks(page.Body, base)
	for _, link := range links[:min(len(links), 3)] {
		if f, l, _, err := in.fetchListing(ctx, link); err == nil {
			return f, l, nil
		}
	}
	return f, l, in.noFeed(ctx, address)
}

// fetchListing fetches what should be a feed or sitemap. The error wraps
// errNoListing where it is another page, which is returned then.
func (in *Intake) fetchListing(ctx context.Context, address string) (f corpus.Feed, l listing, page web.Page, err error) {
	u, err := web.ParseURL(address)
	if err != nil {
		return f, l, page, err
	}
	if page, err = in.Web.Fetch(ctx, u.String(), web.Validators{}); err != nil {
		return f, l, page, err
	}
	base, err := url.Parse(page.URL)
	if err != nil {
		return f, l, page, err
	}
	if l, err = parseListing(page.Body, base); err != nil {
		return f, l, page, fmt.Errorf("%s: %w", u, err)
	}
	f = corpus.Feed{URL: u.String(), Kind: l.kind, Title: l.title, ETag: page.ETag, LastModified: page.LastModified}
	return f, l, page, nil
}

// noFeed is the error for a page without a feed. It tells of the sitemaps that
// the site names, with their addresses, which no translation of the reason has.
func (in *Intake) noFeed(ctx context.Context, address string) error {
	maps, err := in.Web.Sitemaps(ctx, address)
	if err != nil || len(maps) == 0 {
		return fmt.Errorf("%s: %w, and it names none: add the page itself, or give the feed's own address", address, errNoListing)
	}
	return fmt.Errorf("%s: %v, and it names none: the site has a sitemap that can be followed, %s",
		address, errNoListing, strings.Join(maps[:min(len(maps), 3)], " or "))
}

package corpus

import (
	"context"
	"fmt"
	"time"
)

// A Feed is an address that a server follows, with what its last poll said.
type Feed struct {
	Server string
	URL    string
	// Kind is "feed" or "sitemap".
	Kind string
	// Title is the feed's own, for lists.
	Title string
	// Since (an ISO 8601 date) and Match (a pattern of addresses) choose among
	// the entries of a sitemap; "" takes all.
	Since, Match string
	// ETag and LastModified are what the last answer said of itself.
	ETag, LastModified string
	// Added is when it was first followed, Checked when it was last polled,
	// Due when that is to happen again.
	Added, Checked, Due time.Time
	// Failures counts the polls that failed since the last that did not,
	// Failure says why the last one did.
	Failures int
	Failure  string
}

// PutFeed keeps a feed in the place of the one with the same server and URL.
func (s *Store) PutFeed(ctx context.Context, f Feed) error {
	if err := CheckField("url", f.URL); err != nil {
		return err
	}
	if f.Added.IsZero() {
		f.Added = time.Now()
	}
	_, err := s.exec(ctx, `INSERT INTO feeds
		(server, url, kind, title, since, matching, etag, last_modified, added, checked, due, failures, failure)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
		ON CONFLICT (server, url) DO UPDATE SET kind = $3, title = $4, since = $5, matching = $6, etag = $7,
			last_modified = $8, checked = $10, due = $11, failures = $12, failure = $13`,
		f.Server, f.URL, f.Kind, f.Title, f.Since, f.Match, f.ETag, f.LastModified,
		millis(f.Added), millis(f.Checked), millis(f.Due), f.Failures, f.Failure)
	return err
}

// MarkFeed keeps what the last poll of a feed said: all but what it is
// followed for. Nothing happens if the server no longer follows it.
func (s *Store) MarkFeed(ctx context.Context, f Feed) error {
	_, err := s.exec(ctx, `UPDATE feeds SET title = $3, etag = $4, last_modified = $5, checked = $6, due = $7, failures = $8, failure = $9
		WHERE server = $1 AND url = $2`,
		f.Server, f.URL, f.Title, f.ETag, f.LastModified, millis(f.Checked), millis(f.Due), f.Failures, f.Failure)
	return err
}

// Feeds lists the feeds that a server follows, by address.
func (s *Store) Feeds(ctx context.Context, server string) ([]Feed, error) {
	return s.feeds(ctx, `WHERE server = $1 ORDER BY url`, server)
}

// clockSlack is how far the clocks of two programs on one database may be
// apart.
const clockSlack = time.Minute

// DueFeeds lists the feeds that are to be polled by now, the longest overdue
// first, limit at most: those whose time has come, and those last polled at a
// time to come, when the clock was wrong. Those of servers that the bot was
// removed from are left out.
func (s *Store) DueFeeds(ctx context.Context, now time.Time, limit int) ([]Feed, error) {
	return s.feeds(ctx, `WHERE (due <= $1 OR checked > $2) AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.server = feeds.server)
		ORDER BY due, server, url LIMIT $3`, millis(now), millis(now.Add(clockSlack)), limit)
}

// RemoveFeed ends the following of a feed; its articles stay. The error wraps
// ErrNotFound where the server does not follow it.
func (s *Store) RemoveFeed(ctx context.Context, server, url string) error {
	n, err := s.exec(ctx, `DELETE FROM feeds WHERE server = $1 AND url = $2`, server, url)
	if err == nil && n == 0 {
		err = fmt.Errorf("feed %q: %w", url, ErrNotFound)
	}
	return err
}

// feeds runs a query for feeds from its WHERE on.
func (s *Store) feeds(ctx context.Context, where string, args ...any) ([]Feed, error) {
	return listRows(ctx, s, `SELECT server, url, kind, title, since, matching, etag, last_modified, added, checked, due, failures, failure
		FROM feeds `+where, args, func(f *Feed) []any {
		return []any{&f.Server, &f.URL, &f.Kind, &f.Title, &f.Since, &f.Match, &f.ETag, &f.LastModified,
			(*moment)(&f.Added), (*moment)(&f.Checked), (*moment)(&f.Due), &f.Failures, &f.Failure}
	})
}

package corpus

import (
	"context"
	"fmt"
	"time"
)

// A Visit is what is known of a page since it was last fetched for a server's
// library.
type Visit struct {
	// URL is the address as it was asked for.
	URL string
	// Article is the ID of the article that was read there, "" if none was.
	Article string
	// ETag and LastModified are what the answer said of itself.
	ETag, LastModified string
	// Digest tells whether what a feed or sitemap says of the page has
	// changed; its meaning is the fetcher's.
	Digest string
	// Checked is when the page was last asked for.
	Checked time.Time
}

// PutVisit keeps a visit in the place of the one with the same URL.
func (l *Library) PutVisit(ctx context.Context, v Visit) error {
	if err := CheckField("url", v.URL); err != nil {
		return err
	}
	_, err := l.store.exec(ctx, `INSERT INTO visits (server, url, article_id, etag, last_modified, digest, checked)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (server, url) DO UPDATE SET article_id = $3, etag = $4, last_modified = $5, digest = $6, checked = $7`,
		l.server, v.URL, v.Article, v.ETag, v.LastModified, v.Digest, millis(v.Checked))
	return err
}

// Visit returns what is known of a page. The error wraps ErrNotFound where it
// was never fetched for this library.
func (l *Library) Visit(ctx context.Context, url string) (Visit, error) {
	list, err := l.visits(ctx, `url = $2`, url)
	if err == nil && len(list) == 0 {
		return Visit{}, fmt.Errorf("visit of %q: %w", url, ErrNotFound)
	}
	if err != nil {
		return Visit{}, err
	}
	return list[0], nil
}

// Visits lists the pages that an article was read from, by address.
func (l *Library) Visits(ctx context.Context, article string) ([]Visit, error) {
	return l.visits(ctx, `article_id = $2 ORDER BY url`, article)
}

func (l *Library) visits(ctx context.Context, where string, args ...any) ([]Visit, error) {
	return listRows(ctx, l.store, `SELECT url, article_id, etag, last_modified, digest, checked FROM visits WHERE server = $1 AND `+where,
		append([]any{l.server}, args...), func(v *Visit) []any {
			return []any{&v.URL, &v.Article, &v.ETag, &v.LastModified, &v.Digest, (*moment)(&v.Checked)}
		})
}

// MarkChecked notes that an article of this library was found unchanged where
// it comes from, without being fetched again.
func (l *Library) MarkChecked(ctx context.Context, id string, when time.Time) error {
	if server, ok := l.home(id); !ok || server != l.server {
		return missingArticle(id)
	}
	n, err := l.store.exec(ctx, `UPDATE articles SET checked = $3 WHERE server = $1 AND id = $2`, l.server, id, millis(when))
	if err == nil && n == 0 {
		err = missingArticle(id)
	}
	return err
}

package intake

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/reason"
	"verbatim/corpus/web"
)

// Bounds of a feed or sitemap.
const (
	// maxItems bounds the items of a feed that are looked at.
	maxItems = 1000
	// maxPages bounds the pages that a sitemap names: the protocol's own
	// bound of one file.
	maxPages = 50_000
	// maxUnpacked bounds a packed sitemap in bytes, unpacked.
	maxUnpacked = 50 << 20
)

// A listing is what a feed or sitemap says.
type listing struct {
	kind  string // kindFeed or kindSitemap
	title string
	items []item
	// maps are the sitemaps that an index of sitemaps names.
	maps []item
}

// The kinds of what can be followed, as corpus.Feed has them.
const (
	kindFeed    = "feed"
	kindSitemap = "sitemap"
)

// An item is what a listing says of a page.
type item struct {
	// url is the page's address, absolute.
	url string
	// says is what the page may not say about itself.
	says corpus.Header
	// day is the last day that the listing connects with the page, "" if none.
	day string
	// html is the whole article where the listing holds it.
	html string
	// digest changes when what the listing says of the page does.
	digest string
}

// errNoListing is the error for a page that is neither feed nor sitemap.
var errNoListing = reason.New(reason.NoFeed, "this is neither a feed (RSS, Atom, JSON Feed) nor a sitemap")

// parseListing reads a feed or sitemap that was found at base.
func parseListing(data []byte, base *url.URL) (_ listing, err error) {
	defer reason.Guard(&err)
	data, err = unpack(data)
	if err != nil {
		return listing{}, err
	}
	data = withoutControls(data)
	switch rootOf(data) {
	case "urlset", "sitemapindex":
		return parseSitemap(data, base)
	case "rss", "rdf", "feed":
		if err := checkXML(data); err != nil {
			return listing{}, err
		}
		return parseFeed(data, base)
	case "{":
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
		if err := checkJSON(data); err != nil {
			return listing{}, err
		}
		return parseFeed(data, base)
	}
	return listing{}, errNoListing
}

// unpack undoes gzip, which sitemaps are kept in.
func unpack(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte("\x1f\x8b")) {
		return data, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	var out []byte
	if err == nil {
		out, err = io.ReadAll(io.LimitReader(z, maxUnpacked+1))
	}
	switch {
	case err != nil:
		return nil, reason.Errorf(reason.Broken, "the packed file is broken: %w", err)
	case len(out) > maxUnpacked:
		return nil, reason.Errorf(reason.TooLarge, "unpacked, it is larger than %d MiB", maxUnpacked>>20)
	}
	return out, nil
}

// resolve is the absolute address of a link in a document at base, "" if it is
// none that can be fetched.
func resolve(base *url.URL, link string) string {
	u, err := base.Parse(strings.TrimSpace(link))
	if err != nil {
		return ""
	}
	if u, err = web.ParseURL(u.String()); err != nil {
		return ""
	}
	return u.String()
}

// digestOf is a digest of texts.
func digestOf(texts ...string) string {
	h := sha256.New()
	for _, s := range texts {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// newestFirst sorts items by day, those without one last, and keeps one for
// each address, at most limit.
func newestFirst(items []item, limit int) []item {
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(b.day, a.day) })
	seen := map[string]bool{}
	items = slices.DeleteFunc(items, func(it item) bool {
		twice := seen[it.url]
		seen[it.url] = true
		return twice
	})
	return items[:min(len(items), limit)]
}

package corpus

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// An article is the same as a stored one if one of these holds; the first that
// does decides:
//
//  1. It names the stored one's ID.
//  2. Its content is equal (Article.Hash), wherever it comes from.
//  3. Its web address leads to the same page, unless the two stand in
//     different files and have different titles: then they are parts of one
//     page.
//  4. It comes from the same file, and no other file holds the stored one.
//  5. It comes from no file, has no web address, and its title is the same.
//
// An article that names an ID which is not there yet is a new one, unless 2
// holds.

// A lookup is one way to recognise an article: a query for the ID of the
// stored one.
type lookup struct {
	query string
	args  []any
}

// lookups lists the ways to recognise an article of a server, the surest first.
func lookups(server string, a Article, hash, origin string) []lookup {
	byHash := lookup{`SELECT id FROM articles WHERE server = $1 AND hash = $2 ORDER BY added, id LIMIT 1`, []any{server, hash}}
	if a.ID != "" {
		return []lookup{{`SELECT id FROM articles WHERE server = $1 AND id = $2`, []any{server, a.ID}}, byHash}
	}
	ways := []lookup{byHash}
	if a.URL != "" {
		ways = append(ways, lookup{`SELECT a.id FROM articles a
			WHERE a.server = $1 AND a.url_key = $2 AND (a.title = $3 OR $4 = '' OR EXISTS
				(SELECT 1 FROM origins o WHERE o.server = a.server AND o.article_id = a.id AND o.origin IN ('', $4)))
			ORDER BY a.added, a.id LIMIT 1`, []any{server, urlKey(a.URL), a.Title, origin}})
	}
	if origin != "" {
		return append(ways, lookup{`SELECT o.article_id FROM origins o WHERE o.server = $1 AND o.origin = $2 AND NOT EXISTS
			(SELECT 1 FROM origins x WHERE x.server = o.server AND x.article_id = o.article_id AND x.origin NOT IN ('', $2))`,
			[]any{server, origin}})
	}
	if a.URL == "" {
		ways = append(ways, lookup{`SELECT id FROM articles WHERE server = $1 AND title = $2 ORDER BY added, id LIMIT 1`, []any{server, a.Title}})
	}
	return ways
}

// identify finds the stored article that a is a version of; ok is false when
// there is none.
func identify(ctx context.Context, tx *sql.Tx, server string, a Article, hash, origin string) (id string, ok bool, err error) {
	for _, way := range lookups(server, a, hash, origin) {
		id, ok, err := oneText(ctx, tx, way.query, way.args...)
		if ok || err != nil {
			return id, ok, err
		}
	}
	return "", false, nil
}

// newID makes the ID of an article that has none: the mark of the library and
// the slug of the title, with a number where that is taken. After "-99" it is
// the hash that tells articles with the same title apart.
func newID(a Article, hash, mark string, taken func(id string) (bool, error)) (string, error) {
	base := cmp.Or(slug(a.Title, MaxIDLength), "article-"+hash[:8])
	for n := 1; n <= 100; n++ {
		id := mark + base
		if n > 1 {
			id = mark + withSuffix(base, fmt.Sprint(n))
		}
		if n == 100 {
			id = mark + withSuffix(base, hash)
		}
		if used, err := taken(id); err != nil || !used {
			return id, err
		}
	}
	return "", fmt.Errorf("no free ID for %q: put an id into its front matter", a.Title)
}

// withSuffix appends a suffix to an ID, within MaxIDLength.
func withSuffix(base, suffix string) string {
	room := MaxIDLength - len(suffix) - 1
	return strings.TrimRight(base[:min(len(base), room)], "-") + "-" + suffix
}

// latin spells Latin letters that have no base letter in Unicode's
// decompositions.
var latin = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th",
	"ı", "i", "ħ", "h", "ŧ", "t", "ŋ", "n", "'", "", "’", "", "ʼ", "")

// slug writes a title in lower-case letters a to z, digits and single hyphens,
// cut at a word within limit bytes. A title without a Latin letter gives "".
func slug(title string, limit int) string {
	var words []string
	size := -1
	for _, w := range strings.FieldsFunc(bare(title), notSlug) {
		if size+1+len(w) > limit {
			if len(words) == 0 {
				words = []string{w[:limit]}
			}
			break
		}
		words = append(words, w)
		size += 1 + len(w)
	}
	s := strings.Join(words, "-")
	if !strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyz") {
		return ""
	}
	return s
}

// notSlug reports whether r separates words in a slug.
func notSlug(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }

// bare lowers s and takes the marks off its letters.
func bare(s string) string {
	marked := norm.NFKD.String(strings.ToLower(s))
	return latin.Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, marked))
}

// trackers are query parameters that say how a reader came to a page, not
// which page it is. A name that ends in "_" stands for all that start so.
var trackers = []string{"utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ref_src"}

// urlKey is the form of a web address that is the same for addresses of one
// page: without scheme, "www.", default port, fragment, trackers and slash at
// the end, and with its parameters in order. A long one is cut and ends in its
// SHA-256, for databases bound what they index.
func urlKey(address string) string {
	key := fullURLKey(address)
	if len(key) <= maxURLKey {
		return key
	}
	return key[:maxURLKey] + digest([]byte(key))
}

// maxURLKey is how much of a web address is compared as it is.
const maxURLKey = 500

func fullURLKey(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	query := u.Query()
	for name := range query {
		if slices.ContainsFunc(trackers, func(t string) bool {
			return name == t || strings.HasSuffix(t, "_") && strings.HasPrefix(name, t)
		}) {
			delete(query, name)
		}
	}
	key := host + strings.TrimRight(u.EscapedPath(), "/")
	if len(query) > 0 {
		key += "?" + query.Encode()
	}
	return key
}

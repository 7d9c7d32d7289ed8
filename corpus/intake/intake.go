// Package intake brings articles into the library from where they are
// published: a page, a file that somebody sends, a feed or sitemap that is
// followed.
//
// An [Intake] joins what package web fetches, what package corpus reads and
// where that keeps it. AddURL and AddFile add once, Refresh looks whether an
// article has changed, Follow takes up a feed and Poll keeps up with all of
// them. What an article was before it changed is kept, and what a feed no
// longer lists stays.
//
// Start with [Intake.AddURL]; then read poll.go for how feeds are followed.
package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/reason"
	"verbatim/corpus/web"
)

// Bounds of what one Discord server may take. They keep a server from filling
// the disk that all share; the library that all share, "", has none.
const (
	// MaxFeeds bounds the feeds and sitemaps that a server follows.
	MaxFeeds = 50
	// MaxArticles bounds the articles that a server has of its own.
	MaxArticles = 5000
	// MaxBytesADay bounds what is fetched and sent for a server within a day
	// of UTC.
	MaxBytesADay = 500 << 20
)

// An Intake adds articles to the libraries of a store. It may be used by
// several goroutines.
type Intake struct {
	Store  *corpus.Store
	Web    *web.Client
	Reader *format.Reader
	Log    *slog.Logger

	// most is what bounds the articles of a server, MaxArticles if it is 0.
	most   int
	budget budget
}

// bound is how many articles a server may have.
func (in *Intake) bound() int { return cmp.Or(in.most, MaxArticles) }

// An Outcome says what became of one article.
type Outcome struct {
	// Document is the address or the name of the file that holds the article.
	Document string
	// Title is its headline, "" where Err is set.
	Title string
	// Stored is its ID and what storing it changed.
	corpus.Stored
	// Dropped is what the reader left out of it.
	Dropped []format.Dropped
	// Err says why it was not added, and what to do. The others are not kept
	// out by it.
	Err error
	// Done counts the outcomes of a job from 1, Total is how many there will
	// be, 0 where that is not known.
	Done, Total int
}

// AddFile adds what somebody sent: one article, or those of an archive. It
// calls report for each, once it is stored or refused. The error is one that
// keeps all of them out.
func (in *Intake) AddFile(ctx context.Context, server, name, mediaType string, data []byte, report func(Outcome)) error {
	if err := cmp.Or(in.today(server, len(data)), in.room(ctx, server)); err != nil {
		return err
	}
	in.budget.spend(server, len(data), time.Now())
	return in.put(ctx, target{server: server}, format.Document{Name: name, MediaType: mediaType, Data: data}, report)
}

// AddURL fetches a page, or a file of any format that can be read, and adds
// what it holds, as AddFile does. A page that is known already and has not
// changed is reported as unchanged.
func (in *Intake) AddURL(ctx context.Context, server, address string, report func(Outcome)) error {
	u, err := web.ParseURL(address)
	if err != nil {
		return err
	}
	t := target{server: server, url: u.String()}
	if t.known, err = in.visited(ctx, server, t.url); err != nil {
		return err
	}
	t.digest = t.known.Digest
	if t.says, err = in.said(ctx, server, t.known.Article); err != nil && !errors.Is(err, corpus.ErrNotFound) {
		return err
	}
	return in.take(ctx, t, report)
}

// Refresh looks whether an article has changed where it comes from, and stores
// it again if it has. It fails with corpus.ErrNotFound where the library has
// no such article of its own.
func (in *Intake) Refresh(ctx context.Context, server, id string) (Outcome, error) {
	library := in.Store.Own(server)
	visits, err := library.Visits(ctx, id)
	if err != nil {
		return Outcome{}, err
	}
	t := target{server: server, id: id}
	if len(visits) > 0 {
		t.url, t.known, t.digest = visits[0].URL, visits[0], visits[0].Digest
	} else {
		a, err := library.Article(ctx, id)
		if err != nil {
			return Outcome{}, err
		}
		t.url = a.URL
	}
	if t.url == "" {
		return Outcome{}, fmt.Errorf("article %q was added from a file: add the file again if it has changed", id)
	}
	if t.says, err = in.said(ctx, server, id); err != nil {
		return Outcome{}, err
	}
	var outcome Outcome
	err = in.take(ctx, t, func(o Outcome) { outcome = o })
	return outcome, cmp.Or(err, outcome.Err)
}

// A target is a page that is to be fetched for a server's library.
type target struct {
	server, url string
	// known is what is known of it from the last time.
	known corpus.Visit
	// says is what is said of it elsewhere, digest a digest of that.
	says   corpus.Header
	digest string
	// id is the article's that it must hold, "" if that is not known.
	id string
	// since leaves out what was published before that day.
	since string
}

// visited returns what is known of a page; nothing is no error.
func (in *Intake) visited(ctx context.Context, server, address string) (corpus.Visit, error) {
	v, err := in.Store.Own(server).Visit(ctx, address)
	if errors.Is(err, corpus.ErrNotFound) {
		return corpus.Visit{}, nil
	}
	return v, err
}

// said is what was said of an article elsewhere when it was stored, such as in a
// feed: a page that is asked for again does not say it.
func (in *Intake) said(ctx context.Context, server, id string) (corpus.Header, error) {
	if id == "" {
		return corpus.Header{}, nil
	}
	r, err := in.Store.Own(server).Reading(ctx, id)
	return r.Defaults, err
}

// take fetches a page if it has changed and stores the articles that it holds.
func (in *Intake) take(ctx context.Context, t target, report func(Outcome)) error {
	err := in.today(t.server, 0)
	if t.known.Article == "" && t.id == "" {
		err = cmp.Or(err, in.room(ctx, t.server))
	}
	if err != nil {
		return err
	}
	page, err := in.Web.Fetch(ctx, t.url, web.Validators{ETag: t.known.ETag, LastModified: t.known.LastModified})
	if err != nil {
		return err
	}
	in.budget.spend(t.server, len(page.Body), time.Now())
	if page.NotModified {
		return in.confirm(ctx, t, report)
	}
	if t.id != "" && goneHome(t.url, page.URL) {
		return fmt.Errorf("%s now leads to the front page of the site: the article is kept as it was", t.url)
	}
	t.says.URL = page.URL
	d := format.Document{Name: page.URL, MediaType: cmp.Or(page.MediaType, "application/octet-stream"), Data: page.Body}
	return in.putVisited(ctx, t, d, page.Validators, report)
}

// putVisited stores what a page holds and notes that it was visited. Where the
// page holds nothing any more, what was known of it still holds.
func (in *Intake) putVisited(ctx context.Context, t target, d format.Document, v web.Validators, report func(Outcome)) error {
	visit := corpus.Visit{URL: t.url, ETag: v.ETag, LastModified: v.LastModified, Digest: t.digest, Checked: time.Now()}
	err := in.put(ctx, t, d, func(o Outcome) {
		visit.Article = cmp.Or(visit.Article, o.ID)
		report(o)
	})
	if err != nil {
		return err
	}
	if visit.Article == "" && t.known.Article != "" {
		t.known.Digest, t.known.Checked = visit.Digest, visit.Checked
		visit = t.known
	}
	return in.Store.Own(t.server).PutVisit(ctx, visit)
}

// confirm notes that a page is as it was.
func (in *Intake) confirm(ctx context.Context, t target, report func(Outcome)) error {
	now := time.Now()
	library := in.Store.Own(t.server)
	a, err := library.Article(ctx, t.known.Article)
	if errors.Is(err, corpus.ErrNotFound) {
		// It was removed by hand since: fetch it as if it were new.
		t.known = corpus.Visit{}
		return in.take(ctx, t, report)
	}
	if err == nil {
		err = library.MarkChecked(ctx, a.ID, now)
	}
	t.known.Checked, t.known.Digest = now, t.digest
	if err == nil {
		err = library.PutVisit(ctx, t.known)
	}
	if err == nil {
		report(Outcome{Document: t.url, Title: a.Title, Stored: corpus.Stored{ID: a.ID, Change: corpus.Unchanged}, Done: 1, Total: 1})
	}
	return err
}

// put reads a document and stores its articles.
func (in *Intake) put(ctx context.Context, t target, d format.Document, report func(Outcome)) error {
	t.says.Retrieved = time.Now().UTC().Format(time.DateOnly)
	done := 0
	tell := func(o Outcome) {
		done++
		o.Done = done
		report(o)
	}
	var waiting []Outcome
	items := func(yield func(corpus.Incoming) bool) {
		for e := range in.Reader.Read(ctx, d, t.says.Valid()) {
			if ctx.Err() != nil {
				return
			}
			o := Outcome{Document: e.Document.Name, Title: e.Article.Title, Dropped: e.Dropped, Err: e.Err}
			switch {
			case e.Err != nil:
				tell(o)
			case before(e.Article.Published, t.since):
			default:
				waiting = append(waiting, o)
				if !yield(t.incoming(e)) {
					return
				}
			}
		}
	}
	library := in.Store.Own(t.server)
	if t.server != "" {
		library = library.AtMost(in.bound())
	}
	err := library.PutAll(ctx, items, func(_ corpus.Incoming, s corpus.Stored, err error) {
		o := waiting[0]
		o.Stored, o.Err, waiting = s, err, waiting[1:]
		tell(o)
	})
	return cmp.Or(err, ctx.Err())
}

// incoming is an article of a target on its way into the library. The ID that
// a stranger's file names may be another article's.
func (t target) incoming(e format.Entry) corpus.Incoming {
	e.Article.ID = t.id
	e.Article.Retrieved = t.says.Retrieved
	return e.Incoming("", t.says.Valid())
}

// today fails where a server has taken in all that it may today.
func (in *Intake) today(server string, size int) error {
	if server != "" && in.budget.spent(server, time.Now())+size > MaxBytesADay {
		return reason.Errorf(reason.FullToday, "%w for today: it took in %d MiB, go on tomorrow", corpus.ErrFull, MaxBytesADay>>20)
	}
	return nil
}

// room fails where a server has no room for one more article.
func (in *Intake) room(ctx context.Context, server string) error {
	if server == "" {
		return nil
	}
	versions, err := in.Store.Own(server).Versions(ctx)
	if err == nil && len(versions) >= in.bound() {
		err = fmt.Errorf("%w: it has %d articles, remove some first", corpus.ErrFull, len(versions))
	}
	return err
}

// goneHome tells whether a page now leads to the front page of a site, as sites
// do with what they have taken down.
func goneHome(before, now string) bool {
	path := func(address string) string {
		u, err := web.ParseURL(address)
		if err != nil {
			return ""
		}
		return strings.Trim(u.EscapedPath()+u.RawQuery, "/")
	}
	return path(now) == "" && path(before) != ""
}

package intake

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
)

// rss is a feed of items: path, title, day, and the article if it holds it.
func rss(items ...[4]string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Brevik Post</title><language>en</language>`)
	for _, it := range items {
		fmt.Fprintf(&b, "<item><link>%s</link><title>%s</title><pubDate>%s</pubDate>", it[0], it[1], it[2])
		if it[3] != "" {
			fmt.Fprintf(&b, "<content:encoded><![CDATA[%s]]></content:encoded>", it[3])
		}
		b.WriteString("</item>")
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

// Days as feeds write them.
const (
	friday   = "Fri, 01 Mar 2024 10:00:00 GMT"
	saturday = "Sat, 02 Mar 2024 10:00:00 GMT"
)

// follow takes up a feed and returns the outcomes in order.
func follow(t *testing.T, in *Intake, address string, c Choice) []string {
	t.Helper()
	var got outcomes
	if _, err := in.Follow(t.Context(), "", address, c, got.add); err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	return got
}

// poll polls the feeds as if it were due, and returns the one that there is.
func poll(t *testing.T, in *Intake) corpus.Feed {
	t.Helper()
	if err := in.pollDue(t.Context(), time.Now().Add(1000*time.Hour)); err != nil {
		t.Fatal(err)
	}
	return feedOf(t, in)
}

// feedOf is the one feed that there is.
func feedOf(t *testing.T, in *Intake) corpus.Feed {
	t.Helper()
	feeds, err := in.Store.Feeds(t.Context(), "")
	if err != nil || len(feeds) == 0 {
		t.Fatalf("%d feeds, %v", len(feeds), err)
	}
	return feeds[0]
}

// versions lists the articles with the number of their versions, "a:1 b:2".
func versions(t *testing.T, in *Intake) string {
	t.Helper()
	list, err := in.Store.Own("").List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, s := range list {
		all = append(all, fmt.Sprintf("%s:%d", s.ID, s.Version))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// TestFeedKeepsSaying: what only the feed says of an article stays when its page is
// looked at again by hand.
func TestFeedKeepsSaying(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	s.set("/feed", rss([4]string{"/ferry", "Ferry", friday}))
	s.serve("/ferry", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>"+strings.Repeat("The ferry crosses the sound in nine minutes, said its captain. ", 9)+"</p></article></body></html>")
	})
	follow(t, in, s.URL+"/feed", Choice{})
	if got := add(t, in, "", s.URL+"/ferry"); got != "unchanged ferry" {
		t.Errorf("added again: %s", got)
	}
	if o, err := in.Refresh(t.Context(), "", "ferry"); err != nil || o.Change != corpus.Unchanged {
		t.Errorf("refreshed: %v, %v", o.Change, err)
	}
	a, err := in.Store.Own("").Article(t.Context(), "ferry")
	if err != nil || a.Publisher != "Brevik Post" || a.Published != "2024-03-01" {
		t.Errorf("got %+v, %v", a.Header, err)
	}
}

// TestTwoFeedsOfOnePage: feeds that list the same page, and say it otherwise, do not
// take turns with it; the one that was first tells when it has changed.
func TestTwoFeedsOfOnePage(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	s.set("/ferry", article("Ferry", "The ferry was delayed."))
	world := func(day string, more ...[4]string) {
		s.set("/world", rss(append(more, [4]string{"/ferry", "Ferry", day})...))
	}
	top := func(more ...[4]string) {
		s.set("/top", rss(append(more, [4]string{"/ferry", "The ferry", friday})...))
	}
	pages := func() int { return s.count("200 /ferry") + s.count("304 /ferry") }
	pollBoth := func() {
		t.Helper()
		feeds, err := in.Store.Feeds(t.Context(), "")
		for _, f := range feeds {
			err = errors.Join(err, in.poll(t.Context(), f))
		}
		if err != nil || len(feeds) != 2 {
			t.Fatal(len(feeds), err)
		}
	}
	world(friday)
	top()
	follow(t, in, s.URL+"/world", Choice{})
	follow(t, in, s.URL+"/top", Choice{})
	world(friday, [4]string{"/gone", "Gone", friday})
	top([4]string{"/gone", "Gone", friday})
	pollBoth()
	if n := pages(); n != 1 || s.count("200 /top") != 2 || s.count("200 /world") != 2 {
		t.Errorf("the page was asked for %d times, want once: %v", n, s.sent)
	}
	world(saturday)
	pollBoth()
	if n := pages(); n != 2 {
		t.Errorf("after a change the page was asked for %d times, want twice", n)
	}
}

// TestAnArticleKeepsItsFeed: of two feeds that hold the same article in other words
// the one that was first is its source, for as long as it lists it.
func TestAnArticleKeepsItsFeed(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	text := strings.Repeat("<p>The harbour bridge reopened on Wednesday, two years after a barge struck one of its pillars and sank.</p>\n", 8)
	s.set("/first", rss([4]string{"/ferry", "The ferry", friday, text}))
	s.set("/all", rss([4]string{"/ferry", "The ferry", friday, strings.ReplaceAll(text, "Wednesday", "Thursday")}))
	follow(t, in, s.URL+"/first", Choice{})
	follow(t, in, s.URL+"/all", Choice{})
	dayPasses := func() {
		t.Helper()
		library := in.Store.Own("")
		v, err := library.Visit(t.Context(), s.URL+"/ferry")
		v.Checked = v.Checked.Add(-25 * time.Hour)
		feeds, fault := in.Store.Feeds(t.Context(), "")
		if err := errors.Join(err, fault, library.PutVisit(t.Context(), v)); err != nil {
			t.Fatal(err)
		}
		for _, f := range feeds { // "all" is the first
			f.ETag = ""
			if err := in.poll(t.Context(), f); err != nil {
				t.Fatal(err)
			}
		}
	}
	for range 5 {
		dayPasses()
	}
	if got := versions(t, in); got != "the-ferry:1" {
		t.Errorf("after five days: %s", got)
	}
	s.set("/first", rss([4]string{"/pier", "The pier", friday, text}))
	for range 3 {
		dayPasses()
	}
	a, err := in.Store.Own("").Article(t.Context(), "the-ferry")
	if err != nil || !strings.Contains(a.Paragraphs[0].Text, "Thursday") {
		t.Errorf("three days after the first feed dropped it: %+v, %v", a, err)
	}
}

// TestFeed: a new, a changed and a vanished item give one addition, one new
// version and nothing lost.
func TestFeed(t *testing.T) {
	in, log := newIntake(t)
	s := newSite(t)
	s.set("/feed", rss([4]string{"/ferry", "Ferry", friday}, [4]string{"/pier", "Pier", friday}, [4]string{"/weir", "Weir", friday}))
	for _, title := range []string{"Ferry", "Pier", "Weir", "Lamp"} {
		s.set("/"+strings.ToLower(title), article(title, "About the "+title+"."))
	}
	got := follow(t, in, s.URL+"/feed", Choice{})
	if want := []string{"added ferry", "added pier", "added weir"}; !slices.Equal(got, want) {
		t.Fatalf("got %q", got)
	}

	// Nothing has changed: one question, and no page is asked for.
	before := len(s.sent)
	f := poll(t, in)
	if s.count("304 /feed") != 1 || len(s.sent) != before+1 || f.Failures != 0 || !f.Due.After(time.Now().Add(50*time.Minute)) {
		t.Errorf("after a poll without news: sent %v, feed %+v", s.sent, f)
	}

	s.set("/pier", article("Pier", "The pier is closed."))
	s.set("/weir", "")
	s.set("/feed", rss([4]string{"/lamp", "Lamp", saturday}, [4]string{"/pier", "Pier", saturday}, [4]string{"/ferry", "Ferry", friday}))
	poll(t, in)
	if got, want := versions(t, in), "ferry:1 lamp:1 pier:2 weir:1"; got != want {
		t.Errorf("got %s, want %s\n%s", got, want, log)
	}
	if s.count("200 /ferry") != 1 || s.count("304 /ferry") != 0 {
		t.Errorf("the page that did not change was asked for: %v", s.sent)
	}
	old, err := in.Store.Own("").Version(t.Context(), "pier", 1)
	if err != nil || !strings.HasPrefix(old.Paragraphs[0].Text, "About the Pier.") {
		t.Errorf("the first version: %+v, %v", old, err)
	}
	if log.Len() == 0 || strings.Contains(log.String(), "level=WARN") {
		t.Errorf("log: %s", log)
	}
}

// TestWholeFeed: the articles of a feed that holds them are not fetched.
func TestWholeFeed(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	text := strings.Repeat("<p>The harbour bridge reopened on Wednesday, two years after a barge struck one of its pillars and sank.</p>\n", 8)
	text = strings.Replace(text, "Wednesday", "Thursday", 1)
	s.set("/feed", rss([4]string{"/ferry", "The ferry", friday, text}))
	if got := follow(t, in, s.URL+"/feed", Choice{}); !slices.Equal(got, []string{"added the-ferry"}) {
		t.Fatalf("got %q", got)
	}
	a, err := in.Store.Own("").Article(t.Context(), "the-ferry")
	if err != nil || a.URL != s.URL+"/ferry" || a.Published != "2024-03-01" || a.Publisher != "Brevik Post" || !strings.Contains(a.Paragraphs[0].Text, "Thursday") {
		t.Errorf("got %+v, %v", a, err)
	}
	s.set("/feed", rss([4]string{"/ferry", "The ferry", friday, strings.Replace(text, "Thursday", "Friday", 1)}))
	poll(t, in)
	if got := versions(t, in); got != "the-ferry:2" {
		t.Errorf("got %s", got)
	}
	if len(s.sent) != 2 { // robots.txt is not there, and the feed
		t.Errorf("sent %v", s.sent)
	}
}

// TestClockSetBack: what was looked at while the clock was ahead is looked at
// again, and not only when the clock gets there.
func TestClockSetBack(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	s.set("/feed", rss([4]string{"/ferry", "Ferry", friday}))
	s.set("/ferry", article("Ferry", "At dawn."))
	follow(t, in, s.URL+"/feed", Choice{})
	library, ahead := in.Store.Own(""), time.Now().Add(10*365*24*time.Hour)
	visits, err := library.Visits(t.Context(), "ferry")
	if err != nil || len(visits) != 1 {
		t.Fatalf("%d visits, %v", len(visits), err)
	}
	visits[0].Checked = ahead
	f := feedOf(t, in)
	f.Checked, f.Due = ahead, ahead.Add(time.Hour)
	if err := errors.Join(library.PutVisit(t.Context(), visits[0]), in.Store.MarkFeed(t.Context(), f)); err != nil {
		t.Fatal(err)
	}
	s.set("/ferry", article("Ferry", "At noon."))
	if err := in.pollDue(t.Context(), time.Now()); err != nil {
		t.Fatal(err)
	}
	if got := versions(t, in); got != "ferry:2" {
		t.Errorf("got %s: the page was not looked at", got)
	}
	if f := feedOf(t, in); f.Due.After(time.Now().Add(2 * time.Hour)) {
		t.Errorf("the feed is due at %v", f.Due)
	}
}

// TestBadFeeds: a server that is slow, endless, looping or faulty costs a line
// in the log; what it gave before stays, and it is asked more and more rarely.
func TestBadFeeds(t *testing.T) {
	handlers := map[string]http.HandlerFunc{
		"slow":    func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"looping": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) },
		"500":     func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"garbage": func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "<rss><channel>"+strings.Repeat("<a>", 300))
		},
		"endless": func(w http.ResponseWriter, r *http.Request) {
			for io.WriteString(w, "<rss>"); ; {
				if _, err := w.Write(make([]byte, 1<<16)); err != nil {
					return
				}
			}
		},
	}
	for name, handler := range handlers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in, log := newIntake(t)
			s := newSite(t)
			s.set("/feed", rss([4]string{"/ferry", "Ferry", friday}))
			s.set("/ferry", article("Ferry", "At dawn."))
			follow(t, in, s.URL+"/feed", Choice{})
			s.serve("/feed", handler)
			var last time.Duration
			for i := range 3 {
				f := poll(t, in)
				wait := time.Until(f.Due)
				if f.Failures != i+1 || f.Failure == "" || wait <= last {
					t.Errorf("poll %d: %+v", i+1, f)
				}
				last = wait
			}
			if n := strings.Count(log.String(), "level=WARN"); n != 3 {
				t.Errorf("%d lines for 3 polls:\n%s", n, log)
			}
			if got := versions(t, in); got != "ferry:1" {
				t.Errorf("got %s", got)
			}
			s.serve("/feed", nil)
			if f := poll(t, in); f.Failures != 0 || f.Failure != "" {
				t.Errorf("after it is well again: %+v", f)
			}
		})
	}
}

// TestBadPages: pages of a feed that cannot be had keep no other out. One that
// may be there later is tried again, one that will not is not.
func TestBadPages(t *testing.T) {
	in, log := newIntake(t)
	s := newSite(t)
	s.set("/feed", rss([4]string{"/gone", "Gone", friday}, [4]string{"/down", "Down", friday}, [4]string{"http://10.0.0.1/x", "Inside", friday},
		[4]string{"/empty", "Empty", friday}, [4]string{"/ferry", "Ferry", friday}))
	s.set("/ferry", article("Ferry", "At dawn."))
	s.set("/empty", "<html><body></body></html>")
	s.serve("/down", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	got := follow(t, in, s.URL+"/feed", Choice{})
	if len(got) != 5 || got[0] != "added ferry" {
		t.Errorf("got %q", got)
	}
	s.serve("/down", nil)
	s.set("/down", article("Down", "Up again."))
	poll(t, in)
	if got := versions(t, in); got != "down:1 ferry:1" || s.count("404 /gone") != 1 || s.count("200 /empty") != 1 {
		t.Errorf("got %s, sent %v\n%s", got, s.sent, log)
	}
	poll(t, in)
	if s.count("304 /feed") != 1 {
		t.Errorf("the feed is still asked for whole: %v", s.sent)
	}
}

// TestDeadSite: after three pages that fail the rest is left for later.
func TestDeadSite(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	var items [][4]string
	asked := 0
	for i := range 20 {
		path := fmt.Sprint("/", i)
		items = append(items, [4]string{path, "T", friday})
		s.serve(path, func(w http.ResponseWriter, r *http.Request) { asked++; w.WriteHeader(http.StatusBadGateway) })
	}
	s.set("/feed", rss(items...))
	_, err := in.Follow(t.Context(), "", s.URL+"/feed", Choice{}, func(Outcome) {})
	if err == nil || !strings.Contains(err.Error(), "3 pages in a row") || asked != 3 {
		t.Errorf("got %v after %d pages", err, asked)
	}
	if f := poll(t, in); f.Failures != 1 || f.ETag != "" || asked != 6 {
		t.Errorf("feed %+v after %d pages", f, asked)
	}
}

// TestSitemap follows an index of packed sitemaps.
func TestSitemap(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	packed := func(text string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			z := gzip.NewWriter(w)
			io.WriteString(z, text)
			z.Close()
		}
	}
	s.serve("/2024.xml.gz", packed(`<urlset><url><loc>/news/ferry</loc><lastmod>2024-03-01</lastmod></url><url><loc>/news/old</loc><lastmod>2024-01-01</lastmod></url>
		<url><loc>/about</loc><lastmod>2024-03-01</lastmod></url><url><loc>/news/undated</loc></url><url><loc>/news/early</loc></url></urlset>`))
	s.serve("/2023.xml.gz", packed(`<urlset><url><loc>/news/2023</loc><lastmod>2023-03-01</lastmod></url></urlset>`))
	s.serve("/broken.xml.gz", http.NotFound)
	s.set("/sitemap.xml", `<sitemapindex><sitemap><loc>/2023.xml.gz</loc><lastmod>2023-12-31</lastmod></sitemap>
		<sitemap><loc>/2024.xml.gz</loc><lastmod>2024-12-31</lastmod></sitemap><sitemap><loc>/broken.xml.gz</loc></sitemap></sitemapindex>`)
	for _, path := range []string{"/news/ferry", "/news/old", "/about", "/news/undated", "/news/2023"} {
		s.set(path, article("Page "+path, "This is "+path+"."))
	}
	s.set("/news/early", strings.Replace(article("Early", "Long ago."), "2024-03-01", "2019-03-01", 1))
	got := follow(t, in, s.URL+"/sitemap.xml", Choice{Since: "2024-02", Match: "/news/"})
	if want := []string{"added page-news-ferry", "added page-news-undated"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for path := range s.sent {
		if strings.Contains(path, "about") || strings.Contains(path, "old") || strings.Contains(path, "news/2023") {
			t.Errorf("%s was asked for", path)
		}
	}
}

// TestDiscovery: a page leads to the feed that it names, and else the error
// says what to do.
func TestDiscovery(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	s.set("/blog", `<html><head><link rel="alternate" type="application/rss+xml" href="/broken"><link rel="alternate" type="application/atom+xml" href="/feed"></head></html>`)
	s.set("/feed", rss([4]string{"/ferry", "Ferry", friday}))
	s.set("/ferry", article("Ferry", "At dawn."))
	if got := follow(t, in, s.URL+"/blog", Choice{}); !slices.Equal(got, []string{"added ferry"}) {
		t.Errorf("got %q", got)
	}
	if f := poll(t, in); f.URL != s.URL+"/feed" || f.Title != "Brevik Post" {
		t.Errorf("got %+v", f)
	}
	_, err := in.Follow(t.Context(), "", s.URL+"/ferry", Choice{}, nil)
	if !errors.Is(err, errNoListing) || !strings.Contains(err.Error(), "add the page itself") {
		t.Errorf("got %v", err)
	}
	other := newSite(t)
	other.set("/robots.txt", "Sitemap: https://example.com/sitemap.xml")
	other.set("/page", article("Page", "Text."))
	if _, err := in.Follow(t.Context(), "", other.URL+"/page", Choice{}, nil); err == nil || !strings.Contains(err.Error(), "https://example.com/sitemap.xml") {
		t.Errorf("got %v", err)
	}
	for _, c := range []Choice{{Since: "yesterday"}, {Since: "2024-13-45x"}, {Match: "("}, {Match: strings.Repeat("a", 1000)}} {
		if _, err := in.Follow(t.Context(), "", s.URL+"/feed", c, nil); err == nil {
			t.Errorf("%+v is taken", c)
		}
	}
}

// TestUnfollowed: a feed that is given up while it is polled stays so.
func TestUnfollowed(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	s.set("/feed", rss([4]string{"/ferry", "Ferry", friday}))
	s.serve("/ferry", func(w http.ResponseWriter, r *http.Request) {
		if err := in.Store.RemoveFeed(t.Context(), "", s.URL+"/feed"); err != nil {
			t.Error(err)
		}
		io.WriteString(w, article("Ferry", "At dawn."))
	})
	follow(t, in, s.URL+"/feed", Choice{})
	if feeds, err := in.Store.Feeds(t.Context(), ""); err != nil || len(feeds) > 0 {
		t.Errorf("feeds %+v, %v", feeds, err)
	}
}

// TestPoll: the loop ends with its context, and what it did stays.
func TestPoll(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	s.set("/feed", rss([4]string{"/ferry", "Ferry", friday}))
	s.set("/ferry", article("Ferry", "At dawn."))
	if err := in.Store.PutFeed(t.Context(), corpus.Feed{URL: s.URL + "/feed", Kind: kindFeed}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { in.Poll(ctx); close(done) }()
	for versions(t, in) == "" {
		time.Sleep(5 * time.Millisecond)
	}
	cancel()
	<-done
}

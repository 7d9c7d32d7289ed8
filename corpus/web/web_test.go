package web

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// serve runs a site on 127.0.0.1, without a robots.txt unless the handler
// serves one, and returns its address.
func serve(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	srv := httptest.NewServer(handler)
	t.Cleanup(srv.Close)
	return srv.URL
}

// withRobots serves a robots.txt and leaves the rest to the handler.
func withRobots(text string, handler http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			handler(w, r)
			return
		}
		if text == "" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, text)
	}
}

func TestFetch(t *testing.T) {
	const body = "<p>The ferry left at dawn.</p>"
	site := serve(t, withRobots("", func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/page?x=1#part", http.StatusMovedPermanently)
		case "/page":
			w.Header().Set("ETag", `"v1"`)
			w.Header().Set("Last-Modified", "Mon, 02 Jan 2006 15:04:05 GMT")
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			if r.Header.Get("If-None-Match") == `"v1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			if !strings.HasPrefix(r.Header.Get("User-Agent"), "Verbatim/1.2 (") || !strings.Contains(r.Header.Get("User-Agent"), "+mail@example.com") {
				t.Errorf("User-Agent %q", r.Header.Get("User-Agent"))
			}
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			io.WriteString(z, body)
			z.Close()
		}
	}))
	o := hasty("127.0.0.1")
	o.Version, o.Contact = "1.2", "mail@example.com"
	c := New(o)
	page, err := c.Fetch(t.Context(), site+"/moved", Validators{})
	if err != nil || string(page.Body) != body || page.URL != site+"/page?x=1" || page.MediaType != "text/html; charset=utf-8" {
		t.Fatalf("%+v, %v", page, err)
	}
	again, err := c.Fetch(t.Context(), site+"/moved", page.Validators)
	if err != nil || !again.NotModified || again.Body != nil || again.Validators != page.Validators || again.URL != page.URL {
		t.Fatalf("%+v, %v", again, err)
	}
}

// TestHostileSites: each costs no more than its bound and gives an error that
// says what is wrong.
func TestHostileSites(t *testing.T) {
	endless := func(w io.Writer) {
		for chunk := make([]byte, 64<<10); ; {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	}
	for name, c := range map[string]struct {
		handler http.HandlerFunc
		want    string
	}{
		"endless": {func(w http.ResponseWriter, r *http.Request) { endless(w) }, "is larger than 1 MiB"},
		"says so": {func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Length", "99999999") }, "is larger than 1 MiB"},
		"bomb": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			endless(gzip.NewWriter(w))
		}, "is larger than 1 MiB"},
		"packed otherwise": {func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Encoding", "br") }, `packed as "br"`},
		"broken": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			io.WriteString(w, "no gzip")
		}, "not sent whole"},
		"cut off": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "half")
		}, "was not sent whole: try again later"},
		"silent":   {func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "did not come within 300ms: try again later"},
		"stalling": {func(w http.ResponseWriter, r *http.Request) { w.(http.Flusher).Flush(); <-r.Context().Done() }, "did not come within 300ms: try again later"},
		"circling": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }, "redirects in a circle"},
		"roaming":  {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) }, "redirects more than 10 times"},
		"500":      {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) }, "the site has a fault: try again later (500)"},
		"404":      {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(404) }, "no such page: is the address right? (404)"},
		"403":      {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(403) }, "save it in a browser"},
		"204":      {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) }, "did not send the page"},
		"304":      {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(304) }, "did not send the page"},
		"headers": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X", strings.Repeat("x", 300<<10))
		}, "exceeded 262144 bytes; aborted: try again later, or save the page"},
		"elsewhere": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
		},
			"/page redirects: http://10.0.0.1 cannot be asked what programs may fetch: http://10.0.0.1/robots.txt: 10.0.0.1 must not be fetched"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := serve(t, withRobots("", c.handler))
			o := hasty("127.0.0.1")
			o.Timeout, o.MaxSize = 300*time.Millisecond, 1<<20
			if name != "silent" && name != "stalling" {
				o.Timeout = time.Minute
			}
			_, err := New(o).Fetch(t.Context(), site+"/page", Validators{})
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "context") {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// TestOneAtATime: a site never sees two requests at once, another site is not
// kept waiting by it.
func TestOneAtATime(t *testing.T) {
	var at, most atomic.Int32
	site := serve(t, withRobots("", func(w http.ResponseWriter, r *http.Request) {
		n := at.Add(1)
		defer at.Add(-1)
		if n > most.Load() {
			most.Store(n)
		}
		time.Sleep(5 * time.Millisecond)
	}))
	c := New(hasty("127.0.0.1"))
	var work sync.WaitGroup
	for i := range 10 {
		work.Go(func() {
			if _, err := c.Fetch(t.Context(), fmt.Sprint(site, "/", i), Validators{}); err != nil {
				t.Error(err)
			}
		})
	}
	work.Wait()
	if n := most.Load(); n != 1 {
		t.Errorf("%d requests at once", n)
	}
}

// TestLeftAlone: after Retry-After, no request is made until then.
func TestLeftAlone(t *testing.T) {
	var calls atomic.Int32
	site := serve(t, withRobots("", func(w http.ResponseWriter, r *http.Request) {
		calls.Add(1)
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	c := New(hasty("127.0.0.1"))
	for range 3 {
		_, err := c.Fetch(t.Context(), site+"/page", Validators{})
		status, ok := errors.AsType[*StatusError](err)
		if !ok || status.Code != 503 || time.Until(status.Until) < time.Minute || !strings.Contains(err.Error(), "left alone until") {
			t.Errorf("got %v", err)
		}
	}
	if n := calls.Load(); n != 1 {
		t.Errorf("%d requests, want 1", n)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)
	for field, want := range map[string]time.Duration{
		"": 0, "soon": 0, "-5": 0, "120": 2 * time.Minute, "4294967295": maxRest, "99999999999": 0,
		"Fri, 01 Mar 2024 12:05:00 GMT": 5 * time.Minute, "Fri, 01 Mar 2019 12:05:00 GMT": 0, "Fri, 01 Mar 2034 12:05:00 GMT": maxRest,
	} {
		got := retryAfter(field, now)
		if want == 0 && !got.IsZero() || want > 0 && !got.Equal(now.Add(want)) {
			t.Errorf("%q: got %v", field, got)
		}
	}
}

// TestRestingHeedsNoWallClock: a date is turned into a time that passes however
// the wall clock is set meanwhile.
func TestRestingHeedsNoWallClock(t *testing.T) {
	now := time.Now()
	for _, field := range []string{"300", now.Add(5 * time.Minute).UTC().Format(http.TimeFormat)} {
		if until := retryAfter(field, now); !strings.Contains(until.String(), " m=+") {
			t.Errorf("%q: %v has no monotonic reading", field, until)
		}
	}
}

// TestRobots: what a site does not want fetched is not asked for, and its
// robots.txt is asked for once.
func TestRobots(t *testing.T) {
	var mu sync.Mutex
	var asked []string
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r.URL.Path)
		switch r.URL.Path {
		case "/robots.txt":
			io.WriteString(w, "Sitemap: /map.xml\nUser-agent: *\nDisallow: /private\n")
		case "/leads":
			http.Redirect(w, r, "/private/x", http.StatusFound)
		}
	})
	c := New(hasty("127.0.0.1"))
	for path, want := range map[string]error{"/open": nil, "/private/y": errRobots, "/leads": errRobots} {
		if _, err := c.Fetch(t.Context(), site+path, Validators{}); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", path, err, want)
		}
	}
	maps, err := c.Sitemaps(t.Context(), site+"/open")
	if err != nil || len(maps) != 1 || maps[0] != "/map.xml" {
		t.Errorf("sitemaps %q, %v", maps, err)
	}
	counts := map[string]int{}
	for _, path := range asked {
		counts[path]++
	}
	if counts["/robots.txt"] != 1 || counts["/private/x"]+counts["/private/y"] != 0 {
		t.Errorf("asked for %v", counts)
	}
}

// TestFaultyRobots: a site whose robots.txt cannot be had is left alone.
func TestFaultyRobots(t *testing.T) {
	var pages atomic.Int32
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(500)
			return
		}
		pages.Add(1)
	})
	_, err := New(hasty("127.0.0.1")).Fetch(t.Context(), site+"/page", Validators{})
	var status *StatusError
	if !errors.As(err, &status) || status.Code != 500 || pages.Load() > 0 {
		t.Errorf("got %v after %d pages", err, pages.Load())
	}
}

// TestManySites: what is remembered about sites is bounded.
func TestManySites(t *testing.T) {
	s := newSites()
	for i := range 3 * maxSites {
		u, _ := ParseURL(fmt.Sprintf("http://site%d.example/", i))
		leave, err := s.enter(t.Context(), u, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		leave()
	}
	if n := len(s.byName); n > maxSites {
		t.Errorf("%d sites are remembered", n)
	}
}

func TestWhatChangedThisSecondMayChangeAgain(t *testing.T) {
	const earlier, sent = "Mon, 02 Jan 2006 15:04:04 GMT", "Mon, 02 Jan 2006 15:04:05 GMT"
	for modified, want := range map[string]string{earlier: earlier, sent: "", "yesterday": "yesterday", "": ""} {
		if got := lastModified(http.Header{"Last-Modified": {modified}, "Date": {sent}}); got != want {
			t.Errorf("changed %q: %q, want %q", modified, got, want)
		}
	}
	if got := lastModified(http.Header{"Last-Modified": {sent}}); got != sent {
		t.Errorf("sent without a date: %q, want %q", got, sent)
	}
}

func FuzzParseURL(f *testing.F) {
	f.Add("http://0x7f.1:80/a?b#c")
	f.Add("https://user@ｅxample.com.:443/")
	f.Add("http://a/" + strings.Repeat("я", 900))
	f.Fuzz(func(t *testing.T, address string) {
		u, err := ParseURL(address)
		if err != nil {
			if !errors.Is(err, errForbidden) {
				t.Fatal(err)
			}
			return
		}
		again, err := ParseURL(u.String())
		if err != nil || again.Host != u.Host {
			t.Fatalf("%q becomes %q, which becomes %v, %v", address, u, again, err)
		}
	})
}

// FuzzRobots: whatever a site sends, its rules cost little and say something.
func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*b$\nAllow: /a\nCrawl-delay: 1e99"), "/a/b")
	f.Add([]byte("\ufeffuser-agent:verbatim#x\r\ndisallow:%zz**"), "/%e4%F6")
	f.Fuzz(func(t *testing.T, text []byte, path string) {
		r := parseRobots(text)
		r.allows(path)
		if r.delay < 0 || r.delay > maxCrawlDelay || len(r.rules) > maxRobotRules {
			t.Errorf("delay %v, %d rules", r.delay, len(r.rules))
		}
		if !bytes.Contains(bytes.ToLower(text), []byte("allow")) && !r.allows(path) {
			t.Error("forbidden by nothing")
		}
	})
}

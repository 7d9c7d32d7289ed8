package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/reason"
	"verbatim/corpus/web"
)

// A site is a web site on 127.0.0.1 whose pages can be changed. It answers
// conditional requests.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string
	// special serves pages that are no text.
	special map[string]http.HandlerFunc
	// sent counts by path what was sent, with the status: "200 /a".
	sent map[string]int
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{pages: map[string]string{}, special: map[string]http.HandlerFunc{}, sent: map[string]int{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

// ServeHTTP serves a page, with its digest as its ETag.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	text, ok := s.pages[r.URL.Path]
	special := s.special[r.URL.Path]
	s.mu.Unlock()
	status := http.StatusOK
	etag := `"` + digestOf(text) + `"`
	switch {
	case special != nil:
		special(w, r)
		return
	case !ok:
		status = http.StatusNotFound
	case r.Header.Get("If-None-Match") == etag:
		status = http.StatusNotModified
	}
	w.Header().Set("ETag", etag)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	s.mu.Lock()
	s.sent[fmt.Sprint(status, " ", r.URL.Path)]++
	s.mu.Unlock()
	w.WriteHeader(status)
	if status == http.StatusOK {
		io.WriteString(w, text)
	}
}

// set changes a page; "" takes it down.
func (s *site) set(path, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pages[path] = text; text == "" {
		delete(s.pages, path)
	}
}

// serve lets a handler answer a path, or a page again for nil.
func (s *site) serve(path string, handler http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.special[path] = handler
}

// count is how often a path was answered with a status.
func (s *site) count(key string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sent[key]
}

// article is a page with an article that says the given words.
func article(title, words string) string {
	return `<!DOCTYPE html><html lang="en"><head><title>` + title + ` - Brevik Post</title>
<meta property="og:title" content="` + title + `"><meta property="og:site_name" content="Brevik Post">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2024-03-01","author":{"@type":"Person","name":"Ida Moe"}}</script></head>
<body><article><h1>` + title + `</h1>
<p>` + words + ` The harbour bridge reopened on Wednesday, two years after a barge struck one of its pillars.</p>
<p>The town council had argued for months about who was to pay for the repair of the bridge.</p>
<p>In the end the insurer of the barge paid for most of it, and the county paid for the rest.</p>
</article></body></html>`
}

// newIntake returns an intake with a store of its own, and what it logs.
func newIntake(t *testing.T) (*Intake, *bytes.Buffer) {
	t.Helper()
	store, err := corpus.OpenStore(t.Context(), filepath.Join(t.TempDir(), "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	permits, err := web.ParsePermits("127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	client := web.New(web.Options{Permits: permits, Pause: -1, Timeout: 2 * time.Second, MaxSize: 1 << 20})
	t.Cleanup(client.Close)
	log := &bytes.Buffer{}
	return &Intake{Store: store, Web: client, Reader: &format.Reader{}, Log: slog.New(slog.NewTextHandler(log, nil))}, log
}

// add adds a page and returns the outcomes as "change id", and errors.
func add(t *testing.T, in *Intake, server, address string) string {
	t.Helper()
	var got outcomes
	if err := in.AddURL(t.Context(), server, address, got.add); err != nil {
		got = append(got, "error: "+err.Error())
	}
	return strings.Join(got, "; ")
}

// outcomes are outcomes in words.
type outcomes []string

func (o *outcomes) add(one Outcome) {
	if one.Err != nil {
		*o = append(*o, "error: "+one.Err.Error())
		return
	}
	*o = append(*o, one.Change.String()+" "+one.ID)
}

func TestAddURL(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	s.set("/bridge", strings.Replace(article("The bridge", "At last!"), "</head>", `<link rel="canonical" href="`+s.URL+`/news/bridge"></head>`, 1))
	if got := add(t, in, "", s.URL+"/bridge#top"); got != "added the-bridge" {
		t.Fatal(got)
	}
	library := in.Store.Own("")
	a, err := library.Article(t.Context(), "the-bridge")
	if err != nil {
		t.Fatal(err)
	}
	today := time.Now().UTC().Format(time.DateOnly)
	if a.Title != "The bridge" || a.Publisher != "Brevik Post" || a.Author != "Ida Moe" || a.Published != "2024-03-01" ||
		a.Retrieved != today || a.URL != s.URL+"/news/bridge" || a.Language != "en" || len(a.Paragraphs) != 3 {
		t.Errorf("got %+v", a)
	}
	o, err := library.Original(t.Context(), "the-bridge", 1)
	if err != nil || !bytes.Contains(o.Raw, []byte("At last!")) || o.MediaType != "text/html; charset=utf-8" {
		t.Errorf("original %+v, %v", o.Reading, err)
	}
	if got := add(t, in, "", s.URL+"/bridge"); got != "unchanged the-bridge" || s.count("304 /bridge") != 1 {
		t.Errorf("unchanged: %s, sent %v", got, s.sent)
	}
	s.set("/bridge", article("The bridge", "Not yet!"))
	if got := add(t, in, "", s.URL+"/bridge"); got != "added the-bridge-2" && got != "replaced the-bridge" {
		t.Errorf("changed: %s", got)
	}
	if got := add(t, in, "", s.URL+"/none"); !strings.Contains(got, "no such page") {
		t.Errorf("missing: %s", got)
	}
	if got := add(t, in, "", "http://10.0.0.1/"); !strings.Contains(got, "must not be fetched") {
		t.Errorf("forbidden: %s", got)
	}
}

// TestAddedToOneServer: what is added for a server is in its library only.
func TestAddedToOneServer(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	s.set("/bridge", article("The bridge", "At last!"))
	if got := add(t, in, "1", s.URL+"/bridge"); got != "added _the-bridge" {
		t.Fatal(got)
	}
	for server, want := range map[string]int{"": 0, "1": 1, "2": 0} {
		list, err := in.Store.Own(server).List(t.Context())
		if err != nil || len(list) != want {
			t.Errorf("server %q has %d articles, %v", server, len(list), err)
		}
	}
	if _, err := in.Refresh(t.Context(), "2", "_the-bridge"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("another server refreshes it: %v", err)
	}
}

func TestAddFile(t *testing.T) {
	in, _ := newIntake(t)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"a.md": "---\nid: the-bridge\ntitle: A\n---\n\nThe ferry left at dawn.", "b.txt": "", "c.html": article("C", "Oh!")} {
		w, _ := z.Create(name)
		io.WriteString(w, text)
	}
	z.Close()
	var got outcomes
	if err := in.AddFile(t.Context(), "1", "all.zip", "application/zip", b.Bytes(), got.add); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(got, "\n")
	if len(got) != 3 || !strings.Contains(all, "added _a") || !strings.Contains(all, "added _c") || !strings.Contains(all, "b.txt") {
		t.Errorf("got %s", all)
	}
}

// An archive fills a server's library up to its bound and no further.
func TestArchivesHeedTheBound(t *testing.T) {
	in, _ := newIntake(t)
	in.most = 2
	for _, server := range []string{"", "1"} {
		if err := in.AddFile(t.Context(), server, "first.txt", "", []byte("The ferry left."), func(Outcome) {}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"a", "b", "c"} {
		w, _ := z.Create(name + ".txt")
		io.WriteString(w, name+"\n\nThe ferry left at dawn, says "+name+".")
	}
	z.Close()
	for server, want := range map[string]int{"1": 1, "": 3, "2": 2} {
		added, full := 0, 0
		if err := in.AddFile(t.Context(), server, "all.zip", "application/zip", b.Bytes(), func(o Outcome) {
			switch {
			case o.Change == corpus.Added:
				added++
			case errors.Is(o.Err, corpus.ErrFull):
				full++
			}
		}); err != nil || added != want || full != 3-want {
			t.Errorf("server %q: %d added, %d for which there was no room, %v", server, added, full, err)
		}
	}
}

func TestRefresh(t *testing.T) {
	in, _ := newIntake(t)
	s := newSite(t)
	s.set("/bridge", article("The bridge", "At last!"))
	s.set("/", article("Front page", "Welcome!"))
	add(t, in, "1", s.URL+"/bridge")
	refresh := func() string {
		o, err := in.Refresh(t.Context(), "1", "_the-bridge")
		if err != nil {
			return err.Error()
		}
		return o.Change.String()
	}
	if got := refresh(); got != "unchanged" {
		t.Error(got)
	}
	s.set("/bridge", article("Another headline", "Not yet!"))
	if got := refresh(); got != "replaced" {
		t.Error(got)
	}
	for name, handler := range map[string]http.HandlerFunc{
		"front page": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) },
		"no such":    http.NotFound,
		"no article": func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<html><body></body></html>") },
	} {
		s.serve("/bridge", handler)
		if got := refresh(); !strings.Contains(got, name) {
			t.Errorf("%s: %s", name, got)
		}
	}
	a, err := in.Store.Own("1").Article(t.Context(), "_the-bridge")
	if err != nil || a.Title != "Another headline" {
		t.Errorf("got %+v, %v", a.Header, err)
	}
	history, err := in.Store.Own("1").History(t.Context(), "_the-bridge")
	if err != nil || len(history) != 2 {
		t.Errorf("history %+v, %v", history, err)
	}
}

// TestBounds: a server that is full takes nothing more in, and is told so.
func TestBounds(t *testing.T) {
	in, _ := newIntake(t)
	in.budget.spend("1", MaxBytesADay, time.Now())
	report := func(o Outcome) { t.Errorf("reported %+v", o) }
	if err := in.AddFile(t.Context(), "1", "a.txt", "", []byte("The ferry left."), report); !errors.Is(err, corpus.ErrFull) || reason.Of(err) != reason.FullToday {
		t.Errorf("got %v", err)
	}
	if n := in.budget.spent("1", time.Now().Add(24*time.Hour)); n != 0 {
		t.Errorf("%d bytes on the next day", n)
	}
	for i := range MaxFeeds {
		if err := in.Store.PutFeed(t.Context(), corpus.Feed{Server: "1", URL: fmt.Sprintf("https://example.com/%d", i), Kind: kindFeed}); err != nil {
			t.Fatal(err)
		}
	}
	if err := in.mayFollow(t.Context(), corpus.Feed{Server: "1", URL: "https://example.com/new"}); !errors.Is(err, corpus.ErrFull) || reason.Of(err) != reason.FullFeeds {
		t.Errorf("one feed more: %v", err)
	}
	if err := in.mayFollow(t.Context(), corpus.Feed{Server: "1", URL: "https://example.com/1"}); err != nil {
		t.Errorf("a feed that it follows: %v", err)
	}
}

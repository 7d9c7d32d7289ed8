package bot

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus"
	"verbatim/corpus/format"
	"verbatim/corpus/intake"
	"verbatim/corpus/reason"
	"verbatim/corpus/web"
)

// book is an EPUB of one chapter, with further files.
func book(t *testing.T, chapter string, more ...string) []byte {
	t.Helper()
	return packed(t, append([]string{
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>`,
		"b.opf", `<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>`,
		"c.xhtml", chapter}, more...)...)
}

// packed is a zip archive of pairs of name and content.
func packed(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = io.WriteString(w, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// stubborn is a site of which each page is of no use in another way.
func stubborn(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/bare":
		_, _ = io.WriteString(w, "<!DOCTYPE html><html><body><nav>Home</nav></body></html>")
	case "/members":
		w.WriteHeader(http.StatusForbidden)
	case "/faulty":
		w.WriteHeader(http.StatusBadGateway)
	case "/feed":
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>News</title><item><link>https://example.com/news</link></item></channel></rss>`)
	case "/large":
		w.Header().Set("Content-Length", "99999999")
	case "/slow":
		<-r.Context().Done()
	default:
		http.NotFound(w, r)
	}
}

// addition asks in German for an article to be added.
func addition(option, value string, data []byte) Request {
	req := Request{Surface: Slash, Command: "library add", ID: "1", Guild: "2", Channel: "3", User: "4", Locale: "de", member: true,
		permissions: discordgo.PermissionManageGuild, options: map[string]string{option: value}}
	if option == fileOption {
		req.options = map[string]string{}
		req.file = &discordgo.MessageAttachment{Filename: value, Size: len(data)}
		req.fetch = func(context.Context, string) ([]byte, error) { return data, nil }
	}
	return req
}

// TestReasonsAreTranslated: what most often keeps an article out is said in the
// language of the person, and there is no reason without words.
func TestReasonsAreTranslated(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(stubborn))
	defer site.Close()
	permits, err := web.ParsePermits("127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	client := web.New(web.Options{Permits: permits, Pause: -1, Timeout: 2 * time.Second, MaxSize: 1 << 20})
	defer client.Close()
	b := newBot(t, &journal{})
	b.Intake = &intake.Intake{Store: b.Store, Web: client, Reader: &format.Reader{}, Log: slog.New(slog.DiscardHandler)}
	lock := `<encryption><EncryptedData><CipherData><CipherReference URI="c.xhtml"/></CipherData></EncryptedData></encryption>`
	gone := httptest.NewServer(nil)
	closed, feeds := gone.URL+"/", site.URL+"/feed"
	gone.Close()
	for i := range intake.MaxFeeds {
		if err := b.Store.PutFeed(t.Context(), corpus.Feed{Server: "2", URL: fmt.Sprint("https://example.com/", i)}); err != nil {
			t.Fatal(err)
		}
	}
	said := map[reason.Kind]bool{reason.Full: true, reason.FullToday: true} // TestAFullLibraryIsToldOf
	german := spoken().in("de")
	for _, c := range []struct {
		option, value string
		data          []byte
		want          reason.Kind
	}{
		{urlOption, site.URL + "/bare", nil, reason.NoArticle},
		{feedOption, site.URL + "/bare", nil, reason.NoFeed},
		{urlOption, site.URL + "/none", nil, reason.NotFound},
		{urlOption, site.URL + "/members", nil, reason.Refused},
		{urlOption, site.URL + "/large", nil, reason.TooLarge},
		{urlOption, site.URL + "/slow", nil, reason.Slow},
		{urlOption, site.URL + "/faulty", nil, reason.Unreachable},
		{urlOption, closed, nil, reason.Unreachable},
		{urlOption, "http://10.0.0.1/", nil, reason.Forbidden},
		{urlOption, "file:///etc/passwd", nil, reason.Forbidden},
		{fileOption, "a.odt", []byte("x"), reason.Unread},
		{fileOption, "a.jpg", []byte("\xff\xd8\xff"), reason.Unread},
		{urlOption, feeds, nil, reason.Listing},
		{fileOption, "a.md", nil, reason.Broken},
		{fileOption, "a.docx", []byte("PK"), reason.Broken},
		{feedOption, feeds, nil, reason.FullFeeds},
		{fileOption, "a.md", []byte(strings.Repeat("Word.\n\n", corpus.MaxParagraphs+1)), reason.TooLarge},
		{fileOption, "a.epub", book(t, "<html><body><img src='a.png'/></body></html>"), reason.Scanned},
		{fileOption, "b.epub", book(t, "<p>x</p>", "META-INF/encryption.xml", lock), reason.Locked},
	} {
		got := b.Answer(t.Context(), addition(c.option, c.value, c.data)).Content
		want := german.say("library.failed", "Reason", german.say("reason."+string(c.want)))
		if got != want || strings.Contains(want, "reason.") {
			t.Errorf("%s %s: got %q, want %q", c.option, c.value, got, want)
		}
		said[c.want] = true
	}
	for _, kind := range reason.Kinds() {
		if !said[kind] {
			t.Errorf("no case gives the reason %s", kind)
		}
	}
}

// TestExactAdviceIsKept: where the English reason tells which part is at fault
// and what to do about it, no general one takes its place.
func TestExactAdviceIsKept(t *testing.T) {
	b := newBot(t, &journal{})
	b.Intake = &intake.Intake{Store: b.Store, Reader: &format.Reader{}, Log: slog.New(slog.DiscardHandler)}
	var many []string
	for i := range 2001 {
		many = append(many, strconv.Itoa(i)+".md", "x")
	}
	for name, c := range map[string]struct {
		data   []byte
		advice string
	}{
		"a.md":  {[]byte("# Long\n\nShort.\n\n" + strings.Repeat("word ", corpus.MaxParagraphSize/5+1)), "put blank lines between its parts"},
		"a.zip": {packed(t, many...), "make several archives of it"},
	} {
		if got := b.Answer(t.Context(), addition(fileOption, name, c.data)); !strings.Contains(got.Content, c.advice) {
			t.Errorf("%s: got %q, want %q", name, got.Content, c.advice)
		}
	}
}

// A fault of the library is told to who runs the program, and nobody else hears
// where it is kept.
func TestFaultsOfTheLibraryAreForTheLog(t *testing.T) {
	log := &journal{}
	p := newParts(t)
	p.Log = slog.New(slog.NewTextHandler(log, nil))
	store, err := corpus.OpenStore(t.Context(), filepath.Join(t.TempDir(), "elsewhere.db"))
	if err != nil {
		t.Fatal(err)
	}
	b := New(p)
	b.pace = nil
	b.Intake = &intake.Intake{Store: store, Reader: &format.Reader{}, Log: slog.New(slog.DiscardHandler)}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	got := b.Answer(t.Context(), addition(fileOption, "a.md", []byte("# The Lamp\n\nMarte Solli lit it.\n")))
	if want := spoken().in("de").say("failed"); got.Content != want || !strings.Contains(log.String(), "elsewhere.db") {
		t.Errorf("got %q, want %q; the log:\n%s", got.Content, want, log)
	}
}

func TestAFullLibraryIsToldOf(t *testing.T) {
	german := spoken().in("de")
	for kind, err := range map[reason.Kind]error{reason.Full: corpus.ErrFull, reason.FullToday: reason.Errorf(reason.FullToday, "%w for today", corpus.ErrFull)} {
		c := haul{added: 1}
		c.count(intake.Outcome{Err: fmt.Errorf("%w: go on later", err)})
		want(t, "what is said of a library that is "+string(kind), c.say(german), "Hinzugefügt: 1", "\n"+german.say("library.failed", "Reason", german.say("reason."+string(kind))))
	}
	c := haul{added: 1}
	for range 2 {
		c.count(intake.Outcome{Err: fmt.Errorf("%w: remove some articles first", corpus.ErrFull)})
	}
	want := "Added: 1 · updated: 0 · unchanged: 0 · not readable: 2\nThat did not work: this server's library is full. Remove some articles first."
	if got := c.say(english()); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// Where nothing of an archive can be read, for one reason, that is told.
func TestWhyNothingWentInIsToldOf(t *testing.T) {
	scanned, locked := reason.New(reason.Scanned, "pictures"), reason.New(reason.Locked, "locked")
	why := english().say("library.failed", "Reason", english().say("reason.scanned"))
	for name, c := range map[string]struct {
		added int
		errs  []error
		told  bool
	}{
		"one reason": {0, []error{scanned, scanned}, true}, "some went in": {3, []error{scanned, scanned}, false},
		"several reasons": {0, []error{scanned, locked, scanned}, false}, "an empty feed": {0, nil, false},
	} {
		h := haul{added: c.added}
		for _, err := range c.errs {
			h.count(intake.Outcome{Err: err})
		}
		if got := h.say(english()); strings.HasSuffix(got, "\n"+why) != c.told {
			t.Errorf("%s: %q", name, got)
		}
	}
}

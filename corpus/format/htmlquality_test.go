package format

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/markusmobius/go-trafilatura"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"verbatim/corpus"
)

// TestPageQuality measures how well articles are taken out of web pages, on
// pages in the style of many kinds of sites, whose article is given. It is
// measured as the public article extraction benchmark does: runs of four words,
// precision and recall averaged over the pages, and F1 of these. The extractor
// alone, as that benchmark runs it, must be beaten. What is read otherwise than
// given is logged.
func TestPageQuality(t *testing.T) {
	files, err := filepath.Glob("testdata/web/*.txtar")
	if err != nil || len(files) < 8 {
		t.Fatalf("found %d pages, %v", len(files), err)
	}
	var own, alone quality
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil || len(ar.Files) != 2 {
			t.Fatal(file, err)
		}
		page, want := string(ar.Files[0].Data), string(ar.Files[1].Data)
		a, _, err := Read(strings.NewReader(page), "a.html", corpus.Header{})
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		got := bodyOf(a)
		own.add(got, want)
		alone.add(extractedAlone(t, page), want)
		if got != want {
			t.Logf("%s: got\n%s", filepath.Base(file), got)
		}
	}
	t.Logf("F1 %.3f, precision %.3f, recall %.3f; the extractor alone: F1 %.3f, precision %.3f, recall %.3f",
		own.f1(), own.precision/own.pages, own.recall/own.pages, alone.f1(), alone.precision/alone.pages, alone.recall/alone.pages)
	if own.f1() < leastF1 || own.f1() <= alone.f1() {
		t.Errorf("F1 %.3f, want at least %.3f and more than the extractor alone, %.3f", own.f1(), leastF1, alone.f1())
	}
}

// leastF1 is what the pages have reached.
const leastF1 = 0.99

// bodyOf is the text of an article with its headings, a line a paragraph.
func bodyOf(a corpus.Article) string {
	var b strings.Builder
	section := ""
	for _, p := range a.Paragraphs {
		if p.Section != section && p.Section != "" {
			b.WriteString(p.Section + "\n")
		}
		section = p.Section
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

// extractedAlone is what go-trafilatura finds with its fallbacks.
func extractedAlone(t *testing.T, page string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{EnableFallback: true, HtmlDateMode: trafilatura.Disabled})
	if err != nil {
		t.Fatal(err)
	}
	return result.ContentText
}

// quality sums precision and recall over pages.
type quality struct{ pages, precision, recall float64 }

func (q *quality) add(got, want string) {
	g, w := shingles(got), shingles(want)
	both, all, wanted := 0, 0, 0
	for s, n := range g {
		both, all = both+min(n, w[s]), all+n
	}
	for _, n := range w {
		wanted += n
	}
	q.pages++
	q.precision += float64(both) / float64(max(all, 1))
	q.recall += float64(both) / float64(max(wanted, 1))
}

func (q quality) f1() float64 {
	return 2 * q.precision * q.recall / (q.precision + q.recall) / q.pages
}

var token = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// shingles counts the runs of four words in a text.
func shingles(text string) map[string]int {
	words := token.FindAllString(text, -1)
	counts := map[string]int{}
	for i := range max(1, len(words)-3) {
		counts[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return counts
}

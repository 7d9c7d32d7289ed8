package format

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/corpus"
)

func TestPages(t *testing.T) { checkCases(t, "testdata/pages", 3) }

// TestDeclaredEncoding reads a page in the encoding that it names.
func TestDeclaredEncoding(t *testing.T) {
	body := strings.Repeat("<p>Die kleine Stra\xdfe am Fluss war f\xfcr vier Monate gesperrt, und niemand wusste, warum das so war.</p>", 4)
	page := "<html><head><meta charset=iso-8859-1><title>Stra\xdfe</title></head><body><article>" + body + "</article></body></html>"
	a, _, err := Read(strings.NewReader(page), "a.html", corpus.Header{})
	if err != nil || !strings.HasPrefix(a.Paragraphs[0].Text, "Die kleine Straße am Fluss war für") || a.Title != "Straße" || a.Language != "de" {
		t.Fatalf("%+v, %v", a, err)
	}
}

// TestHostilePages reads pages that would cost far more than their size.
func TestHostilePages(t *testing.T) {
	para := "<p>The harbour bridge reopened on Wednesday, two years after a barge struck one of its pillars.</p>"
	for name, page := range map[string]string{
		"deep":           strings.Repeat("<div>", 400) + para,
		"far too deep":   strings.Repeat("<div>", 100_000) + para,
		"many tags":      strings.Repeat("<p>x", 300_000),
		"unclosed fonts": strings.Repeat("<p><b a=1><i b=2></p>", 3_000) + strings.Repeat("<p>x</p>", 3_000),
		"empty":          "<html><body></body></html>",
		"many bodies":    strings.Repeat("<body"+attributeRun(50)+">", 2_000) + para,
		"attributes":     "<p" + attributeRun(250_000) + ">" + para,
		"no text":        "<html><body><script>var x = 1</script><img src=a.png></body></html>",
	} {
		a, _, err := Read(strings.NewReader(page), "a.html", corpus.Header{})
		if err == nil || !strings.HasPrefix(err.Error(), "a.html:") {
			t.Errorf("%s: got %d paragraphs, error %v", name, len(a.Paragraphs), err)
		}
	}
}

// attributeRun is n attributes of different names.
func attributeRun(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d", i)
	}
	return b.String()
}

// TestBrokenHeader reads a page whose headline and byline break into lines, and
// whose date is in an element only.
func TestBrokenHeader(t *testing.T) {
	body := strings.Repeat("<p>The harbour bridge reopened on Wednesday, two years after a barge struck one of its pillars.</p>", 4)
	page := `<html><body><article><h1>The harbour<br>keeps its boats</h1><p class="author">By Jane<br>Doe</p><time datetime="2020-05-03">3 May</time>` + body + `</article></body></html>`
	a, _, err := Read(strings.NewReader(page), "a.html", corpus.Header{})
	if err != nil || a.Title != "The harbour keeps its boats" || a.Author != "Jane Doe" || a.Published != "2020-05-03" {
		t.Errorf("%+v, %v", a.Header, err)
	}
}

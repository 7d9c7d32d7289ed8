package demo

import (
	"strings"
	"testing"

	"verbatim/corpus"
)

func TestArticlesCiteTheirSource(t *testing.T) {
	articles := Articles()
	if len(articles) != 3 {
		t.Fatalf("%d articles, want 3", len(articles))
	}
	for _, a := range articles {
		want := corpus.Source{Publisher: "Verbatim, after a Bloomberg report", Published: "2022-03", Licence: "MIT"}
		if a.ID == "" || a.Title == "" || a.Language != "en" || a.Source != want {
			t.Errorf("header %+v", a.Header)
		}
		last := a.Paragraphs[len(a.Paragraphs)-1].Text
		if !strings.Contains(last, "bad sign” (Bloomberg, March 2022)") {
			t.Errorf("%s does not end with its source but with %q", a.ID, last)
		}
	}
}

// A paragraph is shown alone, so it must be long enough to say something and
// short enough to be read on a phone.
func TestParagraphsStandAlone(t *testing.T) {
	for _, a := range Articles() {
		for _, p := range a.Passages() {
			if n := len(strings.Fields(p.Text)); n < 30 || n > 90 {
				t.Errorf("%s has %d words, want 30 to 90", p.ID(), n)
			}
			if p.Section == "" {
				t.Errorf("%s stands under no heading", p.ID())
			}
		}
	}
}

func TestLabelsNamePassages(t *testing.T) {
	asked := map[string]bool{}
	for _, q := range Questions() {
		for _, id := range q.Passages {
			asked[id] = true
		}
	}
	for _, a := range Articles() {
		for _, p := range a.Passages() {
			if !asked[p.ID()] {
				t.Errorf("no question asks for %s", p.ID())
			}
			delete(asked, p.ID())
		}
	}
	for id := range asked {
		t.Errorf("a question is labelled %s, which is no passage", id)
	}
}

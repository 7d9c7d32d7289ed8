package corpus

import (
	"strings"
	"testing"
)

func TestBadArticlesAreRefused(t *testing.T) {
	lib := tempLibrary(t)
	for name, test := range map[string]struct {
		spoil func(*Article)
		want  string
	}{
		"no title":         {func(a *Article) { a.Title = "" }, "title"},
		"blank title":      {func(a *Article) { a.Title = " \u200b" }, "title"},
		"two-line title":   {func(a *Article) { a.Title = "a\nb" }, "title"},
		"long title":       {func(a *Article) { a.Title = strings.Repeat("a", MaxTitle+1) }, "title"},
		"bad ID":           {func(a *Article) { a.ID = "Not An ID" }, "id"},
		"long ID":          {func(a *Article) { a.ID = strings.Repeat("a", MaxIDLength+1) }, "id"},
		"ID with a number": {func(a *Article) { a.ID = "a#1" }, "id"},
		"bad URL":          {func(a *Article) { a.URL = "javascript:alert(1)" }, "url"},
		"bad date":         {func(a *Article) { a.Published = "yesterday" }, "published"},
		"bad author":       {func(a *Article) { a.Author = "\xff" }, "author"},
		"no paragraphs":    {func(a *Article) { a.Paragraphs = nil }, "nothing to quote"},
		"empty paragraph":  {func(a *Article) { a.Paragraphs[1].Text = " \u00a0\u200b" }, "paragraph 2 is empty"},
		"bad bytes":        {func(a *Article) { a.Paragraphs[1].Text = "a\xc3" }, "paragraph 2 is not UTF-8"},
		"bad section":      {func(a *Article) { a.Paragraphs[1].Section = "a\xc3" }, "paragraph 2 is not UTF-8"},
		"NUL":              {func(a *Article) { a.Paragraphs[1].Text = "a\x00b" }, "paragraph 2 holds a control"},
		"carriage return":  {func(a *Article) { a.Paragraphs[1].Text = "a\r\nb" }, "paragraph 2 holds a control"},
		"two-line heading": {func(a *Article) { a.Paragraphs[1].Section = "a\nb" }, "not one line"},
		"blank heading":    {func(a *Article) { a.Paragraphs[1].Section = " " }, "not one line"},
		"line break":       {func(a *Article) { a.Paragraphs[1].Text = "a\n" }, "paragraph 2 starts or ends"},
		"long heading":     {func(a *Article) { a.Paragraphs[1].Section = strings.Repeat("a", MaxTitle+1) }, "heading"},
		"long paragraph":   {func(a *Article) { a.Paragraphs[1].Text = strings.Repeat("a", MaxParagraphSize+1) }, "paragraph 2 has"},
		"many paragraphs": {func(a *Article) {
			for range MaxParagraphs {
				a.Paragraphs = append(a.Paragraphs, a.Paragraphs[0])
			}
		}, "cut it"},
	} {
		a := tale("A title", "One.", "Two.")
		test.spoil(&a)
		_, err := lib.Put(t.Context(), Incoming{Article: a})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, test.want)
		}
	}
	if versions, err := lib.Versions(t.Context()); err != nil || len(versions) != 0 {
		t.Errorf("%d articles were stored, error %v", len(versions), err)
	}
}

func TestGoodArticlesPass(t *testing.T) {
	a := tale("T", strings.Repeat("a", MaxParagraphSize), "a")
	a.ID = strings.Repeat("a", MaxIDLength)
	if err := a.Validate(); err != nil {
		t.Error(err)
	}
	a.ID = ""
	if err := a.Validate(); err != nil {
		t.Errorf("without ID: %v", err)
	}
}

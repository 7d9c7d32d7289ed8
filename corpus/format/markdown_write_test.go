package format

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"verbatim/corpus"
)

// awkward are texts that Markdown would read as something else.
var awkward = []string{
	"# no heading", "## none", "- no item", "+ plus", "* star", "1. first", "12) twelfth", "1986. A great year.", "> quoted",
	"---", "===", "***", "___", "~~~", "```go", "    four spaces", "\ttab", "trailing spaces   ", "back\\slash", "end\\", "\\", "a\\*b",
	"*bold* and _em_ and __x__", "[link](http://example.org)", "![image](a.png)", "[ref]: http://example.org", "<b>html</b>", "<!-- c -->", "</div>",
	"<https://example.org>", "AT&T", "&amp;", "&#65;", "&copy; 2022", "& ", "a | b", "a | b\n--- | ---\nc | d", "one\ntwo", "one\n\nthree",
	"  two\n  lines  \nwith space  ", "\u00a0no-break at the ends\u00a0", "a\u00a0b", "👩‍👩‍👧 family", "שלום\u200f", "中文。", "title: x", "---\ntitle: x\n---", ": colon",
	"`code`", "``a`b``", "#", "a #", "-", "+", "1.", "0)", ">", "!", "![", "\"quoted\"", "“curly”", "http://example.org/?a=b&c=d;", "user@example.org",
	"a\n    b", "a\n> b", "a\n- b", "a\n===", "a\n1. b", "a\n```\nb", "a  \nb", "\u2028x", "x\u2028y", "e\u0301", "tab\tinside", "$x_1$ ^2^ ~~no~~", "[^1]", "[^1]: note", "- [ ] task",
	"{#id}", "# a {#id}", "\ufeffmark", "<br>", "a<br>b", "&nbsp;", "&#10;", "*", "_", "a*", "*a", "**", "~", "=", "a\\\nb", "\\\n\\",
}

func TestMarkdownRoundTrip(t *testing.T) {
	var a corpus.Article
	a.Header = corpus.Header{ID: "a-1", Title: `"Quoted": a \ title # with --- marks`, Language: "en", Source: corpus.Source{
		Publisher: "The Example: News", Author: "Jane Doe & 'John' Roe", URL: "https://example.org/a?b=c#d",
		Published: "2022-03-18", Retrieved: "2022", Licence: "CC BY 4.0",
	}}
	for i, text := range awkward {
		p := corpus.Paragraph{Text: text}
		if i >= 10 {
			p.Section = strings.ReplaceAll(awkward[i%7*5], "\n", " ")
		}
		a.Paragraphs = append(a.Paragraphs, p, corpus.Paragraph{Section: p.Section, Text: "Next."})
	}
	a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Text: "Without a section again."})
	roundTrip(t, a)
}

// roundTrip writes an article and checks that reading gives it back.
func roundTrip(t *testing.T, a corpus.Article) {
	t.Helper()
	var b bytes.Buffer
	if err := WriteMarkdown(&b, a); err != nil {
		t.Fatal(err)
	}
	got, dropped, err := Read(bytes.NewReader(b.Bytes()), "a.md", corpus.Header{})
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	if len(dropped) > 0 {
		t.Errorf("dropped %v from\n%s", dropped, b.String())
	}
	if got.Header != a.Header {
		t.Errorf("header\n got %+v\nwant %+v\n%s", got.Header, a.Header, b.String())
	}
	if len(got.Paragraphs) != len(a.Paragraphs) {
		t.Errorf("%d paragraphs, want %d", len(got.Paragraphs), len(a.Paragraphs))
	}
	for i := range min(len(got.Paragraphs), len(a.Paragraphs)) {
		if !reflect.DeepEqual(got.Paragraphs[i], a.Paragraphs[i]) {
			t.Fatalf("paragraph %d\n got %q\nwant %q\n%s", i+1, got.Paragraphs[i], a.Paragraphs[i], b.String())
		}
	}
}

// TestMarkdownRoundTripLong writes paragraphs of the greatest size that need
// an escape at every byte.
func TestMarkdownRoundTripLong(t *testing.T) {
	for _, unit := range []string{"[", "\\", "*", "\\[", "a ", "&lt;", "x\n", "> "} {
		text := strings.TrimSpace(strings.Repeat(unit, corpus.MaxParagraphSize/len(unit)))
		roundTrip(t, corpus.Article{Header: corpus.Header{Title: "T", Language: "en"}, Paragraphs: []corpus.Paragraph{{Text: text}}})
	}
}

func TestWriteMarkdownRefuses(t *testing.T) {
	ok := corpus.Article{Header: corpus.Header{Title: "T"}, Paragraphs: []corpus.Paragraph{{Text: "x"}}}
	for name, change := range map[string]func(*corpus.Article){
		"a blank paragraph":        func(a *corpus.Article) { a.Paragraphs[0].Text = " \u200b" },
		"a line break at the end":  func(a *corpus.Article) { a.Paragraphs[0].Text = "x\n" },
		"a control character":      func(a *corpus.Article) { a.Paragraphs[0].Text = "x\x01" },
		"broken UTF-8":             func(a *corpus.Article) { a.Paragraphs[0].Text = "x\xff" },
		"a section of two lines":   func(a *corpus.Article) { a.Paragraphs[0].Section = "x\ny" },
		"a long section":           func(a *corpus.Article) { a.Paragraphs[0].Section = strings.Repeat("a", corpus.MaxTitle+1) },
		"a title of two lines":     func(a *corpus.Article) { a.Title = "x\ny" },
		"a URL that is none":       func(a *corpus.Article) { a.URL = "javascript:alert(1)" },
		"a date that is none":      func(a *corpus.Article) { a.Published = "2022-02-30" },
		"an ID with a slash":       func(a *corpus.Article) { a.ID = "a/b" },
		"an ID that is too long":   func(a *corpus.Article) { a.ID = strings.Repeat("a", corpus.MaxIDLength+1) },
		"a language that is none":  func(a *corpus.Article) { a.Language = "no such language" },
		"a title that is too long": func(a *corpus.Article) { a.Title = strings.Repeat("a", corpus.MaxTitle+1) },
	} {
		a := ok
		a.Paragraphs = []corpus.Paragraph{ok.Paragraphs[0]}
		change(&a)
		if err := WriteMarkdown(&bytes.Buffer{}, a); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := WriteMarkdown(&bytes.Buffer{}, ok); err != nil {
		t.Error(err)
	}
}

func FuzzMarkdownRoundTrip(f *testing.F) {
	for i, s := range awkward {
		f.Add("Title", s, s, awkward[(i*7+3)%len(awkward)])
	}
	f.Add("a: b", "x", "x", "y")
	f.Fuzz(func(t *testing.T, title, section, first, second string) {
		a := corpus.Article{Header: corpus.Header{Title: title, Language: "en"}, Paragraphs: []corpus.Paragraph{
			{Text: first}, {Section: section, Text: second}, {Section: section, Text: first + "\n" + second}, {Text: second},
		}}
		if title == "" || WriteMarkdown(&bytes.Buffer{}, a) != nil {
			t.Skip()
		}
		roundTrip(t, a)
	})
}

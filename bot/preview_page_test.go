package bot

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"verbatim/bot/markdown"
)

// TestPreviewPageHoldsAnything draws one page with a word and with hostile
// values wherever a value stands: it has the same elements and attributes.
func TestPreviewPageHoldsAnything(t *testing.T) {
	want, _ := drawnWith(t, "word")
	for _, hostile := range []string{`</style><script>alert(1)</script>`, `" onclick="alert(1)`, `' onclick='alert(1)`, `"><img src=x>`,
		`</option></select><b>`, `<!--`, `]]></svg><b>`, "`&quot;<b>&lt;", `javascript:alert(1)`} {
		got, page := drawnWith(t, hostile)
		if !slices.Equal(got, want) {
			t.Errorf("with %s there are\n%q\ninstead of\n%q", hostile, got, want)
		}
		if !strings.Contains(page, html.EscapeString(hostile)) {
			t.Errorf("%s is not shown", hostile)
		}
	}
}

// drawnWith draws a page of one value, and returns it with its elements and
// what they are given.
func drawnWith(t *testing.T, value string) (elements []string, page string) {
	t.Helper()
	spans := []markdown.Span{{Text: value}, {Kind: "code", Text: value}, {Kind: "link", Href: value, Inner: []markdown.Span{{Text: value}}}}
	blocks := []markdown.Block{{Kind: "text", Spans: spans}, {Kind: "quote", Spans: spans}, {Kind: "1", Spans: spans}, {Kind: "small", Spans: spans}}
	p := Preview{request: Request{Surface: Mention, Question: value}, texts: texts{language: value}, reply: Reply{
		Content: markdown.Escape(value), Thread: value,
		Embeds: []Embed{{Author: value, URL: value, Footer: value, Title: markdown.Escape(value), Description: markdown.Escape(value)}},
		Rows: []Row{{Menu: &Menu{Label: value, Options: []Option{{Label: value, Chosen: true}}}},
			{Buttons: []Button{{Label: value, URL: value}, {Label: value}}}}}}
	document := p.page(Themes())
	each(blocks, drawBlock)(document.LastChild.LastChild)
	var b bytes.Buffer
	if err := html.Render(&b, document); err != nil {
		t.Fatal(err)
	}
	page = b.String()
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		keys := []string{n.Data}
		for _, a := range n.Attr {
			if a.Key != "style" {
				keys = append(keys, a.Key)
			}
		}
		elements = append(elements, strings.Join(keys, " "))
	}
	return elements, page
}

func TestPreviewLinksLeadToTheWeb(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=c&d#e": "https://example.org/a?b=c&d#e",
		"HTTP://example.org":            "HTTP://example.org",
		"mailto:me@example.org":         "mailto:me@example.org",
		"/article":                      "/article",
		"page?at=10:30":                 "page?at=10:30",
		"javascript:alert(1)":           "#",
		"JavaScript:alert(1)":           "#",
		" javascript:alert(1)":          "#",
		"java\nscript:alert(1)":         "#",
		"data:text/html,<b>":            "#",
		"vbscript:x":                    "#",
		"file:///etc/passwd":            "#",
	} {
		var n html.Node
		href(address)(&n)
		if got := n.Attr[0].Val; got != want {
			t.Errorf("%q leads to %q, want %q", address, got, want)
		}
	}
}

package markdown

import (
	"strings"
	"testing"
)

// outline writes blocks so that they can be compared.
func outline(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		lines = append(lines, b.Kind+": "+spanOutline(b.Spans))
	}
	return strings.Join(lines, "\n")
}

func spanOutline(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Kind == "" {
			b.WriteString(s.Text)
			continue
		}
		b.WriteString("(" + s.Kind + " " + s.Text + s.Href + spanOutline(s.Inner) + ")")
	}
	return b.String()
}

func TestMarkdownIsDrawn(t *testing.T) {
	for wire, want := range map[string]string{
		"a **b** c":          "text: a (strong b) c",
		`\*\*b\*\*`:          "text: **b**",
		`**a\*\*b**`:         "text: (strong a**b)",
		"***a***":            "text: (strong *a)*",
		"**a\nb**":           "text: (strong a\nb)",
		"a\n-# b\n\\-# c":    "text: a\nsmall: b\ntext: -# c",
		"- a\n- *b*":         "item: a\nitem: (em b)",
		"# a\n## b\n### c":   "1: a\n2: b\n3: c",
		"> a\n-# ":           "quote: a\ntext: -# ",
		"`**a**` __b__":      "text: (code **a**) (u b)",
		"~~a~~ ||b|| _c_":    "text: (s a) (mark b) (em c)",
		"see https://a.bc/.": "text: see (link https://a.bc/https://a.bc/).",
		`https\://a.bc`:      "text: https://a.bc",
		"[a](https://b.c)":   "text: (link https://b.ca)",
		"[a](javascript:b)":  "text: [a](javascript:b)",
		"**a":                "text: **a",
		`a\`:                 `text: a\`,
		"":                   "text: ",
	} {
		if got := outline(Parse(wire)); got != want {
			t.Errorf("%q is drawn\n%s\ninstead of\n%s", wire, got, want)
		}
	}
}

// TestEscapedTextIsDrawnAsItself holds escape and the drawing against each
// other.
func TestEscapedTextIsDrawnAsItself(t *testing.T) {
	for c := range strings.SplitSeq(strings.TrimSpace(escapeCases), "\n\n") {
		text, _, _ := strings.Cut(c, "\n")
		text = strings.ReplaceAll(text, "⏎", "\n")
		if got := outline(Parse(Escape(text))); got != "text: "+text {
			t.Errorf("%q is drawn\n%s", text, got)
		}
	}
}

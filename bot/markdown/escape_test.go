package markdown

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/escape.txt
var escapeCases string

func TestEscape(t *testing.T) {
	cases := strings.Split(strings.TrimSpace(escapeCases), "\n\n")[1:]
	for _, c := range cases {
		text, want, ok := strings.Cut(c, "\n")
		if !ok {
			t.Fatalf("%q is no pair of lines", c)
		}
		text, want = strings.ReplaceAll(text, "⏎", "\n"), strings.ReplaceAll(want, "⏎", "\n")
		if got := Escape(text); got != want {
			t.Errorf("%q\nis written %q\ninstead of %q", text, got, want)
		}
	}
	if len(cases) < 10 {
		t.Errorf("only %d cases were found", len(cases))
	}
}

func TestDecodeRefusesWhatFormats(t *testing.T) {
	for _, wire := range []string{
		"*a*", "_a_", "~~a~~", "`a`", "||a||", "<@1>", "@here", "[a](b)", "> a", "# a", "a\n# b", "-# a", "- a", "1. a",
		":smile:", "https://a", "a.bc", "**a", "****", "a\\", "\\a", "**# a**", "***a***", "a\n 2) b",
	} {
		if text, bold, err := Decode(wire); err == nil {
			t.Errorf("%q is read as %q, bold %v", wire, text, bold)
		}
	}
}

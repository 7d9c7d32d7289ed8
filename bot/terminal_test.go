package bot

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index"
)

func TestTerminal(t *testing.T) {
	a := answerOf("First sentence of it. ‹It was *him* who said\nso, in 日本語.› Last.", "‹Another.›")
	a.Corrections = []index.Correction{{From: "blin\x1bkin", To: "Blinken"}}
	want := `I read “blinkin” as “Blinken”.
A_title_ of [some] kind
The Paper · Jo Doe · 18 March 2022 · ¶ 7 · What *they* said
https://example.com/a#:~:text=First,Last.

▌ First sentence of it. It was
▌ *him* who said
▌ so, in 日本語. Last.

A_title_ of [some] kind
The Paper · Jo Doe · 18 March 2022 · ¶ 7 · What *they* said
https://example.com/a#:~:text=Another.

▌ Another.
`
	if got := Terminal(a, Style{Width: 30}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := Terminal(a, Style{Width: 80, Colour: true}); !strings.Contains(got, "it. \x1b[1mIt was *him* who said\x1b[0m\n") {
		t.Errorf("in colour %q", got)
	}
}

func TestTerminalFitsNarrowScreens(t *testing.T) {
	got := Terminal(answerOf("One of them ‹was in a hurry›."), Style{Width: 9})
	if want := "\n\n  One of\n  them\n▌ was in\n▌ a\n▌ hurry.\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want the end %q", got, want)
	}
}

func TestTerminalSaysWhyNot(t *testing.T) {
	for question, want := range map[string]string{
		"":                        english().say("empty"),
		"Hello!":                  english().say("small_talk"),
		"help":                    english().say("small_talk"),
		"Summary?":                english().say("overview"),
		"sourdough?":              "I found nothing in the articles that answers this. No article contains “sour_dough”.",
		strings.Repeat("x ", 300): "I found nothing in the articles that answers this. No article contains “sour_dough”.", // looked up, unlike on Discord
	} {
		a := index.Answer{Question: question, Unknown: []string{"sour_\x1bdough"}}
		if got := strings.ReplaceAll(Terminal(a, Style{}), "\n", " "); got != want+" " {
			t.Errorf("%.20q: got %q, want %q", question, got, want)
		}
	}
}

func TestTerminalIsNotSteered(t *testing.T) {
	a := answerOf("‹\x1b[2J\u009b31m\x07\u202eevil\r\u2066› text\x00.")
	a.Quotes[0].Passage.Article.Title = "\x1b]0;title\x07"
	a.Quotes[0].Passage.Article.Publisher = "\x1b[31m"
	if got := Terminal(a, Style{Width: 80}); strings.ContainsAny(got, "\x1b\u009b\x07\u202e\u2066\u2068\r\x00") {
		t.Errorf("got %q", got)
	}
}

func TestTerminalSources(t *testing.T) {
	b := newBot(t, &journal{})
	show := func() string {
		text, err := b.TerminalSources(t.Context(), "", Style{})
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	if got := show(); !strings.HasPrefix(got, "I answer from 3 articles, newest first.\n\n") || strings.Contains(got, "[…]") {
		t.Errorf("of the demo it shows\n%s", got)
	}
	for n := range pageLength + 1 {
		a := bridge()
		a.Title, a.URL = fmt.Sprint("A bridge ", n), fmt.Sprint("https://example.com/", n)
		if _, err := b.Store.Own("").Put(t.Context(), corpus.Incoming{Article: a}); err != nil {
			t.Fatal(err)
		}
	}
	got := show()
	want(t, "the list", got, "I answer from 6 articles, newest first.\n\nA bridge ", "\nBrevik Post · Ida Moe · 1 June 2019 · 8 paragraphs\nhttps://example.com/", "\n\n[…]\n")
	if n := strings.Count(got, "A bridge"); n != pageLength {
		t.Errorf("%d articles: %q", n, got)
	}
}

// What comes closest is shown under a line that says that it does not answer, and
// only where something was asked and nothing answers.
func TestTerminalNearest(t *testing.T) {
	near := answerOf("Close ‹by›.").Quotes
	got := TerminalNearest(index.Answer{Question: "Which ship?", Nearest: near}, Style{})
	if !strings.HasPrefix(got, english().say("nearest")+"\n\nA_title_") || !strings.HasSuffix(got, "\n▌ Close by.\n") {
		t.Errorf("got %q", got)
	}
	for _, a := range []index.Answer{
		{Question: "Which ship?"},
		{Question: "Thanks!", Nearest: near},
		{Question: "Which ship?", Nearest: near, Quotes: near},
	} {
		if got := TerminalNearest(a, Style{}); got != "" {
			t.Errorf("%q with %d quotes: got %q", a.Question, len(a.Quotes), got)
		}
	}
}

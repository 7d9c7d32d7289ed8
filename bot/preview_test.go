package bot

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"verbatim/corpus"
	"verbatim/corpus/demo"
	"verbatim/index"
)

// sixHours finds the passage of the demo on the talks in Rome, and one more,
// whatever the ranking; to a question without Rome it finds nothing.
func sixHours(ctx context.Context, _ string, q index.Question) (index.Answer, error) {
	a := index.Answer{Question: q.Text, Confidence: 0.9}
	if !strings.Contains(q.Text, "Rome") {
		a.Unknown = []string{"sourdough"}
		return a, nil
	}
	found, err := corpus.NewStatic(demo.Articles()...).Passages(ctx, "china-russia-timeline#6", "china-russia-story#3")
	for _, p := range found {
		first := strings.Index(p.Text, ". ") + 1
		a.Quotes = append(a.Quotes, index.Quote{Passage: p, Highlight: []index.Span{{End: first}}})
	}
	return a, err
}

// TestPreviews compares whole replies on the demo with golden files, so that a
// change of the look can be read as a diff.
func TestPreviews(t *testing.T) {
	b := newBot(t, &journal{})
	b.find = sixHours
	for name, r := range map[string]Rehearsal{
		"answer":  {Way: "slash", Question: "How long were Sullivan and Yang in Rome?"},
		"arabic":  {Way: "slash", Question: "How long were Sullivan and Yang in Rome?", Locale: "ar"},
		"german":  {Way: "direct", Question: "How long were Sullivan and Yang in Rome?", Locale: "de"},
		"mention": {Way: "mention", Question: "Who met Yang\nin Rome?"},
		"nothing": {Way: "slash", Question: "What about sourdough?"},
		"find":    {Way: "find", Question: "I heard that they talked in Rome for six hours"},
		"check":   {Way: "check", Question: "On Monday, Jake Sullivan and Yang Jiechi sat together in Rome for two hours."},
	} {
		r.Locale = cmp.Or(r.Locale, "en-US") // the bot remembers the language of a person
		p, err := b.Preview(context.Background(), r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		file := filepath.Join("testdata", "preview", name+".json")
		if *update {
			if err := os.WriteFile(file, p.JSON, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(p.JSON, want) {
			t.Errorf("%s is\n%s\ninstead of\n%s\nIf that is better: go test ./bot -run TestPreviews -update", name, p.JSON, want)
		}
	}
}

// TestPreviewIsWhatIsSent asks the same over the wire.
func TestPreviewIsWhatIsSent(t *testing.T) {
	tr := online(t, nil, Config{})
	const question = "How long were Sullivan and Yang in Rome?"
	sent := tr.reply(tr.As("", tr.IDs.Direct).Write(question))
	p, err := tr.bot.Preview(context.Background(), Rehearsal{Way: "direct", Question: question})
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range sent.Embeds {
		if got, want := e.(map[string]any)["description"], p.reply.Embeds[i].Description; got != want {
			t.Errorf("sent %q, previewed %q", got, want)
		}
	}
	if sent.Content != p.reply.Content || len(sent.Embeds) != len(p.reply.Embeds) || len(sent.Components) != len(p.reply.Rows) {
		t.Errorf("sent %v, previewed %v", sent, p.reply)
	}
}

func TestPreviewRefuses(t *testing.T) {
	b := newBot(t, &journal{})
	ctx := context.Background()
	if _, err := b.Preview(ctx, Rehearsal{Way: "shout", Question: "Who called Xi?"}); err == nil {
		t.Error("there is no way to shout")
	}
	if err := b.keepSettings(ctx, "7", settings{Mute: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Preview(ctx, Rehearsal{Way: "mention", Question: "Who called Xi?", Server: "7"}); err != errUnsaid {
		t.Errorf("a muted bot gives %v", err)
	}
	if err := (Preview{}).WriteHTML(&bytes.Buffer{}, "pink"); err == nil {
		t.Error("there is no pink theme")
	}
}

// TestPreviewPage reads pages as a browser does: they load and run nothing, and
// all that can be pressed says what it is.
func TestPreviewPage(t *testing.T) {
	b := newBot(t, &journal{})
	const hostile = `<script>alert(1)</script> "><img src=x onerror=alert(1)> </style> ما هي روما؟`
	for _, way := range Ways() {
		for _, question := range []string{hostile, "How long were Sullivan and Yang in Rome?"} {
			p, err := b.Preview(context.Background(), Rehearsal{Way: way, Question: question})
			if err != nil {
				t.Fatal(err)
			}
			checkPage(t, p)
		}
	}
	panel := b.panel(context.Background(), Request{Surface: Slash, Guild: "7", Locale: "en-US"}, settings{Editors: "8", Mute: true}, "settings.title")
	p := Preview{request: Request{Surface: Slash, Command: "settings"}, texts: english(), reply: panel.reply}
	if page := checkPage(t, p); strings.Count(page, "<select") != 2*len(panel.reply.Rows)-2 || !strings.Contains(page, "#8") {
		t.Errorf("the menus of the settings are missing in\n%s", page)
	}
}

// checkPage checks the page of a preview, and returns it.
func checkPage(t *testing.T, p Preview) string {
	t.Helper()
	var page bytes.Buffer
	if err := p.WriteHTML(&page, Themes()...); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(page.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "link", "img", "iframe", "object", "base", "form"}, n.Data) {
			t.Errorf("the page has a %s", n.Data)
		}
		name := ""
		if n.Data == "button" || n.Data == "a" {
			name = labelOf(n)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" {
				t.Errorf("a %s has %s", n.Data, a.Key)
			}
			if a.Key == "aria-label" {
				name = a.Val
			}
		}
		if slices.Contains([]string{"button", "a", "select", "section", "article"}, n.Data) && strings.TrimSpace(name) == "" {
			t.Errorf("a %s says nothing", n.Data)
		}
	}
	return page.String()
}

// labelOf is the text of an element.
func labelOf(n *html.Node) string {
	var words strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			words.WriteString(d.Data)
		}
	}
	return words.String()
}

package bot

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/bot/markdown"
	"verbatim/corpus"
	"verbatim/index"
)

// quoteOf quotes a text of which the parts in ‹› answer.
func quoteOf(marked string) index.Quote {
	var q index.Quote
	var b strings.Builder
	for i, part := range strings.Split(marked, "‹") {
		inside, rest, closed := strings.Cut(part, "›")
		if i > 0 && closed {
			q.Highlight = append(q.Highlight, index.Span{Start: b.Len(), End: b.Len() + len(inside)})
		}
		b.WriteString(inside + rest)
	}
	q.Passage = corpus.Passage{Number: 7, Paragraph: corpus.Paragraph{Text: b.String(), Section: "What *they* said"}}
	q.Passage.Article = corpus.Header{ID: "a", Title: "A_title_ of [some] kind", Source: corpus.Source{
		Publisher: "The Paper", Author: "Jo Doe", URL: "https://example.com/a", Published: "2022-03-18"}}
	q.Passage.Fragment = corpus.Article{Paragraphs: []corpus.Paragraph{q.Passage.Paragraph}}.Fragments()[0]
	return q
}

func answerOf(marked ...string) index.Answer {
	a := index.Answer{Question: "who?", Confidence: .9}
	for _, m := range marked {
		a.Quotes = append(a.Quotes, quoteOf(m))
	}
	return a
}

// draw renders an answer as the bot does.
func draw(a index.Answer, notes []string) (Reply, proof) {
	if !a.Answered() {
		return Reply{Content: english().nothingFound("nothing", a, markdown.Escape), Private: true}, proof{}
	}
	return english().render(a.Quotes[:min(maxShown, len(a.Quotes))], notes)
}

func TestRender(t *testing.T) {
	a := answerOf("First. ‹It *was* him.› Last.", "‹Another one.›")
	a.Corrections = []index.Correction{{From: "blinkin", To: "Blinken"}}
	got, _ := draw(a, english().notes(a, markdown.Escape))
	if want := "“It \\*was\\* him.”\n-# I read “blinkin” as “Blinken”."; got.Content != want {
		t.Errorf("content %q, want %q", got.Content, want)
	}
	want := Embed{
		Author:      "The Paper · Jo Doe · 18 March 2022",
		Title:       "A\\_title\\_ of \\[some\\] kind",
		URL:         "https://example.com/a#:~:text=First.,Last.",
		Description: "First. **It \\*was\\* him.** Last.",
		Footer:      "¶ 7 · What *they* said",
	}
	if got.Embeds[0] != want {
		t.Errorf("embed\n%+v, want\n%+v", got.Embeds[0], want)
	}
	if len(got.Embeds) != 2 || got.Embeds[1].URL == got.Embeds[0].URL {
		t.Errorf("the second embed is missing or would be merged: %+v", got.Embeds)
	}
}

// Quotation marks of an article never stand doubled with ours.
func TestQuotationsWithinQuotations(t *testing.T) {
	for name, want := range map[string]string{"en": "‘“We’ll see,” she said.’", "de": "‚“We’ll see,” she said.‘",
		"fr": "«\u00a0“We’ll see,” she said.\u00a0»", "ja": "「“We’ll see,” she said.」"} {
		speak := spoken().in(name)
		r, p := speak.render(answerOf("‹“We’ll see,” she said.› Last.").Quotes, nil)
		if err := gate(speak, r, p); err != nil || r.Content != want {
			t.Errorf("%s: %q, want %q, %v", name, r.Content, want, err)
		}
		r.Content = speak.say("quotation.opening") + "“We’ll see,” she said." + speak.say("quotation.closing")
		if err := gate(speak, r, p); (err == nil) != (r.Content == want) {
			t.Errorf("%s: %q, %v", name, r.Content, err)
		}
	}
}

func TestEmbedsNeverShareAnAddress(t *testing.T) {
	a := answerOf("‹One.›", "‹One.›", "‹Two.›")
	r, p := draw(a, nil)
	if err := gate(english(), r, p); err != nil || r.Embeds[0].URL == "" || r.Embeds[1].URL != "" || r.Embeds[2].URL == "" {
		t.Errorf("%v, %+v", err, r.Embeds)
	}
}

func TestRenderCutsLongPassages(t *testing.T) {
	filler := strings.Repeat("Here is a sentence that says nothing at all. ", 200)
	a := answerOf(filler+"‹This one answers.› "+filler, filler+"‹So does this.› "+filler, "‹"+strings.Repeat("long ", 2000)+"›")
	r, p := draw(a, nil)
	if err := gate(english(), r, p); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"**This one answers.**", "**So does this.**", "**long long "} {
		d := r.Embeds[i].Description
		if !strings.Contains(d, want) || !strings.HasSuffix(d, " […]") {
			t.Errorf("embed %d lacks %q or its mark: %q", i, want, d)
		}
		if i < 2 && !strings.HasPrefix(d, "[…] Here is") {
			t.Errorf("embed %d begins %q", i, d[:20])
		}
	}
}

// A long passage is shown as whole sentences around what answers, a short one
// whole.
func TestLongPassagesAreShownInPart(t *testing.T) {
	const sentence, answer = "Mr. Lund paid the U.S. agency in May. ", "‹It was him.› "
	fill := func(n int) string { return strings.Repeat(sentence, n) }
	for name, c := range map[string]struct {
		text          string
		bold          int
		before, after bool
	}{
		"short":            {fill(10) + answer + fill(10), 1, false, false},
		"in the middle":    {fill(90) + answer + fill(90), 1, true, true},
		"at the beginning": {answer + fill(90), 1, false, true},
		"at the end":       {fill(90) + answer, 1, true, false},
		"two near":         {fill(90) + answer + fill(5) + answer + fill(90), 2, true, true},
		"two just near":    {fill(90) + answer + fill(20) + answer + fill(90), 2, true, true},
		"two far":          {fill(90) + answer + fill(50) + answer, 1, true, true},
		"nothing in bold":  {fill(90), 0, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			shown := checkRendered(t, answerOf(c.text)).Embeds[0].Description
			inner, before := strings.CutPrefix(shown, cutLeft)
			inner, after := strings.CutSuffix(inner, cutRight)
			text, bold, err := markdown.Decode(inner)
			if err != nil || len(bold) != c.bold || before != c.before || after != c.after {
				t.Errorf("bold %v, cut %v and %v, %v: %s", bold, before, after, err, shown)
			}
			if rest := strings.NewReplacer(sentence, "", "It was him. ", "").Replace(text + " "); rest != "" {
				t.Errorf("%q is no whole sentence", rest)
			}
			if n := markdown.Length(shown); n > firstLength || (before || after) && n < firstLength*4/5 {
				t.Errorf("%d characters", n)
			}
		})
	}
}

// What answers is shown whole, also where it is long.
func TestLongAnswersAreShownWhole(t *testing.T) {
	sentence := "Mr. Lund paid " + strings.Repeat("and paid ", 2*firstLength/9) + "in May."
	before, after := "It was him. "+strings.Repeat("He said so. ", 9), strings.Repeat(" So he did.", 9)
	if got := checkRendered(t, answerOf(before+"‹"+sentence+"›"+after)).Embeds[0].Description; got != cutLeft+"**"+markdown.Escape(sentence)+"**"+cutRight {
		t.Errorf("got %s", got)
	}
}

func TestNothingFound(t *testing.T) {
	a := index.Answer{Question: "q", Unknown: []string{"sourdough", "@everyone", "<@1>", "[x](https://a.bc)"}}
	r, p := draw(a, nil)
	want := "I found nothing in the articles that answers this. No article contains " +
		"“sourdough”, “\\@everyone”, “\\<\\@1\\>” or “\\[x\\](https\\://a\\.bc)”."
	if r.Content != want || !r.Private || len(r.Embeds) > 0 {
		t.Errorf("got  %s\nwant %s", r.Content, want)
	}
	if err := gate(english(), r, p); err != nil {
		t.Error(err)
	}
}

// hostile are texts that have broken bots.
var hostile = []string{
	"*", "**", "***", "_", "__", "~~", "`", "```\n", "||", "\\", "\\\\", "> ", ">>> ", "# ", "\n# ", "\n-# ", "-# ", "- ", "\n- ",
	"\n1. ", "2) ", "+ ", "[a](https://b.cd)", "<https://e.fg>", "https://example.com/a_b_c", "http://x.yz/*", "discord.gg/abc",
	"https://discord.com/invite/abc", "@everyone", "@here", "<@123>", "<@!123>", "<@&123>", "<#123>", "</ask:123>", "<t:1700000000:R>",
	"<:smile:123>", "<a:smile:123>", ":smile:", "<id:guide>", "¯\\_(ツ)_/¯", "\u200b", "\u200d", "\u202e", "\u2066", "\u2069", "\ufeff",
	"שלום", "العربية", "日本語。", "ไทย", "👩‍👩‍👧", "e\u0301", "[…] ", " […]", "“", "”", "‹", "…", " ", "\n", "\n\n", "\u00a0", "\u2028", "\t",
	"A sentence. ", "U.S. ", "Mr. Smith said: “No.” ", "word ", "10:30 ", "a.b ", "x:", ".", ":", "\x00", "\x1b[31m", "a\u0300\u0301\u0302",
}

// hostileAnswer makes an answer out of hostile texts.
func hostileAnswer(r *rand.Rand) index.Answer {
	text := func(n int) string {
		var b strings.Builder
		for range r.IntN(n + 1) {
			b.WriteString(strings.Repeat(hostile[r.IntN(len(hostile))], 1+r.IntN(3)))
		}
		return b.String()
	}
	a := index.Answer{Question: text(9), Unknown: []string{text(3), text(40)}}
	a.Corrections = []index.Correction{{From: text(4), To: text(9)}}
	for range 1 + r.IntN(4) {
		size := []int{3, 30, 300, 3000}[r.IntN(4)]
		q := index.Quote{Passage: corpus.Passage{Number: 1 + r.IntN(99), Paragraph: corpus.Paragraph{Text: "x" + text(size) + "y", Section: text(40)}}}
		q.Passage.Article.Title = text(60)
		q.Passage.Article.Source = corpus.Source{Publisher: text(5), Author: text(50), URL: "https://example.com/" + text(2), Published: text(1)}
		at := 0
		for range r.IntN(4) {
			start := at + r.IntN(len(q.Passage.Text)-at+1)
			at = start + r.IntN(min(400, len(q.Passage.Text)-start)+1)
			q.Highlight = append(q.Highlight, index.Span{Start: start, End: at})
		}
		a.Quotes = append(a.Quotes, q)
	}
	return a
}

func TestHostileTextsPassTheGate(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		checkRendered(t, hostileAnswer(r))
	}
}

func TestLongParagraphsPassTheGate(t *testing.T) {
	for _, unit := range []string{"a", "*", "word ", "日本", "e\u0301", "\u0301", "A sentence. ", "# \n", "👩‍👩‍👧"} {
		text := strings.Repeat(unit, 100<<10/len(unit))
		checkRendered(t, answerOf(text, "‹"+text+"›", text[:len(text)/2/len(unit)*len(unit)]+"‹"+text+"›"))
	}
}

// checkRendered renders an answer, with notes, and sends it through the gate.
func checkRendered(t *testing.T, a index.Answer) Reply {
	t.Helper()
	reply, p := draw(a, append(english().notes(a, markdown.Escape), english().asked(a.Question)))
	if err := gate(english(), reply, p); err != nil {
		t.Fatalf("%v\nanswer: %+v\nreply: %+v", err, a, reply)
	}
	return reply
}

func FuzzEscape(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		back, bold, err := markdown.Decode(markdown.Escape(text))
		if err != nil || back != text || len(bold) > 0 {
			t.Errorf("%q came back as %q, bold %v, %v", text, back, bold, err)
		}
		if n := markdown.Length(markdown.Escape(text)); n > cost(text) {
			t.Errorf("%q takes %d, not at most %d", text, n, cost(text))
		}
	})
}

func FuzzRender(f *testing.F) {
	f.Add("Title", "Section", "Some text. The answer. More.", 11, 22)
	f.Add("*", "\u202e", strings.Repeat("@everyone ", 900), 5000, 5010)
	f.Fuzz(func(t *testing.T, title, section, text string, start, end int) {
		for _, s := range []string{title, section, text} {
			if !utf8.ValidString(s) {
				t.Skip("articles are UTF-8")
			}
		}
		if strings.TrimSpace(text) == "" {
			t.Skip("no passage is empty")
		}
		q := quoteOf("")
		q.Passage.Text, q.Passage.Section, q.Passage.Article.Title = text, section, title
		q.Highlight = []index.Span{{Start: start, End: end}}
		a := index.Answer{Question: title, Unknown: []string{section}, Quotes: []index.Quote{q, q, q}}
		checkRendered(t, a)
		for _, style := range []Style{{}, {Width: 1, Colour: true}} {
			if out := Terminal(a, style); !strings.HasSuffix(out, "\n") || strings.ContainsAny(strings.ReplaceAll(out, "\x1b[", ""), "\x1b\u202e") {
				t.Errorf("a terminal gets %q", out)
			}
		}
	})
}

func BenchmarkRender(b *testing.B) {
	filler := strings.Repeat("Here is a *sentence* that says nothing at all. ", 8)
	for name, a := range map[string]index.Answer{
		"usual": answerOf(filler+"‹This one answers.› "+filler, "‹So does this.› "+filler, filler),
		"long":  answerOf(strings.Repeat(filler, 250)+"‹This one answers.› "+filler, strings.Repeat(filler, 250), filler),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				reply, p := draw(a, nil)
				if err := gate(english(), reply, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

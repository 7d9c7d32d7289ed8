package bot

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/bot/markdown"
	"verbatim/corpus"
	"verbatim/index"
)

var propertyCases = flag.Int("property", 300, "how many hostile articles and questions TestHostileWorldsAreShownWordForWord makes")

// hostileWorld makes an article, a question and an answer out of hostile texts:
// now and then with paragraphs of 100 KiB and words without end.
func hostileWorld(r *rand.Rand, number int) (*corpus.Static, index.Answer) {
	text := func(n int) string {
		var b strings.Builder
		for range r.IntN(n + 1) {
			b.WriteString(strings.Repeat(hostile[r.IntN(len(hostile))], 1+r.IntN(3)))
		}
		return b.String()
	}
	a := corpus.Article{Header: corpus.Header{ID: fmt.Sprint("a", number), Title: "x" + text(60), Source: corpus.Source{
		Publisher: text(5), Author: text(50), URL: "https://example.com/" + text(2), Published: text(1)}}}
	for range 1 + r.IntN(9) {
		size := []int{3, 30, 300}[r.IntN(3)]
		body := "x" + text(size) + "y"
		if r.IntN(50) == 0 {
			body = "x" + strings.Repeat(hostile[r.IntN(len(hostile))]+"z", 100<<10/8) + "y"
		}
		a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Section: text(4), Text: strings.Trim(body, "\n")})
	}
	answer := index.Answer{Question: text(60), Unknown: []string{text(3), text(40)}}
	answer.Corrections = []index.Correction{{From: text(4), To: text(9)}}
	source := corpus.NewStatic(a)
	for _, p := range a.Passages() {
		q := index.Quote{Passage: p}
		at := 0
		for range r.IntN(3) {
			start := at + r.IntN(len(p.Text)-at+1)
			at = start + r.IntN(min(400, len(p.Text)-start)+1)
			for start < len(p.Text) && !utf8.RuneStart(p.Text[start]) {
				start++
			}
			for at < len(p.Text) && !utf8.RuneStart(p.Text[at]) {
				at++
			}
			if start < at {
				q.Highlight = append(q.Highlight, index.Span{Start: start, End: at})
			}
		}
		answer.Nearest = append(answer.Nearest, q)
	}
	answer.Quotes = answer.Nearest[:r.IntN(len(answer.Nearest)+1)]
	return source, answer
}

// TestHostileWorldsAreShownWordForWord walks through every kind of reply that
// quotes, over generated articles and questions: nothing differs, nothing
// pings, nothing is over a limit. Run it with -property 100000 for long.
func TestHostileWorldsAreShownWordForWord(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	b := newBot(t, &journal{})
	quoted := 0
	for n := range *propertyCases {
		source, answer := hostileWorld(r, n)
		for _, o := range hostileOutcomes(t, b, r, source, answer) {
			if err := o.pass(); err != nil {
				t.Fatalf("case %d, %s: %v\n%+v", n, o.kind, err, o.reply)
			}
			checkOnWire(t, o.reply)
			quoted += len(o.reply.Embeds)
		}
	}
	if quoted == 0 {
		t.Error("nothing was quoted")
	}
}

// hostileOutcomes are all kinds of replies about an article.
func hostileOutcomes(t *testing.T, b *Bot, r *rand.Rand, source *corpus.Static, a index.Answer) []outcome {
	t.Helper()
	ctx := t.Context()
	b.Demo = source
	req := Request{Surface: Slash, Guild: fmt.Sprint(1 + r.IntN(3)), member: true, User: "2", Question: a.Question}
	texts := english()
	outcomes := []outcome{b.nothing(ctx, req, a, r.IntN(2) == 0)}
	check := index.Check{Verdict: index.Altered, Quotes: a.Quotes, Differences: []index.Difference{{Wrote: a.Question, Stands: a.Unknown[1]}}}
	line := strings.Join(append([]string{texts.verdict(check)}, texts.differences(check)...), "\n")
	reply, p := texts.renderBelow(line, a.Quotes[:min(maxShown, len(a.Quotes))])
	outcomes = append(outcomes, outcome{kind: "check", reply: reply, proof: p, texts: texts})
	article, err := source.Article(ctx, a.Nearest[0].Passage.Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	outcomes = append(outcomes, texts.listed(req, "sources.page", verbSources, []corpus.Summary{{Header: article.Header}}, texts.dates))
	if len(a.Quotes) == 0 {
		return outcomes
	}
	answered := b.answered(ctx, req, texts, a, append(texts.notes(a, markdown.Escape), texts.repeated(req, a, true)...))
	return append(append(outcomes, answered), clickedOutcomes(t, b, req, answered.reply)...)
}

// clickedOutcomes presses every button of a reply, and every button of what
// comes of it.
func clickedOutcomes(t *testing.T, b *Bot, req Request, from Reply) []outcome {
	t.Helper()
	var outcomes []outcome
	depth := map[string]bool{}
	var press func(r Reply, deep int)
	press = func(r Reply, deep int) {
		for _, row := range r.Rows {
			for _, button := range row.Buttons {
				a, err := parseAction(button.ID)
				if button.ID == "" || depth[button.ID] || deep == 0 || a.verb == verbHelpful || a.verb == verbNotIt {
					continue
				}
				depth[button.ID] = true
				if err != nil {
					t.Fatalf("%q: %v", button.ID, err)
				}
				click := req
				click.Surface, click.action, click.asked = Click, a, req.Question
				o, err := clicks()[a.verb].handle(b, t.Context(), click)
				if err != nil {
					t.Fatalf("%s: %v", button.Label, err)
				}
				outcomes = append(outcomes, o)
				press(o.reply, deep-1)
			}
		}
	}
	press(from, 3)
	return outcomes
}

// checkOnWire wants a reply, as JSON, to ping nobody.
func checkOnWire(t *testing.T, r Reply) {
	t.Helper()
	raw, err := json.Marshal(onWire(r))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), `"allowed_mentions":{"parse":[],`) || strings.Contains(string(raw), `"replied_user":true`) {
		t.Errorf("could ping: %s", raw)
	}
}

package bot

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"verbatim/bot/gateway"
	"verbatim/corpus"
	"verbatim/corpus/demo"
)

// BenchmarkCompletionUnderQuestions completes a question over 50,000 passages
// while twenty questions a second are answered, and reports the 99th
// percentile: Discord shows nothing that takes longer than three seconds, and
// people nothing that takes longer than they type.
func BenchmarkCompletionUnderQuestions(b *testing.B) {
	const articles, paragraphs, perSecond = 1000, 50, 20
	ctx, cancel := context.WithCancel(context.Background())
	store, err := corpus.OpenStore(ctx, b.TempDir()+"/library.db")
	if err != nil {
		b.Fatal(err)
	}
	p := partsOf(store)
	var work sync.WaitGroup
	b.Cleanup(func() {
		cancel()
		work.Wait()
		_ = p.Pool.Close() // nothing is asked any more
		_ = store.Close()
	})
	if err := store.Own("").PutAll(ctx, manyArticles(articles, paragraphs), func(_ corpus.Incoming, _ corpus.Stored, err error) {
		if err != nil {
			b.Fatal(err)
		}
	}); err != nil {
		b.Fatal(err)
	}
	bot := New(p)
	bot.pace = nil
	typing := Request{Surface: Typing, Command: askCommand, focus: questionOption}
	typing.options = map[string]string{questionOption: "What"}
	for len(bot.Answer(ctx, typing).Choices) == 0 {
		time.Sleep(100 * time.Millisecond) // the catalogue is made in the background
	}
	work.Go(func() {
		questions := demo.Questions()
		for n := 0; gateway.Sleep(ctx, time.Second/perSecond) == nil; n++ {
			work.Go(func() { bot.Answer(ctx, Request{Surface: Direct, Question: questions[n%len(questions)].Text}) })
		}
	})
	var took []time.Duration
	typed := []string{"W", "What", "What did", "Who", "wh", "the call", "Sullivan", "Ki", "", "How long were"}
	for n := 0; b.Loop(); n++ {
		typing.options = map[string]string{questionOption: typed[n%len(typed)]}
		start := time.Now()
		bot.Answer(ctx, typing)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// manyArticles are made of the demo's sentences, each with a number, so that no
// two are the same.
func manyArticles(articles, paragraphs int) func(func(corpus.Incoming) bool) {
	var texts []string
	for _, a := range demo.Articles() {
		for _, p := range a.Paragraphs {
			texts = append(texts, p.Text)
		}
	}
	return func(yield func(corpus.Incoming) bool) {
		for i := range articles {
			a := corpus.Article{Header: corpus.Header{ID: fmt.Sprintf("story-%d", i), Title: fmt.Sprint("Story ", i), Language: "en"}}
			for n := range paragraphs {
				at := i*paragraphs + n
				a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Section: fmt.Sprint("What happened on day ", at/5),
					Text: fmt.Sprintf("On day %d, %s", at, texts[at%len(texts)])})
			}
			if !yield(corpus.Incoming{Article: a}) {
				return
			}
		}
	}
}

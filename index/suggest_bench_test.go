package index

import (
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// BenchmarkSuggest measures completions over 50,000 passages while 20 questions
// a second are answered, with the time below which 99 of 100 stay.
func BenchmarkSuggest(b *testing.B) {
	r := &room{shelf: library(50000)}
	p := NewPool(func(string) Library { return r }, PoolOptions{Dir: filepath.Join(b.TempDir(), "index")})
	defer p.Close()
	if err := p.read(b.Context(), "", p.giveWay); err != nil {
		b.Fatal(err)
	}
	asked := questions(500)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(time.Second / 20)
		defer tick.Stop()
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-tick.C:
			}
			wg.Go(func() { p.Answer(b.Context(), "", Question{Text: asked[i%len(asked)]}) })
		}
	})
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		typed := asked[i%len(asked)]
		start := time.Now()
		if _, err := p.Suggest(b.Context(), "", typed[:i%min(len(typed), 12)], 25); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	close(stop)
	wg.Wait()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms/p99")
}

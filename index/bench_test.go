package index

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	blevequery "github.com/blevesearch/bleve/v2/search/query"
)

// library makes a source of made-up articles of 30 paragraphs of a hundred
// words, the words as unevenly common as those of English (Zipf, s = 1.07).
func library(passages int) shelf {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.07, 4, 60000)
	s := shelf{}
	for n := 0; n < passages; n += 30 {
		var paragraphs []string
		for range min(30, passages-n) {
			var text strings.Builder
			for w := range 100 {
				text.WriteString(madeUp(zipf.Uint64()))
				text.WriteString([]string{" ", ". "}[min(1, w%20/19)])
			}
			paragraphs = append(paragraphs, strings.TrimSpace(text.String()))
		}
		s.put(fmt.Sprintf("a%d", n), "Report on "+madeUp(zipf.Uint64()), paragraphs...)
	}
	return s
}

// madeUp spells a number as a word that one can say.
func madeUp(n uint64) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	word := ""
	for first := true; first || n > 0; first = false {
		word += string(consonants[n%14]) + string(vowels[n/14%5])
		n /= 70
	}
	return word
}

// questions are made of one common and five rarer words each.
func questions(n int) []string {
	r := rand.New(rand.NewPCG(3, 4))
	list := make([]string, n)
	for i := range list {
		words := []string{madeUp(uint64(r.IntN(20)))}
		for range 5 {
			words = append(words, madeUp(uint64(50+r.IntN(5000))))
		}
		list[i] = strings.Join(words, " ")
	}
	return list
}

// BenchmarkAnswer compares a whole answer with the bare bleve query that
// fetches as many passages as a reader would be shown, and with the one that
// fetches the candidates.
func BenchmarkAnswer(b *testing.B) {
	for _, passages := range []int{1000, 10000, 100000, 160000} {
		b.Run(fmt.Sprint(passages), func(b *testing.B) { benchmarkAnswer(b, passages) })
	}
}

func benchmarkAnswer(b *testing.B, passages int) {
	x, err := Open(b.Context(), filepath.Join(b.TempDir(), "index"), library(passages), Options{})
	if err != nil {
		b.Fatal(err)
	}
	asked := questions(500)
	for _, run := range []struct {
		name string
		ask  func(question string) error
	}{
		{"whole", func(question string) error {
			_, err := x.Answer(b.Context(), Question{Text: question})
			return err
		}},
		{"bare", func(question string) error { return bare(b, x, question, 10) }},
		{"fetching", func(question string) error { return bare(b, x, question, candidateLimit) }},
	} {
		b.Run(run.name, func(b *testing.B) {
			b.ReportAllocs()
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				if err := run.ask(asked[i%len(asked)]); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
		})
	}
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
}

// bare asks bleve for the best passages of a question and nothing more.
func bare(b *testing.B, x *Index, question string, limit int) error {
	var any []blevequery.Query
	for _, word := range strings.Fields(question) {
		q := blevequery.NewTermQuery(word)
		q.SetField(fieldTerms)
		any = append(any, q)
	}
	_, err := x.store.bleve.SearchInContext(b.Context(), bleve.NewSearchRequestOptions(blevequery.NewDisjunctionQuery(any), limit, 0, false))
	return err
}

// BenchmarkSync measures indexing, in passages a second.
func BenchmarkSync(b *testing.B) {
	s := library(10000)
	for b.Loop() {
		x, err := Open(b.Context(), filepath.Join(b.TempDir(), "index"), s, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := x.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*10000)/b.Elapsed().Seconds(), "passages/s")
}

// BenchmarkDecode measures reading one passage as the ranker sees it.
func BenchmarkDecode(b *testing.B) {
	a := library(30)["a0"]
	r := analysePassage(a.Passages()[0], len(a.Paragraphs))
	data := string(r.encode())
	var into record
	b.ReportAllocs()
	for b.Loop() {
		if err := into.decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

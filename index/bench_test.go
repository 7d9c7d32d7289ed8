package index

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/index/store"

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

// bare asks bleve for the best passages of a question and nothing more.
func bare(b *testing.B, x *Index, question string, limit int) error {
	var any []blevequery.Query
	for _, word := range strings.Fields(question) {
		q := blevequery.NewTermQuery(word)
		q.SetField(store.FieldTerms)
		any = append(any, q)
	}
	_, err := x.store.Bleve().SearchInContext(b.Context(), bleve.NewSearchRequestOptions(blevequery.NewDisjunctionQuery(any), limit, 0, false))
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
	data := r.encode()
	var into record
	var at desk
	b.ReportAllocs()
	for b.Loop() {
		if err := into.decode(data, &at); err != nil {
			b.Fatal(err)
		}
		at.wipe()
	}
}

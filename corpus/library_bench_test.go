package corpus

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// tales yields n articles of 30 paragraphs.
func tales(n int) func(func(Incoming) bool) {
	return func(yield func(Incoming) bool) {
		for i := range n {
			title := fmt.Sprintf("Tale %d", i)
			if !yield(Incoming{Article: long(title, 30), Origin: "/tales/" + title}) {
				return
			}
		}
	}
}

func BenchmarkPutAll1000(b *testing.B) {
	for b.Loop() {
		lib := tempLibrary(b)
		if err := lib.PutAll(b.Context(), tales(1000), func(_ Incoming, _ Stored, err error) {
			if err != nil {
				b.Fatal(err)
			}
		}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

func BenchmarkPut(b *testing.B) {
	lib := tempLibrary(b)
	n := 0
	for b.Loop() {
		n++
		mustPut(b, lib, long(fmt.Sprintf("Tale %d", n), 30), "", Added)
	}
}

func BenchmarkPutUnchanged(b *testing.B) {
	lib := tempLibrary(b)
	a := long("Tale", 30)
	mustPut(b, lib, a, "/a", Added)
	for b.Loop() {
		mustPut(b, lib, a, "/a", Unchanged)
	}
}

// full is a library of 30,000 paragraphs.
func full(b *testing.B) *Library {
	lib := tempLibrary(b)
	if err := lib.PutAll(b.Context(), tales(1000), func(Incoming, Stored, error) {}); err != nil {
		b.Fatal(err)
	}
	return lib
}

func BenchmarkPassages(b *testing.B) {
	lib := full(b)
	for _, n := range []int{3, 10, 50, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				ids := make([]string, n)
				for i := range ids {
					ids[i] = PassageID(fmt.Sprintf("tale-%d", rand.N(1000)), 1+rand.N(30))
				}
				if _, err := lib.Passages(b.Context(), ids...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkArticle(b *testing.B) {
	lib := full(b)
	for b.Loop() {
		if _, err := lib.Article(b.Context(), fmt.Sprintf("tale-%d", rand.N(1000))); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRevision(b *testing.B) {
	lib := full(b)
	for b.Loop() {
		if _, err := lib.Revision(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	lib := full(b)
	for b.Loop() {
		if err := lib.Check(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	path := full(b).store.name
	for b.Loop() {
		lib, err := OpenStore(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		lib.Close()
	}
}

package index

import (
	"flag"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"verbatim/corpus"
)

var sizes = flag.Int("sizes", 3, "how many of 1,000, 10,000, 100,000 and 500,000 passages BenchmarkAnswer measures")

// BenchmarkAnswer compares, on one index in one run, a whole answer with the bare
// bleve match query for as many passages as a reader would be shown. Before, it
// tells how fast the index was made, its size on disk, how long it takes to
// open, and the memory after 10,000 questions, in which the articles stand too:
// it is what the process takes, so measure one size a run where that matters.
func BenchmarkAnswer(b *testing.B) {
	for _, passages := range []int{1000, 10000, 100000, 500000}[:*sizes] {
		b.Run(fmt.Sprint(passages), func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "index")
			source := stored(b, passages)
			start := time.Now()
			closed(b, dir, source)
			making := time.Since(start)
			debug.FreeOSMemory()
			start = time.Now()
			x, err := Open(b.Context(), dir, source, Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer x.Close()
			opening := time.Since(start)
			asked := questions(500)
			whole := func(i int) error {
				_, err := x.Answer(b.Context(), Question{Text: asked[i%len(asked)]})
				return err
			}
			b.Run("state", func(b *testing.B) {
				for b.Loop() {
					for i := range 10000 {
						if err := whole(i); err != nil {
							b.Fatal(err)
						}
					}
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(passages)/making.Seconds(), "indexed/s")
				b.ReportMetric(onDisk(b, dir)/(1<<20), "disk-MiB")
				b.ReportMetric(float64(opening.Microseconds())/1000, "open-ms")
				b.ReportMetric(resident(b), "RSS-MiB")
				b.ReportMetric(private(b), "own-MiB")
			})
			b.Run("whole", func(b *testing.B) { times(b, whole) })
			b.Run("bare", func(b *testing.B) {
				times(b, func(i int) error { return bare(b, x, asked[i%len(asked)], 10) })
			})
		})
	}
}

// stored puts a made-up library into a store, so that the articles are not in
// memory.
func stored(b *testing.B, passages int) Source {
	store, err := corpus.OpenStore(b.Context(), filepath.Join(b.TempDir(), "library.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	own := store.Own("")
	items := func(yield func(corpus.Incoming) bool) {
		for _, a := range library(passages) {
			if !yield(corpus.Incoming{Article: a}) {
				return
			}
		}
	}
	if err := own.PutAll(b.Context(), items, func(_ corpus.Incoming, _ corpus.Stored, err error) {
		if err != nil {
			b.Fatal(err)
		}
	}); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	return own
}

// closed makes an index and closes it.
func closed(b *testing.B, dir string, source Source) {
	x, err := Open(b.Context(), dir, source, Options{})
	if err == nil {
		err = x.Close()
	}
	if err != nil {
		b.Fatal(err)
	}
}

// times measures what is done over and over, with its quantiles.
func times(b *testing.B, do func(i int) error) {
	b.ReportAllocs()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if err := do(i); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// onDisk is what a folder takes, in bytes.
func onDisk(b *testing.B, dir string) (size float64) {
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += float64(info.Size())
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}

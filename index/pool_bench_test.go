package index

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index/store"
)

var libraries = flag.Int("libraries", 50, "how many servers' libraries BenchmarkPool serves")

// BenchmarkPool serves many servers with libraries of 50 articles of 30
// paragraphs: how long it takes to open one that is not open and to answer from
// it, how many questions a second random servers get answered, and what memory
// all of it takes. The indexes share their segments on disk, not in memory.
func BenchmarkPool(b *testing.B) {
	shared := corpus.NewStatic(slices.Collect(maps.Values(library(1500)))...)
	dir := b.TempDir()
	copies(b, dir, shared)
	p := NewPool(func(string) Library { return shared }, PoolOptions{Dir: dir})
	defer p.Close()
	if err := p.Sync(b.Context(), ""); err != nil {
		b.Fatal(err)
	}
	before := resident(b)
	asked := questions(500)
	ask := func(server, question int) time.Duration {
		start := time.Now()
		if _, err := p.Answer(b.Context(), strconv.Itoa(server), Question{Text: asked[question%len(asked)]}); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	var cold []time.Duration
	for server := range *libraries {
		cold = append(cold, ask(server+1, server))
	}
	slices.Sort(cold)
	r := rand.New(rand.NewPCG(5, 6))
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		ask(1+r.IntN(*libraries), i)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "answers/s")
	b.ReportMetric(float64(cold[len(cold)/2].Microseconds())/1000, "open-p50-ms")
	b.ReportMetric(float64(cold[len(cold)*99/100].Microseconds())/1000, "open-p99-ms")
	b.ReportMetric(before, "RSS-before-MiB")
	b.ReportMetric(resident(b), "RSS-MiB")
}

// copies makes the index of a library once and copies it for every server.
func copies(b *testing.B, dir string, l Library) {
	b.Helper()
	one := filepath.Join(b.TempDir(), "one")
	x, err := Open(b.Context(), one, l, Options{})
	if err != nil {
		b.Fatal(err)
	}
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
	for server := range *libraries {
		to := filepath.Join(dir, strconv.Itoa(server+1))
		if err := store.Copy(one, to); err != nil {
			b.Fatal(err)
		}
		if err := store.Seal(to); err != nil {
			b.Fatal(err)
		}
	}
}

// resident is the memory of this process in MiB, the pages of files that it
// has mapped included; private is the part without these.
func resident(b *testing.B) float64 { return memory(b, "VmRSS") }
func private(b *testing.B) float64  { return memory(b, "RssAnon") }

// memory is what the kernel says of this process, in MiB.
func memory(b *testing.B, kind string) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("only Linux tells")
	}
	for line := range strings.Lines(string(status)) {
		var kib float64
		if n, _ := fmt.Sscanf(line, kind+": %f kB", &kib); n == 1 {
			return kib / 1024
		}
	}
	b.Fatalf("no %s in /proc/self/status", kind)
	return 0
}

package corpus

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// BenchmarkImport stores 10,000 articles of 30 paragraphs with their originals.
// It takes a minute or so:
// go test ./corpus -run '^$' -bench Import -benchtime 1x
func BenchmarkImport(b *testing.B) {
	const count = 10_000
	article := prose(30)
	for b.Loop() {
		lib := tempLibrary(b)
		items := func(yield func(Incoming) bool) {
			for n := range count {
				a := article
				a.Title = fmt.Sprint("Tale ", n)
				a.Paragraphs = append([]Paragraph{{Text: fmt.Sprintf("This is tale number %d.", n)}}, article.Paragraphs[1:]...)
				raw := []byte(a.Title + "\n\n")
				for _, p := range a.Paragraphs {
					raw = append(append(raw, p.Text...), "\n\n"...)
				}
				if !yield(Incoming{Article: a, Raw: raw, Origin: "/tales/" + strconv.Itoa(n)}) {
					return
				}
			}
		}
		if err := lib.PutAll(b.Context(), items, func(_ Incoming, _ Stored, err error) {
			if err != nil {
				b.Fatal(err)
			}
		}); err != nil {
			b.Fatal(err)
		}
		if info, err := os.Stat(lib.store.name); err == nil {
			b.ReportMetric(float64(info.Size())/count/1000, "kB/article")
		}
	}
	b.ReportMetric(count*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(peakMemory(), "peak-MB")
}

// peakMemory is the most that the process has taken from the system, in
// megabytes; 0 where that is not told.
func peakMemory() float64 {
	status, err := os.ReadFile("/proc/self/status")
	m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if err != nil || m == nil {
		return 0
	}
	kb, _ := strconv.ParseFloat(string(m[1]), 64)
	return kb / 1000
}

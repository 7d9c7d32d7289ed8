package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// A sample is what the program takes of the machine at a moment.
type sample struct {
	at                time.Duration // since the trial began
	resident          float64       // MiB
	private           float64       // MiB, of resident
	heap              float64       // MiB, of live and dead objects
	goroutines, files float64
	cpu               float64 // seconds since the program started
	own               float64 // seconds since this program started
	refused, dropped  float64 // requests since the program started
}

// sampleEvery is how often one is taken.
const sampleEvery = time.Second

// A pulse takes samples while a trial runs.
type pulse struct {
	program *program
	start   time.Time
	samples []sample
}

// beat samples until ctx ends. What cannot be read, for the program is being
// restarted, is left out.
func (p *pulse) beat(ctx context.Context) {
	for sleep(ctx, sampleEvery) {
		if s, err := p.sample(ctx); err == nil {
			p.samples = append(p.samples, s)
		}
	}
}

func (p *pulse) sample(ctx context.Context) (s sample, err error) {
	page, err := p.program.get(ctx, "/metrics")
	if err != nil {
		return s, err
	}
	const mebibyte = 1 << 20
	return sample{
		own:        value(ownPage(), "process_cpu_seconds_total"),
		at:         time.Since(p.start),
		resident:   value(page, "process_resident_memory_bytes") / mebibyte,
		private:    p.program.private(),
		heap:       value(page, "go_memstats_heap_inuse_bytes") / mebibyte,
		cpu:        value(page, "process_cpu_seconds_total"),
		goroutines: value(page, "go_goroutines"), files: value(page, "process_open_fds"),
		refused: value(page, "verbatim_refused_total"), dropped: value(page, "verbatim_dropped_total"),
	}, nil
}

// ownPage is what the kernel says of this program, empty where it says nothing.
func ownPage() []byte {
	var page bytes.Buffer
	metrics.WriteProcMetrics(&page)
	return page.Bytes()
}

// spent is by how much a counter grew over the samples. One that has fallen
// began anew, with the program.
func spent(samples []sample, of func(sample) float64) float64 {
	total, before := 0.0, 0.0
	for i, s := range samples {
		now := of(s)
		if i > 0 && now >= before {
			total += now - before
		} else if i > 0 {
			total += now
		}
		before = now
	}
	return total
}

// value is that of a metric without labels on a page of metrics, 0 where there
// is none.
func value(page []byte, name string) float64 {
	for line := range bytes.Lines(page) {
		if rest, found := bytes.CutPrefix(line, []byte(name+" ")); found {
			v, _ := strconv.ParseFloat(string(bytes.TrimSpace(rest)), 64)
			return v
		}
	}
	return 0
}

// write writes the samples as CSV.
func (p *pulse) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := csv.NewWriter(f)
	rows := [][]string{{"seconds", "resident_mib", "private_mib", "heap_mib", "goroutines", "files", "cpu_seconds", "own_cpu_seconds", "refused", "dropped"}}
	for _, s := range p.samples {
		row := []string{}
		for _, v := range []float64{s.at.Seconds(), s.resident, s.private, s.heap, s.goroutines, s.files, s.cpu, s.own, s.refused, s.dropped} {
			row = append(row, fmt.Sprintf("%.1f", v))
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		return err
	}
	return f.Close()
}

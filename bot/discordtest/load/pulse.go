package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/VictoriaMetrics/metrics"
	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
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
	families, err := readFamilies(bytes.NewReader(page))
	if err != nil {
		return s, err
	}
	const mebibyte = 1 << 20
	return sample{
		own:        value(ownFamilies(), "process_cpu_seconds_total"),
		at:         time.Since(p.start),
		resident:   value(families, "process_resident_memory_bytes") / mebibyte,
		private:    p.program.private(),
		heap:       value(families, "go_memstats_heap_inuse_bytes") / mebibyte,
		cpu:        value(families, "process_cpu_seconds_total"),
		goroutines: value(families, "go_goroutines"), files: value(families, "process_open_fds"),
		refused: value(families, "verbatim_refused_total"), dropped: value(families, "verbatim_dropped_total"),
	}, nil
}

// readFamilies reads a page of metrics as Prometheus does.
func readFamilies(page io.Reader) (map[string]*dto.MetricFamily, error) {
	parser := expfmt.NewTextParser(model.UTF8Validation)
	return parser.TextToMetricFamilies(page)
}

// ownFamilies are what the kernel says of this program, empty where it says
// nothing.
func ownFamilies() map[string]*dto.MetricFamily {
	var page bytes.Buffer
	metrics.WriteProcMetrics(&page)
	families, _ := readFamilies(&page)
	return families
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

// value is the only one of a metric, 0 where there is none.
func value(families map[string]*dto.MetricFamily, name string) float64 {
	for _, m := range families[name].GetMetric() {
		return m.GetGauge().GetValue() + m.GetCounter().GetValue() + m.GetUntyped().GetValue()
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

package monitor

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	victoria "github.com/VictoriaMetrics/metrics"

	"verbatim/bot"
)

// A family is what Prometheus calls a metric with all its labels.
type family struct{ name, kind, help string }

// describe writes the lines that stand above the samples of a family.
func (f family) describe(out io.Writer) {
	fmt.Fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", f.name, f.help, f.name, f.kind)
}

// sample is the name of one of its samples. Labels come in pairs of a name and
// a value.
func (f family) sample(labels ...string) string {
	if len(labels) == 0 {
		return f.name
	}
	var pairs []string
	for i := 0; i+1 < len(labels); i += 2 {
		pairs = append(pairs, labels[i]+"="+strconv.Quote(labels[i+1]))
	}
	return f.name + "{" + strings.Join(pairs, ",") + "}"
}

// metrics are counted as things happen; standing is what is read when asked.
type metrics struct{ questions, took, searched counted }

// A counted family has a set of its own, which is written below its description.
type counted struct {
	family
	set *victoria.Set
}

// buckets reach from a fast answer to the 3 s that Discord grants, in seconds.
var buckets = []float64{.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 3, 10}

func newMetrics() *metrics {
	count := func(name, kind, help string) counted {
		return counted{family{"verbatim_" + name, kind, help}, victoria.NewSet()}
	}
	return &metrics{
		questions: count("questions_total", "counter", "Requests by surface and outcome."),
		took:      count("answer_seconds", "histogram", "Time from a request to its finished reply, before it is sent."),
		searched:  count("search_seconds", "histogram", "Time that the index took for an answer."),
	}
}

// add counts one, observe a time.
func (c counted) add(labels ...string) { c.set.GetOrCreateCounter(c.sample(labels...)).Inc() }
func (c counted) observe(took time.Duration, labels ...string) {
	c.set.GetOrCreatePrometheusHistogramExt(c.sample(labels...), buckets).Update(took.Seconds())
}

// Observe counts a request that was handled.
func (m *Monitor) Observe(r bot.Record) {
	m.metrics.questions.add("outcome", r.Outcome, "surface", string(r.Surface))
	m.metrics.took.observe(r.Took, "surface", string(r.Surface))
	if r.Searched > 0 {
		m.metrics.searched.observe(r.Searched)
	}
}

func (m *metrics) write(out io.Writer) {
	for _, c := range []counted{m.questions, m.took, m.searched} {
		c.describe(out)
		c.set.WritePrometheus(out)
	}
}

// writeProcess writes what the program takes of the machine.
func writeProcess(out io.Writer) {
	victoria.WriteProcessMetrics(out)
	victoria.WriteFDMetrics(out)
}

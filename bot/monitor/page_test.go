package monitor

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"verbatim/bot"
)

// A described family is one as it stands on a page: with its samples, each of
// which is a line.
type described struct {
	family
	samples []string
}

var (
	comment = regexp.MustCompile(`^# (HELP|TYPE) ([a-z_]+) (.+)$`)
	sampled = regexp.MustCompile(`^([a-z_]+)(?:\{` + label + `(?:, ?` + label + `)*\})? (\S+)$`)
	// parts end the names of the samples that a histogram is made of.
	parts = regexp.MustCompile(`_(?:bucket|sum|count)$`)
	kinds = []string{"counter", "gauge", "histogram"}
)

const label = `[a-zA-Z_]+="(?:[^"\\]|\\[\\"n])*"`

// readPage reads a page of metrics by the rules of Prometheus: HELP and TYPE
// come once for a family and before its samples, and all lines of a family
// stand together.
// https://prometheus.io/docs/instrumenting/exposition_formats/
func readPage(page string) (map[string]*described, error) {
	families := map[string]*described{}
	var last *described
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		c, s := comment.FindStringSubmatch(line), sampled.FindStringSubmatch(line)
		name := ""
		switch {
		case c != nil:
			name = c[2]
		case s != nil && last != nil && last.kind == "histogram" && parts.ReplaceAllString(s[1], "") == last.name:
			name = last.name
		case s != nil:
			name = s[1]
		default:
			return nil, fmt.Errorf("%q is neither a sample nor about any", line)
		}
		f := families[name]
		if f == nil {
			f = &described{family: family{name: name}}
			families[name] = f
		} else if f != last {
			return nil, fmt.Errorf("%s stands in two places", name)
		}
		last = f
		if err := f.add(line, c, s); err != nil {
			return nil, err
		}
	}
	return families, nil
}

// add takes up a line of the family, taken apart as a comment or as a sample.
func (f *described) add(line string, c, s []string) error {
	if c == nil {
		f.samples = append(f.samples, line)
		_, err := strconv.ParseFloat(s[2], 64)
		return err
	}
	said := &f.help
	if c[1] == "TYPE" {
		said = &f.kind
	}
	if *said != "" || len(f.samples) > 0 || c[1] == "TYPE" && !slices.Contains(kinds, c[3]) {
		return fmt.Errorf("%q comes twice, or late, or means nothing", line)
	}
	*said = c[3]
	return nil
}

// TestMetricsReadAsPrometheusDoes: each family is described once, above all of
// its samples, which are of its kind.
func TestMetricsReadAsPrometheusDoes(t *testing.T) {
	m := New(source(bot.Waiting, nil))
	for _, outcome := range []string{"answered", "nothing", `"odd\name"`} {
		m.Observe(bot.Record{Surface: bot.Slash, Outcome: outcome, Took: time.Millisecond, Searched: time.Minute})
	}
	_, body := get(t, m, "/metrics")
	families, err := readPage(body)
	if err != nil {
		t.Fatalf("%v:\n%s", err, body)
	}
	histogram := len(buckets) + len([]string{"+Inf", "sum", "count"})
	for name, samples := range map[string]int{"verbatim_questions_total": 3, "verbatim_answer_seconds": histogram, "verbatim_gateway_up": 2,
		"verbatim_gateway_state_seconds": 2, "verbatim_articles": 1, "process_open_fds": 1} {
		f := families[name]
		if f == nil || len(f.samples) != samples {
			t.Errorf("%v, want %d samples of %s", f, samples, name)
		} else if strings.HasPrefix(name, "verbatim") && (f.help == "" || f.kind == "") {
			t.Errorf("%s says too little of itself", name)
		}
	}
	for _, want := range []string{`verbatim_answer_seconds_count{surface="slash"} 3`, `verbatim_answer_seconds_bucket{surface="slash",le="+Inf"} 3`} {
		if !strings.Contains(body, want+"\n") {
			t.Errorf("no line %s", want)
		}
	}
	if second := families["verbatim_gateway_state_seconds"].samples[1]; !strings.Contains(second, `,state="waiting"} `) {
		t.Errorf("the second shard: %s", second)
	}
}

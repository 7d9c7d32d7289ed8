package eval

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
)

// WriteTo prints the report as a table of names and figures, a line each.
// What was not measured has no line.
func (r Report) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, row := range r.rows() {
		fmt.Fprintf(table, "%s\t%s\n", row[0], row[1])
	}
	table.Flush() // A strings.Builder takes everything.
	for _, warning := range r.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", warning)
	}
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}

// rows returns the table's names and figures.
func (r Report) rows() [][2]string {
	language := r.Language
	if language == "" {
		language = "unknown language"
	}
	rows := [][2]string{
		{"passages", fmt.Sprintf("%d in %d articles (%s)", r.Passages, r.Articles, language)},
		{"questions", fmt.Sprintf("%d, %d without an answer", r.Answerable+r.Unanswerable, r.Unanswerable)},
	}
	add := func(name, format string, values ...any) {
		rows = append(rows, [2]string{name, fmt.Sprintf(format, values...)})
	}
	if r.Answerable > 0 {
		r.addRankingRows(add)
	}
	r.addAnswerRows(add)
	add("latency", "p50 %s, p95 %s, p99 %s", milliseconds(r.P50), milliseconds(r.P95), milliseconds(r.P99))
	if r.Indexing.Passages > 0 {
		seconds := r.Indexing.Took.Seconds()
		add("indexing", "%.0f passages/s (%d in %.1f s)", float64(r.Indexing.Passages)/seconds, r.Indexing.Passages, seconds)
	}
	return rows
}

type addRow func(name, format string, values ...any)

func (r Report) addRankingRows(add addRow) {
	for i, k := range cutoffs {
		add(fmt.Sprintf("recall@%d", k), "%.4f", r.Recall[i])
	}
	if r.Recall != r.Success {
		for i, k := range cutoffs {
			add(fmt.Sprintf("success@%d", k), "%.4f", r.Success[i])
		}
	}
	add("MRR@10", "%.4f", r.MRR)
	add("nDCG@10", "%.4f", r.NDCG)
	if r.MarkedOf > 0 {
		add("answer highlighted", "%.4f of %d right first passages", r.Marked, r.MarkedOf)
	}
	add("highlight", "%.2f sentences, %.2f of the text", r.Sentences, r.MarkedShare)
}

func (r Report) addAnswerRows(add addRow) {
	if r.Answerable > 0 && r.Unanswerable > 0 {
		add("AUROC", "%.4f", r.AUROC)
		add("accepted at 5 % false", "%.4f (threshold %.3f)", r.AcceptedAt5, r.Threshold5)
	}
	add("precision", "%.4f", r.Precision)
	add("answered", "%.4f", r.Answered)
	if r.Unanswerable > 0 {
		add("answered of answerable", "%.4f", r.AnsweredAnswerable)
		add("answered of unanswerable", "%.4f", r.AnsweredUnanswerable)
	}
	add("calibration error", "%.4f", r.CalibrationError)
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000)
}

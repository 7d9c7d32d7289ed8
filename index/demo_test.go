package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus/demo"
	"verbatim/index/golden"
)

// TestDemoQuestions compares what the demo's questions are answered with
// against testdata/demo.golden: a change of the ranking shows as a diff of the
// totals and of the questions that fail. The questions were written with the
// articles in view, so the totals tell regressions, not quality.
func TestDemoQuestions(t *testing.T) {
	x := demoIndex(t)
	var failures strings.Builder
	var first, quoted, answerable, refused, foreign int
	for _, q := range demo.Questions() {
		answer := answerFrom(t, x, q.Text)
		var ids []string
		for _, quote := range answer.Quotes {
			ids = append(ids, quote.Passage.ID())
		}
		right := func(id string) bool { return slices.Contains(q.Passages, id) }
		switch {
		case len(q.Passages) == 0:
			foreign++
			if len(ids) == 0 {
				refused++
				continue
			}
		default:
			answerable++
			if slices.ContainsFunc(ids, right) {
				quoted++
			}
			if len(ids) > 0 && right(ids[0]) {
				first++
				continue
			}
		}
		fmt.Fprintf(&failures, "%s\n  want %v\n  got  %v\n", q.Text, q.Passages, ids)
	}
	got := fmt.Sprintf("right first %d, among the quotes %d, of %d\nrefused %d of %d\n\n%s",
		first, quoted, answerable, refused, foreign, failures.String())
	golden.Compare(t, "testdata/demo.golden", got)
}

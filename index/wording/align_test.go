package wording

import (
	"strings"
	"testing"
)

// TestAlignIsBounded aligns texts that are made to cost time: one word over and
// over, and every word twice in another order.
func TestAlignIsBounded(t *testing.T) {
	same := Of(strings.Repeat("so ", 4000))
	other := Of(strings.Repeat("so so no ", 5000))
	x := aligner{a: same, b: other, places: map[string][]int{}, steps: maxSteps}
	for i, w := range other {
		x.places[w.Folded] = append(x.places[w.Folded], i)
	}
	x.between(Block{0, 0, len(same)}, len(other), -1)
	if x.steps < -2*len(other) {
		t.Errorf("%d steps were taken", maxSteps-x.steps)
	}
}

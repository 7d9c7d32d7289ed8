package analysis

import (
	"testing"
	"unicode/utf8"
)

func TestSimplifiedIsOneStep(t *testing.T) {
	table := simplified()
	if len(table) < 2000 {
		t.Errorf("%d characters", len(table))
	}
	for from, to := range table {
		if _, again := table[to]; again || from == to || to == utf8.RuneError {
			t.Errorf("%c becomes %c", from, to)
		}
	}
}

package main

import "testing"

func TestSpentCountsOnAfterARestart(t *testing.T) {
	samples := []sample{{cpu: 3}, {cpu: 5}, {cpu: 1}, {cpu: 2}}
	if got := spent(samples, func(s sample) float64 { return s.cpu }); got != 4 {
		t.Errorf("%v seconds spent, want 2 before the restart and 2 after it", got)
	}
}

package main

import "testing"

func TestSpentCountsOnAfterARestart(t *testing.T) {
	samples := []sample{{cpu: 3}, {cpu: 5}, {cpu: 1}, {cpu: 2}}
	if got := spent(samples, func(s sample) float64 { return s.cpu }); got != 4 {
		t.Errorf("%v seconds spent, want 2 before the restart and 2 after it", got)
	}
}

func TestValueIsThatOfTheWholeName(t *testing.T) {
	page := []byte("# HELP a_total b\na_total_of 1\nb{a_total=\"2\"} 3\na_total 4.5e+01\n")
	for name, want := range map[string]float64{"a_total": 45, "a_total_of": 1, "b": 0, "c": 0} {
		if got := value(page, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
}

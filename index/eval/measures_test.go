package eval

import (
	"math"
	"testing"
	"time"
)

func near(t *testing.T, name string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s is %v, want %v", name, got, want)
	}
}

func TestRankingMeasures(t *testing.T) {
	ranking := []string{"x", "b", "y", "a", "z"}
	relevant := map[string]float64{"a": 2, "b": 1, "never": 3}
	for k, want := range map[int]float64{1: 0, 2: 1.0 / 3, 4: 2.0 / 3, 10: 2.0 / 3} {
		near(t, "recall", recall(ranking, relevant, k), want)
	}
	for k, want := range map[int]float64{1: 0, 2: 1, 10: 1} {
		near(t, "success", success(ranking, relevant, k), want)
	}
	near(t, "reciprocal rank", reciprocalRank(ranking, relevant, 10), 1.0/2)
	near(t, "reciprocal rank at 1", reciprocalRank(ranking, relevant, 1), 0)
	// Gains 0 1 0 2 0 against 3 2 1.
	gain := 1/math.Log2(3) + 2/math.Log2(5)
	ideal := 3 + 2/math.Log2(3) + 1/math.Log2(4)
	near(t, "nDCG", ndcg(ranking, relevant, 10), gain/ideal)
	near(t, "nDCG at 2", ndcg(ranking, relevant, 2), (1/math.Log2(3))/(3+2/math.Log2(3)))
}

func TestRankingMeasuresOfNothing(t *testing.T) {
	for name, measure := range map[string]func([]string, map[string]float64, int) float64{
		"success": success, "recall": recall, "reciprocal rank": reciprocalRank, "nDCG": ndcg,
	} {
		near(t, name+" of an empty ranking", measure(nil, map[string]float64{"a": 1}, 10), 0)
		near(t, name+" without relevant passages", measure([]string{"a"}, nil, 10), 0)
	}
}

func TestAUROC(t *testing.T) {
	// Of six pairs four are in order and one is a tie.
	near(t, "AUROC", AUROC([]float64{.9, .5, .4}, []float64{.5, .3}), 4.5/6)
	near(t, "AUROC of parted lists", AUROC([]float64{.9, .8}, []float64{.1}), 1)
	near(t, "AUROC of equal confidences", AUROC([]float64{0, 0}, []float64{0, 0, 0}), .5)
	near(t, "AUROC of one list", AUROC(nil, []float64{.5}), .5)
}

func TestAcceptedAt(t *testing.T) {
	answerable := []float64{.9, .7, .7, .2}
	unanswerable := []float64{.8, .6, .1, .1}
	for limit, want := range map[float64]struct{ share, threshold float64 }{
		0:   {.25, .9},
		.25: {.75, .7},
		.5:  {1, .2},
		1:   {1, .1},
	} {
		share, threshold := AcceptedAt(answerable, unanswerable, limit)
		near(t, "share", share, want.share)
		near(t, "threshold", threshold, want.threshold)
	}
	share, threshold := AcceptedAt([]float64{.5}, []float64{.5}, .05)
	near(t, "share of a tie", share, 0)
	near(t, "threshold of a tie", threshold, 2)
}

func TestCalibrationError(t *testing.T) {
	// Bins: .15 right and .17 wrong; .95 right; 1 wrong, in the bin of .95.
	got := CalibrationError([]float64{.15, .17, .95, 1}, []bool{true, false, true, false})
	near(t, "calibration error", got, (math.Abs(.32-1)+math.Abs(1.95-1))/4)
	near(t, "calibration error of nothing", CalibrationError(nil, nil), 0)
}

func TestPercentile(t *testing.T) {
	var times []time.Duration
	for i := range 100 {
		times = append(times, time.Duration(i+1))
	}
	for p, want := range map[float64]time.Duration{.50: 50, .95: 95, .99: 99, 1: 100, 0: 1, .07: 7} {
		if got := percentile(times, p); got != want {
			t.Errorf("percentile %v of 1 to 100 is %d, want %d", p, got, want)
		}
	}
	if got := percentile([]int(nil), .5); got != 0 {
		t.Errorf("percentile of nothing is %d", got)
	}
}

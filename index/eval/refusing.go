package eval

import (
	"cmp"
	"math"
	"slices"
)

// AUROC is the area under the receiver operating characteristic: the
// probability that an answerable question got a higher confidence than an
// unanswerable one, ties counted half (Hanley and McNeil 1982). It is 0.5 if
// either list is empty.
func AUROC(answerable, unanswerable []float64) float64 {
	if len(answerable) == 0 || len(unanswerable) == 0 {
		return 0.5
	}
	others := slices.Sorted(slices.Values(unanswerable))
	sum := 0.0
	for _, c := range answerable {
		below := len(others) - atLeast(others, c)
		above := atLeast(others, math.Nextafter(c, math.Inf(1)))
		sum += float64(below+len(others)-above) / 2
	}
	return sum / float64(len(answerable)) / float64(len(unanswerable))
}

// AcceptedAt returns the lowest threshold at which at most the share limit of
// the unanswerable questions has at least that confidence, and the share of
// the answerable ones that has it: the true positive rate at that false
// positive rate. The threshold is one of the confidences, or above all of them
// (2) if even the highest lets too many through.
func AcceptedAt(answerable, unanswerable []float64, limit float64) (share, threshold float64) {
	if len(answerable) == 0 {
		return 0, 0
	}
	threshold = 2
	candidates := slices.Concat(answerable, unanswerable)
	slices.SortFunc(candidates, func(a, b float64) int { return cmp.Compare(b, a) })
	others := slices.Sorted(slices.Values(unanswerable))
	for _, t := range slices.Compact(candidates) {
		if float64(atLeast(others, t)) > limit*float64(len(others)) {
			break
		}
		threshold = t
	}
	yes := slices.Sorted(slices.Values(answerable))
	return float64(atLeast(yes, threshold)) / float64(len(yes)), threshold
}

// atLeast counts the values of a sorted list that are t or more.
func atLeast(sorted []float64, t float64) int {
	below, _ := slices.BinarySearch(sorted, t)
	return len(sorted) - below
}

// calibrationBins is the usual number of bins of the calibration error.
const calibrationBins = 10

// CalibrationError is the expected calibration error: questions are put into
// ten bins of equal width by confidence, and the differences between each
// bin's mean confidence and its share of right answers are averaged,
// weighted by the bins' sizes (Naeini, Cooper and Hauskrecht 2015; Guo et al.
// 2017, https://arxiv.org/abs/1706.04599). The lists go together; it is 0 for
// empty ones.
func CalibrationError(confidence []float64, right []bool) float64 {
	var gap [calibrationBins]float64 // confidence minus outcome, added up
	for i, c := range confidence {
		bin := min(max(int(c*calibrationBins), 0), calibrationBins-1)
		gap[bin] += c
		if right[i] {
			gap[bin]--
		}
	}
	sum := 0.0
	for _, g := range gap {
		sum += max(g, -g)
	}
	return sum / float64(max(1, len(confidence)))
}

// percentile is the nearest-rank percentile of a sorted list: the smallest
// value that at least the share p of all values does not exceed. It is the
// zero value for an empty list.
func percentile[T cmp.Ordered](sorted []T, p float64) (value T) {
	if len(sorted) == 0 {
		return value
	}
	rank := int(math.Ceil(p*float64(len(sorted)) - 1e-9)) // .07*100 is a little over 7
	return sorted[min(max(rank, 1), len(sorted))-1]
}

package eval

import (
	"cmp"
	"math"
	"slices"
)

// depth is how many passages of a ranking are looked at.
const depth = 10

// firstRelevant is the rank, from 1, of the first relevant passage in the
// ranking; 0 if there is none.
func firstRelevant(ranking []string, relevant map[string]float64) int {
	return 1 + slices.IndexFunc(ranking, func(id string) bool { return relevant[id] > 0 })
}

// success is 1 if one of the first k passages is relevant, else 0. Its mean is
// what most papers on passage retrieval for question answering call recall@k
// or top-k accuracy (Karpukhin et al. 2020, https://arxiv.org/abs/2004.04906).
func success(ranking []string, relevant map[string]float64, k int) float64 {
	if firstRelevant(ranking[:min(k, len(ranking))], relevant) > 0 {
		return 1
	}
	return 0
}

// recall is the share of the relevant passages that are among the first k, as
// trec_eval and BEIR compute recall_k; 0 if nothing is relevant. With one
// relevant passage it equals success.
func recall(ranking []string, relevant map[string]float64, k int) float64 {
	if len(relevant) == 0 {
		return 0
	}
	found := 0
	for _, id := range ranking[:min(k, len(ranking))] {
		if relevant[id] > 0 {
			found++
		}
	}
	return float64(found) / float64(len(relevant))
}

// reciprocalRank is 1 over the rank of the first relevant passage, 0 if none
// is among the first k. Its mean is MRR@k (Voorhees 1999, "The TREC-8 Question
// Answering Track Report").
func reciprocalRank(ranking []string, relevant map[string]float64, k int) float64 {
	if rank := firstRelevant(ranking[:min(k, len(ranking))], relevant); rank > 0 {
		return 1 / float64(rank)
	}
	return 0
}

// ndcg is the normalised discounted cumulated gain of the first k passages
// (Järvelin and Kekäläinen 2002), with a passage's grade as its gain and
// log2(rank+1) as the discount, as trec_eval and BEIR compute ndcg_cut_k; 0 if
// nothing is relevant.
func ndcg(ranking []string, relevant map[string]float64, k int) float64 {
	gains := make([]float64, 0, k)
	for _, id := range ranking[:min(k, len(ranking))] {
		gains = append(gains, max(0, relevant[id]))
	}
	var ideal []float64
	for _, grade := range relevant {
		ideal = append(ideal, max(0, grade))
	}
	slices.SortFunc(ideal, func(a, b float64) int { return cmp.Compare(b, a) })
	if best := discounted(ideal[:min(k, len(ideal))]); best > 0 {
		return discounted(gains) / best
	}
	return 0
}

// discounted is the sum of gains in order of rank, each divided by
// log2(rank+1).
func discounted(gains []float64) float64 {
	sum := 0.0
	for i, g := range gains {
		sum += g / math.Log2(float64(i)+2)
	}
	return sum
}

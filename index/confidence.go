package index

import "math"

// DefaultThreshold is the confidence from which an answer is given.
const DefaultThreshold = 0.5

// confidence is the probability that the best candidate answers.
func confidence(q query, list []ranked) float64 {
	if len(list) == 0 {
		return 0
	}
	var all, covered float64
	have := map[string]bool{}
	for _, tokens := range [][]token{list[0].heading, list[0].body} {
		for _, t := range tokens {
			have[t.term] = true
		}
	}
	for _, t := range q.tokens[list[0].lang] {
		if t.kind&stop != 0 {
			continue
		}
		all += q.idf(t.term)
		if have[t.term] {
			covered += q.idf(t.term)
		}
	}
	if all == 0 {
		return 0
	}
	return 1 / (1 + math.Exp(-8*(covered/all-0.55)))
}

package index

// distinct returns the first limit of the list, without those that nearly
// repeat a better one.
func distinct(list []ranked, limit int) []ranked {
	var kept []ranked
	var shingles []map[[3]string]bool
next:
	for _, r := range list {
		if len(kept) == limit {
			break
		}
		own := trigrams(r.body)
		for _, other := range shingles {
			if jaccard(own, other) > maxOverlap {
				continue next
			}
		}
		kept, shingles = append(kept, r), append(shingles, own)
	}
	return kept
}

// maxOverlap is the share of word trigrams in common from which two passages
// count as near-duplicates: copies with a changed word or byline stay above
// it, different paragraphs on one subject are below .1.
const maxOverlap = 0.7

// trigrams returns the sets of three words that follow one another. A text
// shorter than that is one of its own.
func trigrams(tokens []token) map[[3]string]bool {
	set := make(map[[3]string]bool, len(tokens))
	for i := range max(1, len(tokens)-2) {
		var t [3]string
		for j := range t {
			if i+j < len(tokens) {
				t[j] = tokens[i+j].word
			}
		}
		set[t] = true
	}
	return set
}

// jaccard is the Jaccard index of two sets, 0 if both are empty.
func jaccard(a, b map[[3]string]bool) float64 {
	common := 0
	for t := range a {
		if b[t] {
			common++
		}
	}
	if union := len(a) + len(b) - common; union > 0 {
		return float64(common) / float64(union)
	}
	return 0
}

package index

// distinct returns the first limit of the list, without those that nearly
// repeat a better one.
func distinct(list []*ranked, limit int) []*ranked {
	var kept []*ranked
	var shingles []map[[3]uint32]bool
next:
	for i := range list {
		if len(kept) == limit {
			break
		}
		own := trigrams(list[i].body)
		for _, other := range shingles {
			if jaccard(own, other) > maxOverlap {
				continue next
			}
		}
		kept, shingles = append(kept, list[i]), append(shingles, own)
	}
	return kept
}

// maxOverlap is the share of word trigrams in common from which two passages
// count as near-duplicates: copies with a changed word or byline stay above
// it, different paragraphs on one subject are below .1.
const maxOverlap = 0.7

// trigrams returns the sets of three words that follow one another. A text
// shorter than that is one of its own.
func trigrams(words []imprint) map[[3]uint32]bool {
	set := make(map[[3]uint32]bool, len(words))
	for i := range max(1, len(words)-2) {
		var t [3]uint32
		for j := range t {
			if i+j < len(words) {
				t[j] = words[i+j].term<<8 | uint32(words[i+j].form)
			}
		}
		set[t] = true
	}
	return set
}

// jaccard is the Jaccard index of two sets, 0 if both are empty.
func jaccard(a, b map[[3]uint32]bool) float64 {
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

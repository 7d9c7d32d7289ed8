package index

import (
	_ "embed"
	"strings"
	"sync"

	"verbatim/index/analysis"
)

// related lists, after each word, the words that a text may use in its place.
// The lists were written by hand: tables learned from question and sentence
// pairs hold far more noise for their size.
//
//go:embed related.txt
var related string

// relatedTo maps the family of a word to those of the words in its place.
var relatedTo = sync.OnceValue(func() map[uint32][]uint32 {
	table := map[uint32][]uint32{}
	for line := range strings.Lines(related) {
		words := strings.Fields(line)
		for i, w := range words {
			words[i] = analysis.EnglishFamily(w)
		}
		key := hash24(words[0])
		for _, w := range words[1:] {
			table[key] = append(table[key], hash24(w))
		}
	}
	return table
})

// relate makes the words related to the question's known to its reading.
func (r *reading) relate(lang string) {
	if lang != "en" {
		return
	}
	table := relatedTo()
	for i := range r.terms {
		for _, kin := range table[r.terms[i].kin] {
			if _, taken := r.kin.get(kin); !taken {
				r.related.put(kin, i)
			}
		}
	}
}

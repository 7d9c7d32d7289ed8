package corpus

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// prose makes an article of n paragraphs of 100 words, of which few are
// common, as in a language, and whose openings repeat.
func prose(n int) Article {
	r := rand.New(rand.NewPCG(5, 6))
	common := strings.Fields("The the a of and in to that it was for on is he she said with at by as")
	a := tale("The harbour")
	for range n {
		var words []string
		for range 100 {
			if r.IntN(2) == 0 {
				words = append(words, common[r.IntN(len(common))])
				continue
			}
			words = append(words, string(rune('a'+r.IntN(26)))+strings.Repeat("el", 1+r.IntN(4))+string(rune('a'+r.IntN(26))))
		}
		words[0] = "The"
		a.Paragraphs = append(a.Paragraphs, Paragraph{Text: strings.Join(words, " ") + "."})
	}
	return a
}

func BenchmarkFragments(b *testing.B) {
	same := tale("Same")
	for range 2000 {
		same.Paragraphs = append(same.Paragraphs, Paragraph{Text: strings.Repeat("a ", 300) + "a"})
	}
	for name, a := range map[string]Article{
		"30": prose(30), "2000": prose(2000), "20000": prose(20000), "hostile": same,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				a.Fragments()
			}
		})
	}
}

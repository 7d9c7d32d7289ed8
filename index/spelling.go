package index

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/index/analysis"
)

// A vocabulary is what the index knows of the words in its passages.
type vocabulary struct {
	// count says in how many passages any form of a folded word stands, 0 if the
	// word itself stands in none.
	count func(word string) int
	// near lists the words that start with the prefix and become the word by
	// at most so many edits (1 or 2): letters added, left out or changed, or two
	// that change places.
	near func(word string, edits int, prefix string) []spelling
	// spelled is the name that initials stand for, "" if none.
	spelled func(initials string) string
	// alike lists the words that sound as a word does.
	alike func(word string) []spelling
	// common holds the stop words and question words of the language.
	common map[string]analysis.Kind
	// asking tells that a question word is due: none has come yet, and nothing
	// but stop words.
	asking bool
	// company says how much of the question's other words stands in one passage
	// with a word, of 1.
	company func(word string) float64
}

// A spelling is a word of the index and what the vocabulary counts for it.
type spelling struct {
	word  string
	count int
	// sounds tells that the word sounds as what was written.
	sounds bool
}

// Bounds of correction, in letters: shorter words have too many neighbours,
// longer ones are no words. Of three letters, stop words alone are looked for; from
// twoEdits on two slips are, from twoAtMost on where none of one is plausible.
const (
	shortestStop      = 3
	shortestCorrected = 4
	twoAtMost         = 5
	twoEdits          = 7
	longestCorrected  = 40
)

// asItSounds is what it costs to spell a sound otherwise ("fone").
const asItSounds = 0.6

// slipWeight is how much a slip counts beside how common a word is.
const slipWeight = 3

// A mending is what a word may have been meant to be, a word or two, and how
// likely that is.
type mending struct {
	meant string
	score float64
}

// none is the mending of a word that nothing plausible was meant by.
var none = mending{score: math.Inf(-1)}

// correct returns the word of the index, or the stop word, that a folded word
// unknown to both was meant to be: the one with the fewest and likeliest slips,
// the commonest of those, or two words if a space was left out ("ukrainewar",
// "ukraine war"). It says false if none is plausible. Words with digits are left
// alone, and so are words that the index knows.
func correct(word, written string, v vocabulary) (string, bool) {
	letters := utf8.RuneCountInString(word)
	if letters < shortestStop || letters > longestCorrected || strings.ContainsAny(word, "0123456789") || v.count(word) > 0 {
		return "", false
	}
	best := mistyped(word, letters, v)
	if two := parted(word, written, v); two.score > best.score {
		best = two
	}
	return best.meant, best.meant != ""
}

// mistyped is the likeliest word that one was meant to be: one slip away, or two
// with its first letter, which people rarely miss, if it is long or nothing else
// is plausible.
func mistyped(word string, letters int, v vocabulary) mending {
	near := v.stopWords(word, letters)
	if letters < shortestCorrected {
		return likeliest(word, letters, near, v)
	}
	_, size := utf8.DecodeRuneInString(word)
	near = append(near, v.near(word, 1, "")...)
	near = append(near, v.alike(word)...)
	if letters >= twoEdits {
		near = append(near, v.near(word, 2, word[:size])...)
	}
	best := likeliest(word, letters, near, v)
	if best.meant == "" && twoAtMost <= letters && letters < twoEdits {
		best = likeliest(word, letters, v.near(word, 2, word[:size]), v)
	}
	return best
}

// How often stop words count as standing in articles at least, which may lack
// them, and question words where one is due.
const stopCount, askedCount = 100, 10000

// stopWords lists the stop words that a word may have been meant to be. Of a short
// one no letter may be another, unless a question word is due: "bat" and "fan" are
// words too, "teh" and "mny" are none.
func (v vocabulary) stopWords(word string, letters int) (list []spelling) {
	const shortWord, perLetter, atLeast = 4, 0.17, 0.3
	for common, k := range v.common {
		due := k&analysis.Question != 0 && v.asking
		free := letters > shortWord || due
		if k&analysis.Stop == 0 || len(common)-len(word) > 1 || len(word)-len(common) > 1 || !free && changed(word, common) {
			continue
		}
		if slip(word, common) <= perLetter*float64(letters)+atLeast {
			count := askedCount
			if !due {
				count = max(stopCount, v.count(common))
			}
			list = append(list, spelling{word: common, count: count})
		}
	}
	return list
}

// changed tells whether of two words one has letters that the other lacks, and
// the other as many.
func changed(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return len(x) == len(y) && !slices.Equal(x, y)
}

// likeliest is the candidate with the highest score that is plausible at all:
// the noisy channel of Kernighan, Church and Gale (1990), with the logarithm of
// the count for how common a word is, slip for how common its misspelling, and its
// company for how well it goes with the rest of the question. The company of the
// first few alone is looked at.
func likeliest(word string, letters int, near []spelling, v vocabulary) mending {
	// Found on other misspelled questions, where the passages right first are as
	// many with 3 to 5.
	const companyWeight, companySpare, looked = 4, 0.5, 6
	best := none
	list := plausible(word, letters, near, companySpare)
	for _, g := range list[:min(len(list), looked)] {
		share := 0.0
		if g.count <= maxLooked && v.common[g.meant]&analysis.Stop == 0 {
			share = v.company(g.meant)
		}
		g.score += companyWeight * share
		if g.spare+companySpare*share >= 0 && g.score > best.score {
			best = g.mending
		}
	}
	return best
}

// A guess is a mending by one word, how common that is, and by how much less slip
// it takes than is plausible, which is negative if it takes more.
type guess struct {
	mending
	count int
	spare float64
}

// plausible lists the candidates that are, or that would be with so much to
// spare, the likeliest first.
func plausible(word string, letters int, near []spelling, spare float64) (list []guess) {
	// Found on typos-en: the share restored less the share read wrongly is flat
	// for slipWeight from 2 to 4, and highest where a word of n letters excuses
	// perLetter of slip for each, more of it if what was meant is common.
	const perLetter, perLog, less = 0.17, 0.15, 0.1
	for _, c := range near {
		cost, common := slip(word, c.word), math.Log(float64(1+c.count))
		if c.sounds {
			cost = min(cost, asItSounds)
		}
		g := guess{mending{c.word, common - slipWeight*cost}, c.count, perLetter*float64(letters) + perLog*common - less - cost}
		if g.spare+spare >= 0 {
			list = append(list, g)
		}
	}
	slices.SortFunc(list, func(a, b guess) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.meant, b.meant))
	})
	return slices.Compact(list)
}

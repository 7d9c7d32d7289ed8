// Package spelling tells which word of the articles a misspelled one was meant to
// be: by a noisy channel, in which what people often write wrongly costs little
// and what is common in the articles is likely, and by spaces left out or
// misplaced.
package spelling

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/index/analysis"
)

// A Vocabulary is what the articles tell of words.
type Vocabulary struct {
	// Count says in how many passages any form of a folded word stands, 0 if the
	// word itself stands in none.
	Count func(word string) int
	// Near lists the words that start with the prefix and become the word by
	// at most so many edits (1 or 2): letters added, left out or changed, or two
	// that change places.
	Near func(word string, edits int, prefix string) []Candidate
	// Alike lists the words that sound as a word does.
	Alike func(word string) []Candidate
	// Common holds the stop words and question words of the language.
	Common map[string]analysis.Kind
	// Asking tells that a question word is due: none has come yet, and nothing
	// but stop words.
	Asking bool
	// Company says how much of the question's other words stands in one passage
	// with a word, of 1.
	Company func(word string) float64
}

// A Candidate is a word of the index and what the vocabulary counts for it.
type Candidate struct {
	Word  string
	Count int
	// Sounds tells that the word sounds as what was written.
	Sounds bool
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

// MaxLooked is in how many passages a word stands at most whose company is asked
// for: that of commoner ones would take long to find out.
const MaxLooked = 20_000

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

// Correct returns the word of the index, or the stop word, that a folded word
// unknown to both was meant to be: the one with the fewest and likeliest slips,
// the commonest of those, or two words if a space was left out ("ukrainewar",
// "ukraine war"). It says false if none is plausible. Words with digits are left
// alone, and so are words that the index knows.
func Correct(word, written string, v Vocabulary) (string, bool) {
	letters := lettersOf(word)
	if letters < shortestStop || letters > longestCorrected || strings.ContainsAny(word, "0123456789") || v.Count(word) > 0 {
		return "", false
	}
	best := mistyped(word, letters, v)
	if two := parted(word, written, v); two.score > best.score {
		best = two
	}
	return best.meant, best.meant != ""
}

// lettersOf is how many letters a word has, without the signs that stand at them: most of
// a word of Hindi is vowels.
func lettersOf(word string) (n int) {
	for _, r := range word {
		if !unicode.IsMark(r) {
			n++
		}
	}
	return n
}

// mistyped is the likeliest word that one was meant to be: one slip away, or two
// with its first letter, which people rarely miss, if it is long or nothing else
// is plausible.
func mistyped(word string, letters int, v Vocabulary) mending {
	near := v.stopWords(word, letters)
	if letters < shortestCorrected {
		return likeliest(word, letters, near, v)
	}
	_, size := utf8.DecodeRuneInString(word)
	near = append(near, v.Near(word, 1, "")...)
	near = append(near, v.Alike(word)...)
	if letters >= twoEdits {
		near = append(near, v.Near(word, 2, word[:size])...)
	}
	best := likeliest(word, letters, near, v)
	if best.meant == "" && twoAtMost <= letters && letters < twoEdits {
		best = likeliest(word, letters, v.Near(word, 2, word[:size]), v)
	}
	return best
}

// How often stop words count as standing in articles at least, which may lack
// them, and question words where one is due.
const stopCount, askedCount = 100, 10000

// stopWords lists the stop words that a word may have been meant to be. Of a short
// one no letter may be another, unless a question word is due: "bat" and "fan" are
// words too, "teh" and "mny" are none.
func (v Vocabulary) stopWords(word string, letters int) (list []Candidate) {
	const shortWord, perLetter, atLeast = 4, 0.17, 0.3
	for common, k := range v.Common {
		due := k&analysis.Question != 0 && v.Asking
		free := letters > shortWord || due
		if k&analysis.Stop == 0 || len(common)-len(word) > 1 || len(word)-len(common) > 1 || !free && changed(word, common) {
			continue
		}
		if slip(word, common) <= perLetter*float64(letters)+atLeast {
			count := askedCount
			if !due {
				count = max(stopCount, v.Count(common))
			}
			list = append(list, Candidate{Word: common, Count: count})
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
func likeliest(word string, letters int, near []Candidate, v Vocabulary) mending {
	// Found on other misspelled questions, where the passages right first are as
	// many with 3 to 5.
	const companyWeight, companySpare, looked = 4, 0.5, 6
	best := none
	list := plausible(word, letters, near, companySpare)
	for _, g := range list[:min(len(list), looked)] {
		share := 0.0
		if g.count <= MaxLooked && v.Common[g.meant]&analysis.Stop == 0 {
			share = v.Company(g.meant)
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
func plausible(word string, letters int, near []Candidate, spare float64) (list []guess) {
	// Found on typos-en: the share restored less the share read wrongly is flat
	// for slipWeight from 2 to 4, and highest where a word of n letters excuses
	// perLetter of slip for each, more of it if what was meant is common.
	const perLetter, perLog, less = 0.17, 0.15, 0.1
	for _, c := range near {
		cost, common := slip(word, c.Word), math.Log(float64(1+c.Count))
		if c.Sounds {
			cost = min(cost, asItSounds)
		}
		g := guess{mending{c.Word, common - slipWeight*cost}, c.Count, perLetter*float64(letters) + perLog*common - less - cost}
		if g.spare+spare >= 0 {
			list = append(list, g)
		}
	}
	slices.SortFunc(list, func(a, b guess) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.meant, b.meant))
	})
	return slices.Compact(list)
}

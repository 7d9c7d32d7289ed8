package spelling

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"verbatim/index/analysis"
)

// What it costs to leave out a space, one before a capital, and what each part of
// two letters adds.
const noSpace, noSpaceBeforeCapital, shortPartCost = 1.1, 0.3, 0.15

// parted splits a word in two that the index knows well or that are stop words,
// the rarer of the two as common as can be.
func parted(word, written string, v Vocabulary) mending {
	const fewest, shortestBoth = 3, 7
	best := none
	letters := utf8.RuneCountInString(word)
	for i := range word {
		least, cost := fewest, noSpace
		if capitalInside(word, written, i) {
			least, cost = 1, noSpaceBeforeCapital
		}
		x, y := word[:i], word[i:]
		if letters < shortestBoth && least == fewest && v.Common[x]&analysis.Stop == 0 && v.Common[y]&analysis.Stop == 0 {
			continue
		}
		for _, part := range [...]string{x, y} {
			if utf8.RuneCountInString(part) == shortestStopPart {
				cost += shortPartCost
			}
		}
		n := min(v.partCount(x), v.partCount(y))
		if 0 < n && n < fewest && v.together(x, y) {
			least = 1
		}
		if score := math.Log(float64(1+n)) - slipWeight*cost; n >= least && score > best.score {
			best = mending{x + " " + y, score}
		}
	}
	return best
}

// Parts of a word that are words of their own have three letters, stop words two.
const shortestStopPart, shortestPart = 2, 3

// partCount says how common a part of a word is as a word of its own, 0 if it is
// none or too short to tell: of the stop words some are pieces of others ("im").
func (v Vocabulary) partCount(part string) int {
	letters, isStop := utf8.RuneCountInString(part), v.Common[part]&analysis.Stop != 0
	switch {
	case letters < shortestStopPart || letters < shortestPart && (!isStop || v.Count(part) == 0):
		return 0
	case isStop:
		return stopCount
	}
	return v.Count(part)
}

// together tells whether each of two words that is no stop word stands in a passage
// with half of the question's other words.
func (v Vocabulary) together(words ...string) bool {
	const half = 0.5
	return !slices.ContainsFunc(words, func(word string) bool { return v.Common[word]&analysis.Stop == 0 && v.Company(word) < half })
}

// capitalInside tells whether a word is written with a capital at i, after a small
// letter ("NewYork").
func capitalInside(word, written string, i int) bool {
	at, letters := utf8.RuneCountInString(word[:i]), []rune(written)
	return at > 0 && utf8.RuneCountInString(word) == len(letters) && unicode.IsLower(letters[at-1]) && unicode.IsUpper(letters[at])
}

// SpacedAnew returns what two neighbouring words were meant to be, if one of them is
// unknown: a word, if the space between them is one too many, or if both are
// unknown two others, if it slipped by a letter; "" if neither.
func SpacedAnew(a, b string, unknownA, unknownB bool, v Vocabulary) (meant string) {
	if unknownA || unknownB {
		meant = rejoin(a, b, v)
	}
	if meant == "" && unknownA && unknownB {
		meant = respaced(a, b, v)
	}
	return meant
}

// rejoin returns the word of the index that two neighbouring words of a question
// were meant to be, one of which it does not know ("ze lensky", "zelensky"), "" if
// there is none.
func rejoin(a, b string, v Vocabulary) string {
	joined := a + b
	if v.Count(joined) == 0 || v.Count(a) > 0 && v.Count(b) > 0 {
		return ""
	}
	return joined
}

// respaced returns the two words that two neighbouring words, both unknown, were
// meant to be when the space between them slipped by a letter ("th epresident"),
// "" if there are none.
func respaced(a, b string, v Vocabulary) string {
	const fewest = 2
	best, bestCount := "", fewest
	_, first := utf8.DecodeRuneInString(b)
	_, last := utf8.DecodeLastRuneInString(a)
	for _, at := range [...]int{len(a) + first, len(a) - last} {
		x, y := (a + b)[:at], (a + b)[at:]
		if n := min(v.partCount(x), v.partCount(y)); n >= bestCount {
			best, bestCount = x+" "+y, n
		}
	}
	return best
}

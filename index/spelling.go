package index

import (
	"math"
	"strings"
	"unicode/utf8"
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
}

// A spelling is a word of the index and what the vocabulary counts for it.
type spelling struct {
	word  string
	count int
}

// Bounds of correction, in letters: shorter words have too many neighbours,
// longer ones are no words.
const (
	shortestCorrected = 4
	longestCorrected  = 40
	twoEdits          = 7
)

// correct returns the word of the index that a folded word unknown to it was
// meant to be: the one with the fewest and likeliest slips, the commonest of
// those, or two words if a space was left out ("ukrainewar", "ukraine war").
// It says false if none is plausible. Words with digits are left alone, and so
// are words that the index knows.
func correct(word string, v vocabulary) (string, bool) {
	letters := utf8.RuneCountInString(word)
	if letters < shortestCorrected || letters > longestCorrected || strings.ContainsAny(word, "0123456789") ||
		v.count(word) > 0 {
		return "", false
	}
	if best, ok := likeliest(word, letters, spellings(word, letters, v)); ok {
		return best, true
	}
	return parted(word, letters, v)
}

// spellings are the words that differ from a word by few edits: those with its
// first letter, which people rarely miss, and if there are none, others.
func spellings(word string, letters int, v vocabulary) []spelling {
	edits := 1
	if letters >= twoEdits {
		edits = 2
	}
	_, size := utf8.DecodeRuneInString(word)
	near := append(v.near(word, edits, word[:size]), swapped(word, v)...)
	if len(near) == 0 && letters > shortestCorrected {
		near = v.near(word, 1, "")
	}
	return near
}

// swapped is the known word that a word becomes when its first two letters change
// places ("hwich"), if there is one.
func swapped(word string, v vocabulary) []spelling {
	letters := []rune(word)
	letters[0], letters[1] = letters[1], letters[0]
	if other := string(letters); v.count(other) > 0 {
		return []spelling{{other, v.count(other)}}
	}
	return nil
}

// likeliest is the candidate with the highest score that is plausible at all:
// the noisy channel of Kernighan, Church and Gale (1990), with the logarithm of
// the count for how common a word is and slip for how common its misspelling.
func likeliest(word string, letters int, near []spelling) (string, bool) {
	// Found on typos-en: the share restored less the share read wrongly is
	// flat for slipWeight from 2 to 4, and highest where a word of n letters
	// excuses this much slip, more of it if what was meant is common.
	const slipWeight, slipPerLetter, slipPerLog, slipLess = 3, 0.17, 0.15, 0.1
	best, bestScore := "", math.Inf(-1)
	for _, c := range near {
		cost := slip(word, c.word)
		common := math.Log(float64(1 + c.count))
		if cost > slipPerLetter*float64(letters)+slipPerLog*common-slipLess {
			continue
		}
		score := common - slipWeight*cost
		if score > bestScore || score == bestScore && c.word < best {
			best, bestScore = c.word, score
		}
	}
	return best, best != ""
}

// parted splits a word in two that the index knows well, the rarer of the two as
// common as can be.
func parted(word string, letters int, v vocabulary) (string, bool) {
	const shortestPart, fewest = 3, 3
	best, bestCount := "", fewest-1
	if letters < 2*shortestPart+1 {
		return "", false
	}
	for i := range word {
		if i < shortestPart || len(word)-i < shortestPart {
			continue
		}
		if n := min(v.count(word[:i]), v.count(word[i:])); n > bestCount {
			best, bestCount = word[:i]+" "+word[i:], n
		}
	}
	return best, best != ""
}

// rejoin returns the word of the index that two neighbouring words of a question
// were meant to be, one of which it does not know ("ze lensky", "zelensky").
func rejoin(a, b string, v vocabulary) (string, bool) {
	joined := a + b
	if v.count(joined) == 0 || v.count(a) > 0 && v.count(b) > 0 {
		return "", false
	}
	return joined, true
}

// slip says how unlikely it is to write one word for another: the edit distance
// with transpositions (Damerau; optimal string alignment), in which the
// mistakes that people make cost less than others.
func slip(written, meant string) float64 {
	a, b := []rune(written), []rune(meant)
	if len(a) > longestCorrected || len(b) > longestCorrected {
		return math.Inf(1)
	}
	before, above, row := make([]float64, len(b)+1), make([]float64, len(b)+1), make([]float64, len(b)+1)
	for j := range b {
		above[j+1] = above[j] + gap(b, j)
	}
	for i := range a {
		row[0] = above[0] + gap(a, i)
		for j := range b {
			row[j+1] = min(above[j]+swap(a[i], b[j]), above[j+1]+gap(a, i), row[j]+gap(b, j))
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] && a[i] != a[i-1] {
				row[j+1] = min(row[j+1], before[j-1]+transposed(a[i-1], a[i]))
			}
		}
		before, above, row = above, row, before
	}
	cost := above[len(b)]
	if len(a) > 0 && len(b) > 0 && a[0] != b[0] {
		const wrongStart = 0.5
		cost += wrongStart
	}
	return cost
}

// gap is the cost of a letter too many or too few.
func gap(word []rune, i int) float64 {
	switch {
	case i > 0 && word[i] == word[i-1]: // "comittee"
		return 0.5
	case strings.ContainsRune("aeiouh", word[i]): // silent or swallowed
		return 0.8
	}
	return 1
}

// swap is the cost of one letter written for another.
func swap(a, b rune) float64 {
	switch {
	case a == b:
		return 0
	case strings.ContainsRune("aeiouy", a) && strings.ContainsRune("aeiouy", b): // "existance"
		return 0.65
	case alike[pair{a, b}] || alike[pair{b, a}]:
		return 0.7
	}
	return 1
}

// transposed is the cost of two letters in the wrong order.
func transposed(a, b rune) float64 {
	if strings.ContainsRune("aeiou", a) && strings.ContainsRune("aeiou", b) { // "recieve"
		return 0.4
	}
	return 0.6
}

type pair struct{ a, b rune }

// alike are letters that sound alike in some words.
var alike = func() map[pair]bool {
	pairs := map[pair]bool{}
	for _, two := range strings.Fields("ck cs sz ct gj fv mn bp dt kq vw xs td lr") {
		pairs[pair{rune(two[0]), rune(two[1])}] = true
	}
	return pairs
}()

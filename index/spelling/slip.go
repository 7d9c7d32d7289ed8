package spelling

import (
	"math"
	"strings"
)

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
	if len(a) > 0 && len(b) > 0 && a[0] != b[0] && !(len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0]) {
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

// vowelLetters are those of the Latin and Cyrillic alphabets.
const vowelLetters = "aeiouyаеиоуыэюя"

// swap is the cost of one letter written for another.
func swap(a, b rune) float64 {
	switch {
	case a == b:
		return 0
	case strings.ContainsRune(vowelLetters, a) && strings.ContainsRune(vowelLetters, b): // "existance"
		return 0.65
	case alike[pair{a, b}] || alike[pair{b, a}]:
		return 0.7
	case beside[pair{a, b}]:
		return 0.8
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
	for _, two := range strings.Fields("ck cs sz ct gj fv mn bp dt kq vw xs td lr бп вф гк дт жш зс") {
		letters := []rune(two)
		pairs[pair{letters[0], letters[1]}] = true
	}
	return pairs
}()

// keyboards are the rows of the letters on keyboards, each key to the upper left of
// the one that stands below it.
var keyboards = [...][]string{
	{"qwertyuiop", "asdfghjkl", "zxcvbnm"},
	{"йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"},
}

// beside are the letters whose keys touch.
var beside = func() map[pair]bool {
	pairs := map[pair]bool{}
	touch := func(a, b rune) { pairs[pair{a, b}], pairs[pair{b, a}] = true, true }
	for _, rows := range keyboards {
		for n, row := range rows {
			keys := []rune(row)
			for i := 1; i < len(keys); i++ {
				touch(keys[i-1], keys[i])
			}
			if n == 0 {
				continue
			}
			above := []rune(rows[n-1])
			for i, key := range keys {
				touch(key, above[i])
				touch(key, above[i+1])
			}
		}
	}
	return pairs
}()

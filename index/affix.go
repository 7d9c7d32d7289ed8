package index

import (
	"strings"
	"unicode/utf8"
)

// hebrew takes the particles written against a Hebrew word (and, the, in, to,
// from, that, as) off its start and the plural off its end, as long as three
// letters, the length of a root, are left. Words that begin with such a letter
// of their own lose it too, wherever they stand, and so still meet.
func hebrew(word string) string {
	const root = 3
	letters := []rune(word)
	for _, ending := range []string{"ים", "ות"} {
		if strings.HasSuffix(word, ending) && len(letters) >= root+2 {
			letters = letters[:len(letters)-2]
			break
		}
	}
	for len(letters) > root && strings.ContainsRune("והבלמשכ", letters[0]) {
		letters = letters[1:]
	}
	return string(letters)
}

// korean takes the particle off the end of a Korean word, as long as two
// syllables are left. Compounds and verbs meet by the pairs of their syllables.
func korean(word string) string {
	const least = 2
	for _, particle := range []string{
		"에서는", "으로는", "에서", "에게", "으로", "까지", "부터", "처럼", "보다", "이다", "이며", "하고",
		"은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만",
	} {
		if rest, ok := strings.CutSuffix(word, particle); ok && utf8.RuneCountInString(rest) >= least {
			return rest
		}
	}
	return word
}

// portuguese gives nouns in -ões the ending of their singular, which bleve's
// stemmer sees only where the diacritics are written.
func portuguese(word string) string {
	if stem, ok := strings.CutSuffix(word, "oes"); ok && len(stem) > 1 {
		return stem + "ao"
	}
	return word
}

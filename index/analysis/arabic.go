package analysis

import (
	"strings"
	"unicode/utf8"
)

// arabicParticles are written against the word after them: in, to, as, so.
// Together with the article the stemmer knows them.
const arabicParticles = "بلكف"

// rootLetters is how many letters an Arabic root has, of all but a few words.
const rootLetters = 3

// withoutParticle takes a particle off an Arabic stem ("بمدينة", in a city), as
// long as that is longer than a root with such a letter of its own.
func withoutParticle(stem string) string {
	first, size := utf8.DecodeRuneInString(stem)
	if strings.ContainsRune(arabicParticles, first) && utf8.RuneCountInString(stem) > rootLetters+1 {
		return stem[size:]
	}
	return stem
}

// withoutNunation takes the ending of an indefinite accusative off an Arabic word
// ("نوعًا"), where its mark is written.
func withoutNunation(word string) string {
	for _, ending := range [...]string{"ًا", "اً"} {
		if rest, ok := strings.CutSuffix(word, ending); ok && utf8.RuneCountInString(rest) >= rootLetters {
			return rest
		}
	}
	return word
}

// arabicRoot names the family of an Arabic word by its consonants. Plurals,
// persons and most derived nouns change the vowels between those of the root and
// add few letters around them (Ryding 2005, A Reference Grammar of Modern Standard
// Arabic): before the root a particle, t- or n- of verbs and m- of participles and
// nouns of place, after it -t of verbs. A stem with fewer consonants than a root is
// its own family.
func arabicRoot(t Token) string {
	root := []rune(strings.Map(consonant, t.Term))
	if last := len(root) - 1; last >= rootLetters && root[last] == 'ت' {
		root = root[:last]
	}
	for _, before := range []string{arabicParticles, "تن", "م"} {
		if len(root) > rootLetters && strings.ContainsRune(before, root[0]) {
			root = root[1:]
		}
	}
	if len(root) < rootLetters {
		return t.Term
	}
	return string(root)
}

// consonant is the mapping that drops the letters of vowels, which are also those
// that change or fall in weak roots.
func consonant(r rune) rune {
	if strings.ContainsRune("اويىءئؤة", r) {
		return -1
	}
	return r
}

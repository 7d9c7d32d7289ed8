package analysis

import "strings"

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

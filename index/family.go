package index

import "strings"

// families maps each word of a list, folded, to the first of its line. A word on
// two lines is of the first of them.
func families(list string) map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(foldMarks(list)) {
		words := strings.Fields(line)
		for _, w := range words {
			if _, taken := table[w]; !taken {
				table[w] = words[0]
			}
		}
	}
	return table
}

// openFamilies maps each word of a list, folded, to the family of its line, which no
// other word falls into. A word with a hyphen stands for all that have its stem,
// folded.
func openFamilies(list string, stem func(string) string) map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(list) {
		words := strings.Fields(line)
		for _, word := range words {
			key := foldMarks(word)
			if root, open := strings.CutSuffix(word, "-"); open {
				key = stem(root) + "-"
			}
			if _, taken := table[key]; !taken {
				table[key] = words[0] + "+"
			}
		}
	}
	return table
}

// familyPrefix is how many letters make a family in languages of which no more
// is known: five do on the native sets what six do for stems.
const familyPrefix = 5

// firstOfWord is the family of a word by its first letters.
func firstOfWord(t token) string { return familyLetters(t.word) }

var familyLetters = firstLetters(familyPrefix)

// leavesFamily tells whether a word is of a family that the language lists, the names
// of which end in a plus, and another is not: such a word is no misspelling of that one.
func leavesFamily(lang string, t token, other string) bool {
	family := analyzerFor(lang).family
	listed := family(t)
	return strings.HasSuffix(listed, "+") && family(token{word: other}) != listed
}

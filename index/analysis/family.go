package analysis

import (
	"strings"
	"sync"
)

// families maps each word of a list, folded, to the first of its line. A word on
// two lines is of the first of them.
func families(list string) map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(FoldMarks(list)) {
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
			key := FoldMarks(word)
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
func firstOfWord(t Token) string { return familyLetters(t.Word) }

var familyLetters = FirstLetters(familyPrefix)

// LeavesFamily tells whether a word is of a family that the language lists, the names
// of which end in a plus, or an ordinary one, and another word is of another family:
// such a word is no misspelling of that one.
func LeavesFamily(lang string, t Token, other string) bool {
	a := For(lang)
	family := a.Family(t)
	return (strings.HasSuffix(family, "+") || a.isOrdinary(t.Word)) && a.Family(Token{Word: other}) != family
}

// asOrdinary has a list of words, and what has the root of one of them, taken as
// ordinary: a root tells more than the letters that a family is known by.
func (a *Analyzer) asOrdinary(list string, root func(word string) string) {
	roots := sync.OnceValue(func() map[string]bool {
		roots := map[string]bool{}
		for word := range strings.FieldsSeq(FoldMarks(list)) {
			roots[root(word)] = true
		}
		return roots
	})
	a.isOrdinary = func(word string) bool { return list != "" && roots()[root(word)] }
}

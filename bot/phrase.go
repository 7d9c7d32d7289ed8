package bot

import (
	"slices"
	"strings"
	"unicode"
)

// isWord tells whether a character is a part of a word: marks are, such as the
// vowels of Hindi, but not those that only choose how an emoji looks.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) && !unicode.Is(unicode.Variation_Selector, r)
}

// phrased is a text as the lists of phrases hold it: its words in lower case,
// without the marks between and around them. The apostrophe of a phone is that
// of a keyboard.
func phrased(text string) string {
	text = strings.ReplaceAll(strings.ToLower(text), "’", "'")
	words := strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) && r != '\'' && r != '-' })
	words = slices.DeleteFunc(words, func(w string) bool { return !strings.ContainsFunc(w, isWord) })
	return strings.Join(words, " ")
}

// madeOf tells whether a text is phrases of some lists of any one language,
// one after another: people thank in their own whatever the server speaks.
func madeOf(said string, lists ...string) bool {
	return slices.ContainsFunc(spoken().languages, func(name string) bool {
		t, rest := spoken().in(name), said
		for rest != "" {
			longest := 0
			for _, id := range lists {
				longest = max(longest, startsWith(rest, t.say(id)))
			}
			if longest == 0 {
				return false
			}
			rest = strings.TrimPrefix(rest[longest:], " ")
		}
		return true
	})
}

// startsWith is the length of the longest phrase of a list that a text starts
// with, 0 for none.
func startsWith(text, list string) (longest int) {
	for p := range strings.SplitSeq(list, "|") {
		if rest, ok := strings.CutPrefix(text, p); ok && len(p) > longest && (rest == "" || rest[0] == ' ') {
			longest = len(p)
		}
	}
	return longest
}

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

// Phrases are what people write in one language who ask nothing of the articles.
type phrases struct {
	// lists are the messages that the phrases stand in, by phrase.
	lists map[string]string
	// longest is the length of the longest phrase in bytes.
	longest int
}

// newPhrases takes the lists of a language apart.
func newPhrases(t texts) phrases {
	p := phrases{lists: map[string]string{}}
	for _, id := range []string{"greetings", "help_asked", "sources_asked", "overview_asked", "this_asked"} {
		for _, phrase := range t.list(id) {
			p.lists[phrase] = id
			p.longest = max(p.longest, len(phrase))
		}
	}
	return p
}

// madeOf tells whether a text is phrases of some lists of any one language,
// one after another: people thank in their own whatever the server speaks.
func madeOf(said string, lists ...string) bool {
	return slices.ContainsFunc(spoken().phrases, func(p phrases) bool {
		rest := said
		for rest != "" {
			n := p.begins(rest, lists)
			if n == 0 {
				return false
			}
			rest = strings.TrimPrefix(rest[n:], " ")
		}
		return true
	})
}

// begins is the length of the longest phrase of some lists that a text starts
// with, 0 for none.
func (p phrases) begins(text string, lists []string) int {
	end := len(text)
	if end > p.longest {
		end = strings.LastIndexByte(text[:p.longest+1], ' ')
	}
	for ; end > 0; end = strings.LastIndexByte(text[:end], ' ') {
		if slices.Contains(lists, p.lists[text[:end]]) {
			return end
		}
	}
	return 0
}

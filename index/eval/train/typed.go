package main

import (
	"cmp"
	"slices"
	"strings"
)

// typed is a question as people type it in a chat: one in eight without capitals
// and marks, one in eight as a few words to look for, always in the same way.
// The sets hold whole sentences only.
func typed(question string) string {
	switch h := hash("typed", question); h % 8 {
	case 0:
		return strings.ToLower(strings.TrimRight(question, "?!. "))
	case 1:
		return keywords(question, 1+int(h/8%4))
	}
	return question
}

// keywords are the n longest words that are not of grammar only, in their
// order.
func keywords(question string, n int) string {
	words := strings.Fields(strings.ToLower(strings.TrimRight(question, "?!. ")))
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(grammar, w) })
	longest := slices.SortedStableFunc(slices.Values(words), func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	longest = longest[:min(n, len(longest))]
	words = slices.DeleteFunc(words, func(w string) bool { return !slices.Contains(longest, w) })
	return cmp.Or(strings.Join(words, " "), question)
}

// grammar are words that nobody looks for.
var grammar = strings.Fields(`a about an and are as at be been by can could did do does for from had has have he her
	his how in is it its many much of on or she that the their there they this to was were what when where which
	who whom whose why will with would`)

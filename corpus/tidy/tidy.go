// Package tidy says what clean text is: without control characters, on one
// line where a title is wanted, and not empty to the eye. The readers make text
// so, and the library takes no other.
package tidy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// DropControl removes control characters other than tab and line feed; for
// strings.Map.
func DropControl(r rune) rune {
	if r != '\t' && r != '\n' && unicode.IsControl(r) {
		return -1
	}
	return r
}

// UTF8 reports whether s is UTF-8 without the characters that DropControl
// removes.
func UTF8(s string) bool { return utf8.ValidString(s) && strings.Map(DropControl, s) == s }

// Blank reports whether nothing of s can be seen.
func Blank(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) })
}

// ASCII reports whether s holds ASCII alone.
func ASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// OneLine removes control characters and space at the ends, and makes one space
// of every run of space that holds a line break or tab.
func OneLine(s string) string {
	if strings.ContainsAny(s, "\n\t\r") {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n\t\r", r) }), " ")
	}
	return strings.TrimSpace(strings.Map(DropControl, s))
}

// FirstWords shortens a text to whole words within n runes, with an ellipsis.
func FirstWords(text string, n int) string {
	text = OneLine(text)
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	cut := string(runes[:n])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRightFunc(cut, unicode.IsSpace) + "…"
}

// Package markdown knows how Discord reads the text of a message: what must be
// escaped for a text to show as it is, what a line of it shows, and how it looks.
package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Live are the characters that can begin or end formatting, a mention, a link
// or a tag wherever they stand.
const Live = "\\*_~`|<>[]@"

// Escape writes a text as Discord Markdown that shows as the text: a backslash
// before each character that would format. Nothing else is added or changed,
// not even before "@everyone" (allowed_mentions keeps that from pinging), so
// what a reader marks and copies is the text byte for byte, and taking the
// backslashes away gives the text back. Only white space at its very ends,
// which Discord cuts off, does not survive.
//
// Besides the live characters these get a backslash: a colon that is not
// followed by white space (the names of emoji, "https://"), a full stop inside
// what may be a domain (invitations), and what makes a heading, a list or
// subtext at the start of a line. The start of the text counts as one, since a
// text in bold is parsed by itself.
func Escape(text string) string {
	var b strings.Builder
	b.Grow(len(text) + len(text)/16)
	place := lineStart
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if strings.ContainsRune(Live, r) || place.formats(r) || formats(text[:i], r, text[i+size:]) {
			b.WriteByte('\\')
		}
		b.WriteString(text[i : i+size])
		place = place.after(r)
		i += size
	}
	return b.String()
}

// formats tells whether r would format between what stands before and after it.
func formats(before string, r rune, after string) bool {
	if r != ':' && r != '.' {
		return false
	}
	next, size := utf8.DecodeRuneInString(after)
	if r == ':' {
		return !strings.ContainsRune(" \n\t\r\f", next)
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	third, _ := utf8.DecodeRuneInString(after[size:])
	return (unicode.IsLetter(last) || unicode.IsNumber(last)) && unicode.IsLetter(next) && unicode.IsLetter(third)
}

// A linePlace says what stands in a line so far.
type linePlace int

const (
	lineStart  linePlace = iota // nothing but white space
	lineNumber                  // white space and digits
	lineText                    // anything else
)

// formats tells whether r, at that place, begins a heading, a list or subtext.
func (p linePlace) formats(r rune) bool {
	return p == lineStart && strings.ContainsRune("#-+", r) || p == lineNumber && strings.ContainsRune(".)", r)
}

// after is the place behind r.
func (p linePlace) after(r rune) linePlace {
	switch {
	case r == '\n' || r == '\r':
		return lineStart
	case p == lineStart && unicode.IsSpace(r):
		return lineStart
	case p != lineText && '0' <= r && r <= '9':
		return lineNumber
	}
	return lineText
}

// Length counts a text's characters as Discord does.
func Length(s string) int { return utf8.RuneCountInString(s) }

// Package draft is what the readers of single file formats hand to package
// corpus: what the file says of itself and its text in reading order. Package
// corpus makes an article of it, so that these readers know nothing of
// libraries.
package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Text is a document that was read. Every field may be empty, and what the
// file says of itself is passed on unchecked.
type Text struct {
	Title, Author, Publisher string
	// Published is a date in whatever spelling, Language a tag such as "en-GB".
	Published, Language string
	Blocks              []Block
	// Dropped is what was left out as it belongs to the pages and not to the
	// text.
	Dropped []Dropped
}

// A Block is a paragraph, a list item, a table row or a heading. Its text has
// no space at its ends; "\n" breaks a line within it. What stands below a heading
// without text has none.
type Block struct {
	Text    string
	Heading bool
}

// Dropped is a piece of text that was left out: the rule's short name, such as
// "running head", and why, in a few words.
type Dropped struct {
	Text, Rule, Reason string
}

// Joint is what stands between two lines that were one before they were
// wrapped: a space, or nothing between letters of scripts that do not separate
// words by spaces.
func Joint(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if Unspaced(last) && Unspaced(first) {
		return ""
	}
	return " "
}

// Unspaced reports whether r belongs to writing without spaces between words.
func Unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xffef
}

// Raised is a text that is set raised behind another. A number behind a digit is
// written so, for 10⁶ is not 106; anything else stays as it is.
func Raised(before, text string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	digits := strings.TrimLeft(text, "+-−")
	if !isDigit(last) || digits == "" || len(digits) > 3 || strings.ContainsFunc(digits, func(r rune) bool { return !isDigit(r) }) {
		return text
	}
	return strings.Map(Superscript, text)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// Superscript is a digit or sign as it is written raised; others stay.
func Superscript(r rune) rune {
	if i := strings.IndexRune("0123456789+-", r); i >= 0 {
		return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")[i]
	}
	if r == '−' {
		return '⁻'
	}
	return r
}

package corpus

import (
	"unicode"
	"unicode/utf8"
)

// jointOf is what stands between two lines that were one before they were
// wrapped: a space, or nothing between letters of scripts that do not separate
// words by spaces.
func jointOf(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if unspaced(last) && unspaced(first) {
		return ""
	}
	return " "
}

// unspaced reports whether r belongs to writing without spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xffef
}

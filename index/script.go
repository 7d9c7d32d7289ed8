package index

import (
	"unicode"
	"unicode/utf8"
)

// class says how the characters of a script become tokens.
type class uint8

const (
	// space is everything that is no part of a word.
	space class = iota
	letter
	digit
	// mark continues a word: combining marks, joiners, soft hyphens.
	mark
	// ideograph marks characters that are words or parts of words on their
	// own: Han, Hiragana and Katakana.
	ideograph
	// hangul marks Korean, whose words carry particles at their end.
	hangul
	// unsegmented marks scripts without spaces whose characters say little
	// alone: Thai, Lao, Khmer, Burmese.
	unsegmented
)

// asciiClasses are the classes of the first 128 characters.
var asciiClasses = func() (table [utf8.RuneSelf]class) {
	for c := range table {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			table[c] = letter
		case '0' <= c && c <= '9':
			table[c] = digit
		}
	}
	return table
}()

// classAt returns the class of the character at pos and its size in bytes.
func classAt(text string, pos int) (class, int) {
	if c := text[pos]; c < utf8.RuneSelf {
		return asciiClasses[c], 1
	}
	r, size := utf8.DecodeRuneInString(text[pos:])
	return classOf(r), size
}

// written tells whether a word starts with a character of the class.
func written(word string, c class) bool {
	if word == "" {
		return false
	}
	first, _ := classAt(word, 0)
	return first == c
}

// classOf returns the class of a character beyond ASCII.
func classOf(r rune) class {
	switch {
	case r < 0x0E00:
		return generalClass(r)
	case r <= 0x0EFF, 0x1000 <= r && r <= 0x109F, 0x1780 <= r && r <= 0x17FF:
		return onlyWord(r, unsegmented)
	case 0x1100 <= r && r <= 0x11FF, 0x3130 <= r && r <= 0x318F, 0xAC00 <= r && r <= 0xD7AF:
		return onlyWord(r, hangul)
	case 0x3005 <= r && r <= 0x3007, 0x3041 <= r && r <= 0x30FF, 0x31F0 <= r && r <= 0x31FF,
		0x3400 <= r && r <= 0x9FFF, 0xF900 <= r && r <= 0xFAFF, 0xFF66 <= r && r <= 0xFF9F,
		0x20000 <= r && r <= 0x3FFFF:
		return onlyWord(r, ideograph)
	default:
		return generalClass(r)
	}
}

// onlyWord is class c for letters, marks and numbers and a space for the
// punctuation among them. Decimal digits are digits everywhere.
func onlyWord(r rune, c class) class {
	if unicode.IsDigit(r) {
		return digit
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) {
		return c
	}
	return space
}

// generalClass returns the class of a character of an alphabet.
func generalClass(r rune) class {
	switch {
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsMark(r), r == 0x00AD, r == 0x200C, r == 0x200D:
		return mark
	default:
		return space
	}
}

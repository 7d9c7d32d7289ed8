package analysis

import (
	"unicode"
	"unicode/utf8"
)

// A Class says how the characters of a script become tokens.
type Class uint8

const (
	// Space is everything that is no part of a word.
	Space Class = iota
	Letter
	Digit
	// Mark continues a word: combining marks, joiners, soft hyphens.
	Mark
	// Ideograph marks characters that are words or parts of words on their
	// own: Han, Hiragana and Katakana.
	Ideograph
	// Hangul marks Korean, whose words carry particles at their end.
	Hangul
	// Unsegmented marks scripts without spaces whose characters say little
	// alone: Thai, Lao, Khmer, Burmese.
	Unsegmented
)

// asciiClasses are the classes of the first 128 characters.
var asciiClasses = func() (table [utf8.RuneSelf]Class) {
	for c := range table {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			table[c] = Letter
		case '0' <= c && c <= '9':
			table[c] = Digit
		}
	}
	return table
}()

// ClassAt returns the class of the character at pos and its size in bytes.
func ClassAt(text string, pos int) (Class, int) {
	if c := text[pos]; c < utf8.RuneSelf {
		return asciiClasses[c], 1
	}
	r, size := utf8.DecodeRuneInString(text[pos:])
	return classOf(r), size
}

// Written tells whether a word starts with a character of the class.
func Written(word string, c Class) bool {
	if word == "" {
		return false
	}
	first, _ := ClassAt(word, 0)
	return first == c
}

// classOf returns the class of a character beyond ASCII.
func classOf(r rune) Class {
	switch {
	case r < 0x0E00:
		return generalClass(r)
	case r <= 0x0EFF, 0x1000 <= r && r <= 0x109F, 0x1780 <= r && r <= 0x17FF:
		return onlyWord(r, Unsegmented)
	case 0x1100 <= r && r <= 0x11FF, 0x3130 <= r && r <= 0x318F, 0xAC00 <= r && r <= 0xD7AF:
		return onlyWord(r, Hangul)
	case 0x3005 <= r && r <= 0x3007, 0x3041 <= r && r <= 0x30FF, 0x31F0 <= r && r <= 0x31FF,
		0x3400 <= r && r <= 0x9FFF, 0xF900 <= r && r <= 0xFAFF, 0xFF66 <= r && r <= 0xFF9F,
		0x20000 <= r && r <= 0x3FFFF:
		return onlyWord(r, Ideograph)
	default:
		return generalClass(r)
	}
}

// onlyWord is class c for letters, marks and numbers and a space for the
// punctuation among them. Decimal digits are digits everywhere.
func onlyWord(r rune, c Class) Class {
	if unicode.IsDigit(r) {
		return Digit
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) {
		return c
	}
	return Space
}

// generalClass returns the class of a character of an alphabet.
func generalClass(r rune) Class {
	switch {
	case unicode.IsLetter(r):
		return Letter
	case unicode.IsDigit(r):
		return Digit
	case unicode.IsMark(r), r == 0x00AD, r == 0x200C, r == 0x200D:
		return Mark
	default:
		return Space
	}
}

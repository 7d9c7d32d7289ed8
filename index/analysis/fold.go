package analysis

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// LowerASCII returns the word in lower case if it is ASCII, without a copy if
// it is so already.
func LowerASCII(word string) (lower string, ascii bool) {
	upper := false
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return "", false
		}
		upper = upper || 'A' <= c && c <= 'Z'
	}
	if !upper {
		return word, true
	}
	return strings.ToLower(word), true
}

// Compose returns text in NFKC, without soft hyphens, joiners and the marks that
// Armenian puts within words, and with decimal digits of every script as 0 to 9.
func Compose(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 0x00AD, r == 0x200C, r == 0x200D, r == '՛', r == '՜', r == '՞':
			return -1
		case r >= utf8.RuneSelf && unicode.IsDigit(r):
			return '0' + digitValue(r)
		}
		return r
	}, norm.NFKC.String(text))
}

// digitValue is the value of a decimal digit: the digits of a script follow
// each other, and Unicode never begins a range of them but with zero.
func digitValue(r rune) rune {
	var v rune
	for v < 9 && unicode.IsDigit(r-v-1) {
		v++
	}
	return v
}

// FoldMarks takes the diacritics off Latin, Greek, Cyrillic, Hebrew and Arabic
// letters. Marks that are vowels or parts of a letter (Indic scripts, kana)
// stay.
func FoldMarks(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return word
	}
	var b strings.Builder
	b.Grow(len(word))
	table := folded()
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case r < foldedEnd:
			b.WriteString(table.of(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldedEnd is the end of the characters that folded knows.
const foldedEnd = 0x2000

// letters are the foldings that Unicode does not call decompositions, as
// people type them.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th",
	'ł': "l", 'ı': "i", 'ħ': "h", 'ŋ': "n", 'ə': "e", 'ĸ': "k", 'ŧ': "t", 'ς': "σ",
	'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ى': "ي", 'ـ': "",
}

// Foldings are what the characters below foldedEnd are folded to, one after
// another in one text: 37 kB, where a table of strings takes 170.
type foldings struct {
	text string
	ends [foldedEnd + 1]uint16 // behind that of the character before
}

// of is what a character is folded to.
func (f *foldings) of(r rune) string { return f.text[f.ends[r]:f.ends[r+1]] }

// folded maps each lower-case character below foldedEnd to its letters without
// diacritics.
var folded = sync.OnceValue(func() *foldings {
	var f foldings
	var text strings.Builder
	for r := range rune(foldedEnd) {
		text.WriteString(foldRune(r))
		f.ends[r+1] = uint16(text.Len())
	}
	f.text = text.String()
	return &f
})

// foldRune is the table's entry for one character.
func foldRune(r rune) string {
	if s, ok := letters[r]; ok {
		return s
	}
	if isDiacritic(r) {
		return ""
	}
	if !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) || r == 'й' {
		return string(r)
	}
	return strings.Map(func(r rune) rune {
		if isDiacritic(r) {
			return -1
		}
		return r
	}, norm.NFKD.String(string(r)))
}

// isDiacritic tells whether a character is a mark that people leave out: the
// combining diacritics of alphabets, Hebrew points, Arabic vowel signs.
func isDiacritic(r rune) bool {
	return 0x0300 <= r && r <= 0x036F || 0x0591 <= r && r <= 0x05C7 && unicode.IsMark(r) ||
		0x064B <= r && r <= 0x0655 || r == 0x0670
}

package fragment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/tidy"

	"golang.org/x/text/unicode/norm"
)

// Browsers compare texts at the primary level of UTS 10, each a little
// differently. fold is coarser than all of them, so what it tells apart, each
// of them does.

// narrowSpace is a space that joins what stands around it into one word (UAX
// 29, ExtendNumLet).
const narrowSpace = '\u202f'

// foldText writes a word without case, marks, controls and compatibility
// forms. Nothing may be left of it.
func foldText(s string) string {
	if tidy.ASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for i, part := range strings.Split(s, string(narrowSpace)) {
		if i > 0 {
			b.WriteByte(' ')
		}
		for _, r := range norm.NFKD.String(part) {
			foldRune(&b, unicode.ToLower(r))
		}
	}
	return b.String()
}

// foldRune writes what a lower-case rune of a decomposed text compares as.
func foldRune(b *strings.Builder, r rune) {
	const toHiragana = 'ぁ' - 'ァ'
	switch {
	case r < utf8.RuneSelf && r != ' ':
		b.WriteRune(r)
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) || unicode.IsSpace(r) || r == '\u0640': // tatweel
	case 'ァ' <= r && r <= 'ヶ':
		b.WriteRune(r + toHiragana)
	default:
		if same, ok := sameAs[r]; ok {
			b.WriteString(same)
			return
		}
		b.WriteRune(r)
	}
}

// sameAs spells characters that compare like others without being composed of
// them.
var sameAs = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ŧ': "t",
	'ı': "i", 'ς': "σ",
	'‘': "'", '’': "'", '‚': "'", '‛': "'", 'ʼ': "'", '“': `"`, '”': `"`, '„': `"`, '‟': `"`,
}

// inWord reports whether r is a letter or digit of a script that sets spaces
// between its words: between two of these no browser sees a border.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z'
	}
	return (unicode.IsLetter(r) || unicode.Is(unicode.Nd, r)) && !needsDictionary(r)
}

// needsDictionary reports whether r is a letter of a script that sets no spaces
// between words; where one ends there, a browser looks up in a dictionary.
func needsDictionary(r rune) bool {
	return r >= '\u0e00' && (unicode.IsLetter(r) || unicode.IsMark(r)) &&
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Thai,
			unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet)
}

// mayBreak reports whether some browser may see a word border in s at i, so
// that a term can start or end there.
func mayBreak(s string, i int) bool {
	return !inWord(lastRune(s[:i])) || !inWord(firstRune(s[i:]))
}

// firstRune is the first rune of s, U+FFFD if there is none.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lastRune is the last rune of s, U+FFFD if there is none.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// lead is what s starts with: its first word, or else its first character.
func lead(s string) string {
	for i, r := range s {
		if !inWord(r) {
			if i == 0 {
				return s[:utf8.RuneLen(r)]
			}
			return s[:i]
		}
	}
	return s
}

// visible reports whether s holds a letter or a digit: a browser may pass over
// a term of punctuation alone.
func visible(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// shared is how many bytes a and b have in common at their start.
func shared(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// sharedEnd is how many bytes a and b have in common at their end.
func sharedEnd(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[len(a)-1-i] != b[len(b)-1-i] {
			return i
		}
	}
	return n
}

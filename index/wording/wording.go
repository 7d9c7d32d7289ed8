// Package wording compares texts word for word: with what an article says, however
// its quotation marks, dashes and spaces are typed.
package wording

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/index/analysis"
)

// A Word is a word of a text that is compared with others word for word.
type Word struct {
	// Span is where the word stands in the text.
	analysis.Span
	// Written is the word composed, with one kind of apostrophe, Folded the
	// same in lower case.
	Written, Folded string
	// Passage is the place of its passage among those compared.
	Passage int
	// Opens tells that a capital says nothing here: the word opens the text, or
	// follows where something was left out.
	Opens bool
	// Skips tells that words may have been left out before this one.
	Skips bool
}

// Of returns the words of a text by which it is compared with others.
// Quotation marks, dashes, other punctuation, white space, line breaks and
// Markdown are none. Letters with their marks, numbers, a minus before a number
// and the signs of money, per cent and arithmetic are; in scripts without
// spaces each character is a word.
func Of(text string) []Word {
	words := make([]Word, 0, len(text)/5+1)
	for pos := 0; pos < len(text); {
		end := wordingEnd(text, pos)
		if end == pos {
			_, size := utf8.DecodeRuneInString(text[pos:])
			pos += size
			continue
		}
		written := strings.Map(plainForm, analysis.Compose(text[pos:end]))
		words = append(words, Word{Span: analysis.Span{Start: pos, End: end}, Written: written,
			Folded: strings.ToLower(written), Opens: len(words) == 0})
		pos = end
	}
	return words
}

// plainForm writes a character as it is compared: one kind of apostrophe, one
// minus, nothing invisible.
func plainForm(r rune) rune {
	switch {
	case r == '’' || r == 'ʼ' || r == '＇':
		return '\''
	case r == '−' || r == '–':
		return '-'
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

// wordingEnd is where the word that begins at pos ends, pos if none does.
func wordingEnd(text string, pos int) int {
	c, size := analysis.ClassAt(text, pos)
	r, _ := utf8.DecodeRuneInString(text[pos:])
	switch {
	case c == analysis.Ideograph || c == analysis.Unsegmented:
		return pos + size + marksAt(text, pos+size)
	case c == analysis.Letter || c == analysis.Digit || c == analysis.Hangul:
		return runEnd(text, pos)
	case unicode.Is(unicode.Sc, r) || strings.ContainsRune("%‰°+=×÷±§&", r):
		return pos + size
	case strings.ContainsRune("-−–", r) && isMinus(text, pos, size):
		return runEnd(text, pos+size)
	}
	return pos
}

// isMinus tells whether a dash at pos makes the number after it negative: it
// touches that, and nothing before it.
func isMinus(text string, pos, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:pos])
	if pos > 0 && !unicode.IsSpace(before) && before != '(' || pos+size == len(text) {
		return false
	}
	c, _ := analysis.ClassAt(text, pos+size)
	return c == analysis.Digit
}

// marksAt is the length of the marks at pos.
func marksAt(text string, pos int) int {
	n := 0
	for pos+n < len(text) {
		c, size := analysis.ClassAt(text, pos+n)
		if c != analysis.Mark {
			break
		}
		n += size
	}
	return n
}

// runEnd is where the run of letters and digits at pos ends. An apostrophe
// between letters belongs to it, as do dots and commas between digits and
// characters that cannot be seen.
func runEnd(text string, pos int) int {
	before := analysis.Space
	for pos < len(text) {
		c, size := analysis.ClassAt(text, pos)
		r, _ := utf8.DecodeRuneInString(text[pos:])
		switch {
		case c == analysis.Letter || c == analysis.Digit || c == analysis.Hangul:
			before = c
		case c == analysis.Mark || unicode.Is(unicode.Cf, r):
		case before != analysis.Letter && before != analysis.Digit || pos+size == len(text):
			return pos
		default:
			after, _ := analysis.ClassAt(text, pos+size)
			apostrophe := before == analysis.Letter && strings.ContainsRune("'’ʼ＇", r)
			if after != before || !apostrophe && (before != analysis.Digit || r != '.' && r != ',') {
				return pos
			}
		}
		pos += size
	}
	return pos
}

var (
	// asides are what a message holds beside its words: the address of a masked
	// link, mentions, custom emoji and times as Discord writes them.
	asides = regexp.MustCompile(`\]\(<?[a-z]+://[^\s)]*\)|<(?:[@#/:t]|a:)[^<>\s]*>`)
	// omissions are how one writes that something was left out.
	omissions = regexp.MustCompile(`…|\.\.\.|\. \. \.|[\[(]\s*(?:…|\.{2,3}|\. \. \.)\s*[\])]`)
	// insertions are what a quoter says in the midst of a quote.
	insertions = regexp.MustCompile(`\[[^\[\]\n]{0,60}\]`)
)

// Inserts reports whether a text holds square brackets, in which a quoter may have
// put words of his own.
func Inserts(text string) bool { return insertions.MatchString(text) }

// Quoted returns the words of a text that somebody says is quoted: what
// a message holds beside words is left out, and marks of omission are noted.
// With brackets, what stands in square ones is left out as the quoter's own.
func Quoted(text string, brackets bool) []Word {
	blank := func(s string) string { return strings.Repeat(" ", len(s)) }
	plain := asides.ReplaceAllStringFunc(text, blank)
	skips := omissions.FindAllStringIndex(plain, -1)
	if brackets {
		skips = append(skips, insertions.FindAllStringIndex(plain, -1)...)
		plain = insertions.ReplaceAllStringFunc(plain, blank)
	}
	words := Of(plain)
	for _, s := range skips {
		for i := range words {
			if words[i].Start >= s[1] {
				words[i].Skips, words[i].Opens = i > 0, true
				break
			}
		}
	}
	return words
}

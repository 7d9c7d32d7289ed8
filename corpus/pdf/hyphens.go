package pdf

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/draft"
)

// hyphen is what PDFium makes of a hyphen at the end of a line.
const hyphen = '\x02'

// hyphens are the letters that cut a word at the end of a line.
const hyphens = "\x02\u00ad-‐"

// words are the words of a document, in small letters, as they stand within
// lines. They tell whether a hyphen at the end of a line belongs to the word.
type words map[string]bool

// add notes the words of a line, but not one that it cuts.
func (w words) add(text string) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !strings.ContainsRune(hyphens, r) && r != '’' && r != '\''
	}) {
		if !strings.HasSuffix(text, word) || !strings.ContainsAny(word[max(0, len(word)-3):], hyphens) {
			w[strings.ToLower(word)] = true
		}
	}
}

var (
	lastWord  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\p{L}’'-]*\p{L}$`) })
	firstWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\p{L}[\p{L}’'-]*`) })
)

// join joins a line to the text before it. A hyphen between them is undone
// unless the document has the word with it elsewhere, has both halves as words of
// some length and not the whole, or the second half starts with a capital.
func (w words) join(before, after string) string {
	last, size := utf8.DecodeLastRuneInString(before)
	bare := before[:len(before)-size]
	head, tail := lastWord().FindString(bare), firstWord().FindString(after)
	switch {
	case !strings.ContainsRune(hyphens, last) || bare == "" || strings.HasSuffix(bare, " "):
		return before + draft.Joint(before, after) + after
	case head == "" || tail == "": // numbers
		return bare + "-" + after
	}
	a, b := strings.ToLower(head), strings.ToLower(tail)
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case w[a+b]:
		return bare + after
	case last != '\u00ad' && (w[a+"-"+b] || w[a] && w[b] && min(len(a), len(b)) >= 4 || !unicode.IsLower(first)):
		return bare + "-" + after
	}
	return bare + after
}

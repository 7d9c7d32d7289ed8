package analysis

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	uax "github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences returns the sentences of a text of a language in order, without
// outer white space. They do not overlap and hold everything that is not white
// space. The borders are those of Unicode (UAX 29), repaired where they part
// an abbreviation, an initial, a date or a quotation from what follows.
func Sentences(lang, text string) []Span {
	var spans []Span
	start := 0
	cut := func(end int) {
		if s := trim(text, Span{start, end}); s.Start < s.End {
			spans = append(spans, s)
		}
		start = end
	}
	b := borders{language: Base(lang), common: For(lang).Common, text: text}
	from := 0
	for to := range unicodeEnds(text) {
		if begin := max(start, from); begin < to { // the last cut may have been moved beyond
			b.inner(begin, to, cut)
		}
		blank := isSpace(text[from:to]) // then the cut before it was judged by all that follows
		from = to
		if blank {
			continue
		}
		end := b.place(to)
		if end > start && end < len(text) && b.ends(start, end) {
			cut(end)
		}
	}
	cut(len(text))
	return spans
}

// unicodeEnds are where sentences end by Unicode, the last with the text. A row of
// more marks and spaces than anybody writes is looked at in parts, for after a dot
// each of them is judged by what stands behind all.
func unicodeEnds(text string) iter.Seq[int] {
	const longest = 32 // characters
	return func(yield func(end int) bool) {
		start, row := 0, 0
		part := func(end int) bool {
			for cuts := uax.FromString(text[start:end]); cuts.Next(); {
				to := start + cuts.End()
				if (to < end || end == len(text)) && !yield(to) {
					return false
				}
			}
			start, row = end, 0
			return true
		}
		for i, r := range text {
			if row++; unicode.IsLetter(r) || unicode.IsDigit(r) {
				row = 0
			}
			if row > longest && !part(i) {
				return
			}
		}
		part(len(text))
	}
}

// isSpace tells whether a text is white space alone.
func isSpace(text string) bool { return strings.TrimLeftFunc(text, unicode.IsSpace) == "" }

// trim shortens a span by the white space at its ends.
func trim(text string, s Span) Span {
	part := text[s.Start:s.End]
	s.End = s.Start + len(strings.TrimRightFunc(part, unicode.IsSpace))
	s.Start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	return Span{min(s.Start, s.End), s.End}
}

// borders judges where sentences end.
type borders struct {
	language string
	common   map[string]Kind
	text     string
}

// place moves a cut that stands inside a reference or before a bracket:
// "end.[1] Next", "end.(Next".
func (b *borders) place(end int) int {
	if end == 0 || b.text[end-1] != '[' && b.text[end-1] != '(' {
		return end
	}
	past := end - 1
	for reference := b.reference(past); reference > 0; reference = b.reference(past) {
		past += reference
	}
	if past >= end {
		past += leading(b.text[past:])
	}
	return past
}

// reference is the length of the "[1]" at a place, 0 if there is none.
func (b *borders) reference(at int) int {
	inner, ok := strings.CutPrefix(b.text[at:], "[")
	digits := len(inner) - len(strings.TrimLeft(inner, "0123456789"))
	if !ok || digits == 0 || !strings.HasPrefix(inner[digits:], "]") {
		return 0
	}
	return digits + 2
}

// closers are the marks that may stand between the end of a sentence and the
// next.
const closers = "\"'”’»›)]}」』】〉》）"

// ends tells whether the sentence from start ends at end.
func (b *borders) ends(start, end int) bool {
	left := b.text[start:end]
	body := strings.TrimRightFunc(left, unicode.IsSpace)
	right := strings.TrimLeftFunc(b.text[end:], unicode.IsSpace)
	if gap := b.text[start+len(body) : end+leading(b.text[end:])]; strings.Count(gap, "\n") > 1 {
		return true
	}
	next, size := utf8.DecodeRuneInString(right)
	inner := strings.TrimRight(body, closers)
	switch {
	case unicode.IsLower(next), !hasWord(right), !hasWord(body):
		return false
	case strings.ContainsRune(closers, next) && !strings.ContainsAny(right[:size], `"'`):
		return false
	case len(inner) < len(body) && b.speech(right):
		return false
	case strings.HasSuffix(inner, ".") && !strings.HasSuffix(inner, "..") && len(inner) == len(body):
		return b.afterDot(inner[:len(inner)-1], right)
	}
	return true
}

// leading is the length of the white space that a text starts with.
func leading(text string) int {
	return len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
}

// hasWord tells whether a letter or digit stands among the first characters
// of a text.
func hasWord(text string) bool {
	const far = 64
	return strings.ContainsFunc(text[:min(far, len(text))], func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || r == utf8.RuneError
	}) || len(text) > far
}

// speech tells whether what follows a quotation says who spoke: "Tom said",
// "と言った".
func (b *borders) speech(right string) bool {
	if b.language == "ja" {
		return strings.HasPrefix(right, "と") || strings.HasPrefix(right, "って")
	}
	words := strings.Fields(right[:min(len(right), 60)])
	return len(words) > 1 && marking().reporting[strings.Trim(words[1], ".,:;")]
}

// afterDot tells whether the dot after body ends a sentence, by the word before
// it and the text after it.
func (b *borders) afterDot(body, right string) bool {
	const longest = 64 // bytes that the word before a dot may have.
	known := marking()
	word := lastWord(body[max(0, len(body)-longest):])
	lower := strings.ToLower(word)
	first := strings.TrimLeft(firstWord(right), closers+"“‘«„([")
	digitNext := first != "" && '0' <= first[0] && first[0] <= '9'
	starter := b.common[FoldMarks(strings.ToLower(first))] != 0
	switch {
	case body == word && isNumber(word):
		return false
	case IsTitle(lower) && lower != "no" && lower != "vs":
		return false
	case digitNext && (known.numbered[lower] || known.shortened[b.language][lower]):
		return false
	case starter:
		return !initial(word) || len(first) > 1 || first == "I"
	case initial(word):
		return word == "I" && body != word
	case isNumber(word) && ordinalDot[b.language]:
		return len(word) > 2
	}
	return !known.shortened[b.language][lower] && !known.shortened[""][lower] && !dotted(word)
}

// lastWord is what stands after the last space or bracket of a text.
func lastWord(text string) string {
	at := strings.LastIndexFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("(\"'“‘«„[-–—", r)
	})
	if at < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return text[at+size:]
}

// firstWord is the text up to the first space, comma or dot.
func firstWord(text string) string {
	text = text[:min(len(text), 64)]
	if at := strings.IndexAny(text, " \n\t,.;:'’"); at > 0 {
		return text[:at]
	}
	return text
}

// isNumber tells whether a word is only digits.
func isNumber(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}

// initial tells whether a word is one upper-case letter, as in "J. K. Rowling".
func initial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size > 0 && size == len(word) && unicode.IsUpper(r)
}

// dotted tells whether a word is letters with dots between them ("U.S", "z.B",
// "Ph.D").
func dotted(word string) bool {
	parts := strings.Split(word, ".")
	for _, part := range parts {
		if n := utf8.RuneCountInString(part); n == 0 || n > 2 || isNumber(part) {
			return false
		}
	}
	return len(parts) > 1
}

// inner makes the cuts that Unicode leaves to the language: Greek questions,
// which end with a semicolon, and Thai and Lao, whose sentences end with a
// space.
func (b *borders) inner(start, end int, cut func(int)) {
	const enough = 60 // characters; Thai sentences have 80 to 100.
	switch b.language {
	case "el", "th", "lo":
	default:
		return
	}
	count := 0
	for i, r := range b.text[start:end] {
		at := start + i
		count++
		switch {
		case b.language == "el" && (r == ';' || r == '\u037e') && strings.HasPrefix(b.text[at+utf8.RuneLen(r):end], " "):
			cut(at + utf8.RuneLen(r))
		case r == ' ' && count > enough && b.thai(at):
			cut(at)
			count = 0
		}
	}
}

// thai tells whether Thai or Lao letters stand on both sides of a space.
func (b *borders) thai(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(b.text[:at])
	after, _ := utf8.DecodeRuneInString(b.text[at+1:])
	return 0x0E00 <= before && before <= 0x0EFF && 0x0E00 <= after && after <= 0x0EFF
}

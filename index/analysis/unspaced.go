package analysis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unspaced reads the run of one class at pos, a script written without spaces
// or nearly so, adds its tokens and returns where it ends.
func (t *tokenizer) unspaced(pos int, c Class) int {
	end := pos
	for end < len(t.text) {
		class, size := ClassAt(t.text, end)
		if class != c && class != Mark {
			break
		}
		end += size
	}
	switch c {
	case Ideograph:
		t.grams(pos, end, 1, 2)
	case Hangul:
		if !t.add(pos, end, t.text[pos:end]) {
			return end
		}
		if word := t.tokens[len(t.tokens)-1]; word.Kind&(Stop|Number) == 0 {
			t.syllables(pos, min(end, pos+len(word.Term)))
		}
	default:
		t.parted(pos, end)
	}
	return end
}

// parted adds the stop words of a run, which part others where no spaces do, and what
// stands between them in runs of three letters.
func (t *tokenizer) parted(pos, end int) {
	for at := pos; at < end; {
		n := t.parting(at, end)
		if n == 0 {
			_, n = utf8.DecodeRuneInString(t.text[at:end])
			at += n
			continue
		}
		if pos < at {
			t.grams(pos, at, 3, 0)
		}
		t.gram(at, at+n, 0)
		at += n
		pos = at
	}
	if pos < end {
		t.grams(pos, end, 3, 0)
	}
}

// longestParting is how many letters the longest stop word of Thai has.
const longestParting = 10

// parting is how many bytes the longest stop word at pos has, 0 if there is none: no
// vowel is written before it, and no sign or vowel at its last letter.
func (t *tokenizer) parting(pos, end int) (longest int) {
	if before, _ := utf8.DecodeLastRuneInString(t.text[:pos]); strings.ContainsRune("เแโใไ", before) {
		return 0
	}
	at := pos
	for range longestParting {
		_, size := utf8.DecodeRuneInString(t.text[at:end])
		at += size
		after, _ := utf8.DecodeRuneInString(t.text[at:end])
		if t.Common[t.text[pos:at]]&Stop != 0 && !unicode.IsMark(after) && !strings.ContainsRune("ะาำ", after) {
			longest = at - pos
		}
	}
	return longest
}

// syllables adds the pairs of syllables of a Korean word, by which it meets
// others however their endings differ.
func (t *tokenizer) syllables(pos, end int) {
	for i := pos; i < end; {
		_, size := utf8.DecodeRuneInString(t.text[i:end])
		_, next := utf8.DecodeRuneInString(t.text[i+size : end])
		if next > 0 && !(i == pos && i+size+next == end) {
			t.gram(i, i+size+next, Overlap)
		}
		i += size
	}
}

// grams adds all runs of n characters of the text from pos to end, or all of
// it if it is shorter, and the overlapping runs of m characters.
func (t *tokenizer) grams(pos, end, n, m int) {
	starts := make([]int, 0, (end-pos)/2+1)
	for i := range t.text[pos:end] {
		starts = append(starts, pos+i)
	}
	starts = append(starts, end)
	count := len(starts) - 1
	if count < n {
		t.gram(pos, end, 0)
		return
	}
	t.tokens = slices.Grow(t.tokens, 2*count)
	for i := 0; i+n <= count; i++ {
		t.gram(starts[i], starts[i+n], 0)
		if m > 0 && i+m <= count {
			t.gram(starts[i], starts[i+m], Overlap)
		}
	}
}

// gram adds a run of characters as a token.
func (t *tokenizer) gram(pos, end int, k Kind) {
	word := Compose(t.text[pos:end])
	if word == "" { // a soft hyphen
		return
	}
	if t.simplified {
		word = simplify(word)
	}
	k |= t.Common[word]
	if pos >= t.end && t.opens(pos) {
		k |= SentenceStart
	}
	t.tokens = append(t.tokens, Token{Span: Span{pos, end}, Word: word, Term: word, Kind: k})
	t.prev, t.end = Token{}, max(t.end, end)
}

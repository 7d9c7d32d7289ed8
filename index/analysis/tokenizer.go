package analysis

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tokenizer is one walk of an analyzer over a text.
type tokenizer struct {
	*Analyzer
	text   string
	tokens []Token
	// prev is the last token if it is a whole word, and end is where the
	// tokens so far end.
	prev Token
	end  int
	// mixed tells whether the text has small letters, once looked is set.
	mixed, looked bool
}

// A shape is what a run of letters and digits holds.
type shape struct{ dot, apostrophe, digit bool }

// alphabetic reads the run of letters and digits at pos, adds its tokens and
// returns where it ends.
func (t *tokenizer) alphabetic(pos int) int {
	end, s := t.run(pos)
	switch {
	case s.apostrophe && s.digit && t.suffixes:
		t.numeral(pos, pos+strings.IndexAny(t.text[pos:end], Apostrophes))
	case s.dot && t.acronym(pos, end):
		if end < len(t.text) && t.text[end] == '.' {
			end++
		}
		if t.add(pos, end, strings.ReplaceAll(t.text[pos:end], ".", "")) {
			t.tokens[len(t.tokens)-1].Kind &^= Stop | Question
		}
	case s.digit:
		t.numeral(pos, end)
	case s.dot:
		t.parts(pos, end)
	case s.apostrophe:
		t.contraction(pos, end)
	case t.endsNumber(pos, end):
		t.end = end
	default:
		t.add(pos, end, t.text[pos:end])
	}
	return end
}

// endsNumber tells whether the word after a hyphen is the ending of the number
// before it ("1980-х").
func (t *tokenizer) endsNumber(pos, end int) bool {
	return t.prev.Kind&Number != 0 && t.text[t.end:pos] == "-" && t.ordinals[t.Fold(t.text[pos:end])]
}

// Apostrophes are the characters that people write for one.
const Apostrophes = "'’ʼ＇"

// run finds the end of the word at pos. Apostrophes and dots between letters
// and commas and dots between digits belong to it.
func (t *tokenizer) run(pos int) (end int, s shape) {
	before := Space
	for end = pos; end < len(t.text); {
		class, size := ClassAt(t.text, end)
		switch class {
		case Letter:
			before = Letter
		case Digit:
			before, s.digit = Digit, true
		case Mark:
		default:
			if !t.joins(end, size, before, &s) {
				return end, s
			}
		}
		end += size
	}
	return end, s
}

// joins tells whether the punctuation at pos holds the word together.
func (t *tokenizer) joins(pos, size int, before Class, s *shape) bool {
	if pos+size >= len(t.text) {
		return false
	}
	after, _ := ClassAt(t.text, pos+size)
	switch t.text[pos : pos+size] {
	case "'", "’", "ʼ", "＇":
		held := after == Letter && (before == Letter || before == Digit && t.suffixes)
		s.apostrophe = s.apostrophe || held
		return held
	case ".":
		s.dot = s.dot || before == Letter && after == Letter
		return before == after && (after == Letter || after == Digit)
	case ",", "٫", "٬":
		return before == Digit && after == Digit
	case "\u00a0", "\u2009", "\u202f":
		return before == Digit && after == Digit && groupFollows(t.text, pos+size)
	case "·", "՛", "՜", "՞": // Armenian asks with a mark within a word ("Ե՞րբ")
		return before == Letter && after == Letter
	}
	return false
}

// acronym tells whether the run is single letters parted by dots.
func (t *tokenizer) acronym(pos, end int) bool {
	letters := 0
	for part := range strings.SplitSeq(t.text[pos:end], ".") {
		if r, size := utf8.DecodeRuneInString(part); size != len(part) || !unicode.IsLetter(r) {
			return false
		}
		letters++
	}
	return letters > 1
}

// parts adds the words of a run that dots hold together ("example.com").
func (t *tokenizer) parts(pos, end int) {
	for part := range strings.SplitSeq(t.text[pos:end], ".") {
		if strings.ContainsAny(part, Apostrophes) {
			t.contraction(pos, pos+len(part))
		} else {
			t.add(pos, pos+len(part), part)
		}
		pos += len(part) + 1
	}
}

// contraction adds the words of a run with an apostrophe: without the
// possessive, in languages that elide as two words, else as one.
func (t *tokenizer) contraction(pos, end int) {
	run := t.text[pos:end]
	at := strings.IndexAny(run, Apostrophes)
	_, size := utf8.DecodeRuneInString(run[at:])
	head, tail := run[:at], run[at+size:]
	switch {
	case t.elided[FoldMarks(strings.ToLower(head))]:
		t.add(pos, pos+at, head)
		if strings.ContainsAny(tail, Apostrophes) {
			t.contraction(pos+at+size, end)
		} else {
			t.add(pos+at+size, end, tail)
		}
	case tail == "s" || tail == "S" || t.suffixes:
		t.add(pos, end, head)
	default:
		t.add(pos, end, strings.Map(dropApostrophe, run))
	}
}

// dropApostrophe is the mapping that removes apostrophes.
func dropApostrophe(r rune) rune {
	switch r {
	case '\'', '’', 'ʼ', '＇':
		return -1
	}
	return r
}

// maxWord is how many bytes of a word are looked at: more are no word, and cost what
// their square does where ends are looked for.
const maxWord = 256

// FirstBytes are the first n bytes of a text, or a few less: whole characters.
func FirstBytes(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// add appends the token of a word whose spelling is written, and tells whether there
// is one: of the line that only lengthens Arabic letters nothing is left.
func (t *tokenizer) add(pos, end int, written string) bool {
	tok := Token{Span: Span{pos, end}}
	written = FirstBytes(written, maxWord)
	lower, ascii := LowerASCII(written)
	if !ascii {
		lower = t.lower(Compose(written))
	}
	tok.Word = lower
	if !ascii && !t.KeepMarks {
		tok.Word = FoldMarks(lower)
	}
	if tok.Word == "" {
		return false
	}
	tok.Kind = t.surface(pos, written)
	if tok.Kind&Capital == 0 || !t.shortened(written) {
		tok.Kind |= t.Common[t.asCommon(lower, tok.Word)]
	}
	tok.Term = t.termOf(lower, ascii, &tok)
	if t.compound(tok) {
		return true
	}
	t.join(tok)
	t.tokens = append(t.tokens, tok)
	t.prev, t.end = tok, end
	if t.nouns && tok.Kind&(Capital|Stop|Number) == Capital {
		for _, head := range t.headsOf(tok.Term) {
			t.tokens = append(t.tokens, Token{Span: tok.Span, Word: head, Term: head, Kind: Overlap})
		}
	}
	return true
}

// asCommon is a word as common ones are listed: with its marks where they tell.
func (a *Analyzer) asCommon(lower, folded string) string {
	if _, ascii := LowerASCII(lower); a.marked && !ascii {
		return lower
	}
	return folded
}

// termOf is the term of a word: its digits if it is a number word, itself if
// it is a stop word, else its stem without diacritics.
func (t *tokenizer) termOf(lower string, ascii bool, tok *Token) string {
	if digits, ok := t.numbers[tok.Word]; ok {
		tok.Kind |= Number
		return digits
	}
	if tok.Kind&Stop != 0 {
		return tok.Word
	}
	if digits := Romans[tok.Word]; t.romans && digits != "" {
		return digits
	}
	if digits := romanAmongCyrillic(tok.Word); t.cyrillic && digits != "" {
		return digits
	}
	if t.plain {
		lower = tok.Word
	}
	stem := t.Stem(lower)
	if !ascii && !t.KeepMarks && !t.plain {
		stem = FoldMarks(stem)
	}
	if t.whole && t.Common[stem]&Stop != 0 {
		return tok.Word
	}
	return cmp.Or(stem, tok.Word)
}

// surface is what the spelling and the place of a word tell of it.
func (t *tokenizer) surface(pos int, written string) Kind {
	var k Kind
	if first, _ := utf8.DecodeRuneInString(written); unicode.IsUpper(first) {
		k |= Capital
	}
	if t.opens(pos) {
		k |= SentenceStart
	}
	if strings.ContainsFunc(written, unicode.IsDigit) {
		k |= Number
		if sign, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t.text[:pos], " ")); strings.ContainsRune("$€£¥", sign) {
			k |= priced
		}
	}
	return k
}

// opens tells whether a sentence begins at pos, by the punctuation since the
// word before. An initial or a title ("J.", "Mr.") ends none.
func (t *tokenizer) opens(pos int) bool {
	if len(t.tokens) == 0 {
		return true
	}
	gap, before := t.text[t.end:pos], t.prev.Word
	if gap == " " || gap == ", " || gap == ". " && (len(before) == 1 || IsTitle(before)) {
		return false
	}
	return strings.ContainsAny(gap, ".!?…:\n。！？؟।“”\"«")
}

// join adds the joined form of two words around a hyphen ("e-mail", "email"), and what
// is short for two ("United Nations", "UN").
func (t *tokenizer) join(tok Token) {
	before := t.prev
	if before.Word == "" {
		return
	}
	switch gap := t.text[before.End:tok.Start]; {
	case before.Kind&Question != 0: // "कौन-सा"
	case before.Kind&Number != 0 || tok.Kind&Number != 0:
	case t.english && gap == " " && shortNames[before.Word+gap+tok.Word] != "":
		t.both(before, tok, shortNames[before.Word+gap+tok.Word])
	case gap == "-" || gap == "\u2010" || gap == "\u2011":
		t.both(before, tok, before.Word+tok.Word)
		t.tokens[len(t.tokens)-1].Kind |= before.Kind & tok.Kind & Stop // "s-a"
	case t.Pairs && gap == " ":
		t.both(before, tok, before.Word+" "+tok.Word)
	}
}

// shortNames are names of two words that are written short as often.
var shortNames = map[string]string{
	"united states": "us", "united kingdom": "uk", "united nations": "un", "european union": "eu", "soviet union": "ussr",
}

// both adds a token over two neighbouring words.
func (t *tokenizer) both(a, b Token, word string) {
	term := word
	if !t.Pairs {
		term = t.Stem(word)
	}
	t.tokens = append(t.tokens, Token{Span: Span{a.Start, b.End}, Word: word, Term: term, Kind: Overlap})
}

// shortened tells whether a word in capitals is an acronym ("US", "WHO"), as
// it is where the text around it is not all in capitals.
func (t *tokenizer) shortened(written string) bool {
	if utf8.RuneCountInString(written) < 2 || written != strings.ToUpper(written) {
		return false
	}
	if !t.looked {
		t.mixed, t.looked = t.text != strings.ToUpper(t.text), true
	}
	return t.mixed
}

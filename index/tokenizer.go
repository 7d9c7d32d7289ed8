package index

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tokenizer is one walk of an analyzer over a text.
type tokenizer struct {
	*analyzer
	text   string
	tokens []token
	// prev is the last token if it is a whole word, and end is where the
	// tokens so far end.
	prev token
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
		t.numeral(pos, pos+strings.IndexAny(t.text[pos:end], apostrophes))
	case s.dot && t.acronym(pos, end):
		if end < len(t.text) && t.text[end] == '.' {
			end++
		}
		t.add(pos, end, strings.ReplaceAll(t.text[pos:end], ".", ""))
		t.tokens[len(t.tokens)-1].kind &^= stop | question
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
	return t.prev.kind&number != 0 && t.text[t.end:pos] == "-" && t.ordinals[t.fold(t.text[pos:end])]
}

// apostrophes are the characters that people write for one.
const apostrophes = "'’ʼ＇"

// run finds the end of the word at pos. Apostrophes and dots between letters
// and commas and dots between digits belong to it.
func (t *tokenizer) run(pos int) (end int, s shape) {
	before := space
	for end = pos; end < len(t.text); {
		class, size := classAt(t.text, end)
		switch class {
		case letter:
			before = letter
		case digit:
			before, s.digit = digit, true
		case mark:
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
func (t *tokenizer) joins(pos, size int, before class, s *shape) bool {
	if pos+size >= len(t.text) {
		return false
	}
	after, _ := classAt(t.text, pos+size)
	switch t.text[pos : pos+size] {
	case "'", "’", "ʼ", "＇":
		held := after == letter && (before == letter || before == digit && t.suffixes)
		s.apostrophe = s.apostrophe || held
		return held
	case ".":
		s.dot = s.dot || before == letter && after == letter
		return before == after && (after == letter || after == digit)
	case ",", "٫", "٬":
		return before == digit && after == digit
	case "\u00a0", "\u2009", "\u202f":
		return before == digit && after == digit && groupFollows(t.text, pos+size)
	case "·":
		return before == letter && after == letter
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
		if strings.ContainsAny(part, apostrophes) {
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
	at := strings.IndexAny(run, apostrophes)
	_, size := utf8.DecodeRuneInString(run[at:])
	head, tail := run[:at], run[at+size:]
	switch {
	case t.elided[foldMarks(strings.ToLower(head))]:
		t.add(pos, pos+at, head)
		if strings.ContainsAny(tail, apostrophes) {
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

// add appends the token of a word whose spelling is written.
func (t *tokenizer) add(pos, end int, written string) {
	tok := token{Span: Span{pos, end}}
	lower, ascii := lowerASCII(written)
	if !ascii {
		lower = t.lower(compose(written))
	}
	tok.word = lower
	if !ascii && !t.keepMarks {
		tok.word = foldMarks(lower)
	}
	if tok.word == "" {
		return
	}
	tok.kind = t.surface(pos, written)
	if tok.kind&capital == 0 || !t.shortened(written) {
		tok.kind |= t.common[tok.word]
	}
	tok.term = t.termOf(lower, ascii, &tok)
	if t.compound(tok) {
		return
	}
	t.join(tok)
	t.tokens = append(t.tokens, tok)
	t.prev, t.end = tok, end
}

// termOf is the term of a word: its digits if it is a number word, itself if
// it is a stop word, else its stem without diacritics.
func (t *tokenizer) termOf(lower string, ascii bool, tok *token) string {
	if digits, ok := t.numbers[tok.word]; ok {
		tok.kind |= number
		return digits
	}
	if tok.kind&stop != 0 {
		return tok.word
	}
	if digits := romans[tok.word]; t.english && digits != "" {
		return digits
	}
	if t.plain {
		lower = tok.word
	}
	stem := t.stem(lower)
	if !ascii && !t.keepMarks && !t.plain {
		stem = foldMarks(stem)
	}
	if t.whole && t.common[stem]&stop != 0 {
		return tok.word
	}
	return cmp.Or(stem, tok.word)
}

// romans are the Roman numbers of English texts ("World War II"), but for those that are
// words, names or single letters too.
var romans = map[string]string{
	"ii": "2", "iii": "3", "iv": "4", "vii": "7", "viii": "8", "ix": "9", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16",
}

// surface is what the spelling and the place of a word tell of it.
func (t *tokenizer) surface(pos int, written string) kind {
	var k kind
	if first, _ := utf8.DecodeRuneInString(written); unicode.IsUpper(first) {
		k |= capital
	}
	if t.opens(pos) {
		k |= sentenceStart
	}
	if strings.ContainsFunc(written, unicode.IsDigit) {
		k |= number
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
	gap, before := t.text[t.end:pos], t.prev.word
	if gap == " " || gap == ", " || gap == ". " && (len(before) == 1 || titles[before]) {
		return false
	}
	return strings.ContainsAny(gap, ".!?…:\n。！？؟।“”\"«")
}

// join adds the joined form of two words around a hyphen ("e-mail", "email"), and what
// is short for two ("United Nations", "UN").
func (t *tokenizer) join(tok token) {
	before := t.prev
	if before.word == "" {
		return
	}
	switch gap := t.text[before.End:tok.Start]; {
	case before.kind&number != 0 || tok.kind&number != 0:
	case t.english && gap == " " && shortNames[before.word+gap+tok.word] != "":
		t.both(before, tok, shortNames[before.word+gap+tok.word])
	case gap == "-" || gap == "\u2010" || gap == "\u2011":
		t.both(before, tok, before.word+tok.word)
	case t.pairs && gap == " ":
		t.both(before, tok, before.word+" "+tok.word)
	}
}

// shortNames are names of two words that are written short as often.
var shortNames = map[string]string{
	"united states": "us", "united kingdom": "uk", "united nations": "un", "european union": "eu", "soviet union": "ussr",
}

// both adds a token over two neighbouring words.
func (t *tokenizer) both(a, b token, word string) {
	term := word
	if !t.pairs {
		term = t.stem(word)
	}
	t.tokens = append(t.tokens, token{Span: Span{a.Start, b.End}, word: word, term: term, kind: overlap})
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

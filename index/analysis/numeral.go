package analysis

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numeral adds the tokens of a run with a digit: a number without the marks
// between its thousands, thousands that are written short ("12k") with all their
// digits, the numbers of a date or a score, or a number and the unit written
// against it ("6km"). The ending of an ordinal goes ("19ου").
func (t *tokenizer) numeral(pos, end int) {
	run := t.text[pos:end]
	if bare := strings.TrimRightFunc(run, isOfWord); bare != "" && t.ordinals[t.Fold(run[len(bare):])] {
		t.numeral(pos, pos+len(bare))
		return
	}
	digits := strings.TrimRight(run, asciiLetters)
	unit := run[len(digits):]
	if (unit == "k" || unit == "K") && digits != "" && strings.Trim(digits, "0123456789") == "" {
		t.add(pos, end, digits+"000")
		return
	}
	if marking().units[unit] && digits != "" {
		t.numeral(pos, pos+len(digits))
		t.add(pos+len(digits), end, unit)
		return
	}
	thousands, decimal := ",", "."
	if t.comma {
		thousands, decimal = decimal, thousands
	}
	groups := strings.Split(run, thousands)
	if !thousandsOf(groups) || strings.Count(run, decimal) > 1 {
		t.numbersOf(pos, run)
		return
	}
	run = strings.Replace(strings.Join(groups, ""), decimal, ".", 1)
	t.add(pos, end, strings.Map(dropMark, run))
}

// isOfWord tells whether a character is a letter or stands at one.
func isOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

const asciiLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// thousandsOf tells whether the parts of a number between its marks are groups
// of three digits.
func thousandsOf(groups []string) bool {
	for i, group := range groups {
		whole, _, decimals := strings.Cut(group, ".")
		if !decimals {
			whole, _, decimals = strings.Cut(group, ",")
		}
		digits := utf8.RuneCountInString(whole)
		if decimals && i < len(groups)-1 || i > 0 && digits != 3 || i == 0 && len(groups) > 1 && digits > 3 {
			return indianGroups(groups)
		}
	}
	return true
}

// indianGroups tells whether the parts of a number are groups of two digits and a last
// one of three, as India writes them ("12,34,567").
func indianGroups(groups []string) bool {
	last := len(groups) - 1
	for i, group := range groups {
		if i == last {
			group, _, _ = strings.Cut(group, ".")
		}
		digits := utf8.RuneCountInString(group)
		if i == last && digits != 3 || i < last && digits > 2 || 0 < i && i < last && digits != 2 {
			return false
		}
	}
	return last > 1
}

// numbersOf adds the parts of a run that commas and dots separate.
func (t *tokenizer) numbersOf(pos int, run string) {
	for part := range strings.FieldsFuncSeq(run, func(r rune) bool { return r == ',' || r == '.' }) {
		at := strings.Index(run, part)
		t.add(pos+at, pos+at+len(part), strings.Map(dropMark, part))
		pos, run = pos+at+len(part), run[at+len(part):]
	}
}

// dropMark is the mapping that removes apostrophes and what stands between
// thousands, and writes the Arabic decimal mark as a dot.
func dropMark(r rune) rune {
	switch r {
	case '٫':
		return '.'
	case '\u00a0', '\u2009', '\u202f', '٬':
		return -1
	}
	return dropApostrophe(r)
}

// groupFollows tells whether three digits and no fourth stand at pos.
func groupFollows(text string, pos int) bool {
	for i := range 4 {
		if pos+i >= len(text) {
			return i == 3
		}
		if isDigit := asciiClasses[text[pos+i]&0x7f] == Digit && text[pos+i] < 0x80; isDigit != (i < 3) {
			return false
		}
	}
	return true
}

// ordinal is an ordinal number as English writes it with digits.
func ordinal(n int) string {
	switch n {
	case 1:
		return "1st"
	case 3:
		return "3rd"
	}
	return strconv.Itoa(n) + "th"
}

// compound joins "twenty" and "one" into the number 21, with a hyphen or a
// space between them, and tells whether it did.
func (t *tokenizer) compound(tok Token) bool {
	if !t.english || t.prev.Kind&Number == 0 || tok.Kind&Number == 0 && tok.Word != "one" {
		return false
	}
	tens, ones := t.numbers[t.prev.Word], t.numbers[tok.Word]
	if tok.Word == "one" {
		ones = "1"
	}
	if len(tens) != 2 || tens[1] != '0' || tens == "10" || len(ones) != 1 || ones == "0" {
		return false
	}
	if gap := t.text[t.prev.End:tok.Start]; gap != "-" && gap != " " {
		return false
	}
	whole := t.prev
	whole.End, whole.Word, whole.Term = tok.End, whole.Word+tok.Word, tens[:1]+ones
	t.tokens[len(t.tokens)-1] = whole
	t.prev, t.end = Token{}, tok.End
	return true
}

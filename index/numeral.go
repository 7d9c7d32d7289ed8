package index

import "strings"

// numeral adds the tokens of a run with a digit: one number, or a number and
// the unit written against it ("6km").
func (t *tokenizer) numeral(pos, end int) {
	run := compose(t.text[pos:end])
	if t.comma {
		run = swapMarks(run)
	}
	run = strings.Map(dropApostrophe, ungroup(run))
	t.add(pos, end, run)
}

// swapMarks turns "1.000,5" into "1,000.5".
func swapMarks(run string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ',':
			return '.'
		case '.':
			return ','
		}
		return r
	}, run)
}

// ungroup takes the commas between thousands out of a number.
func ungroup(run string) string { return strings.ReplaceAll(run, ",", "") }

package index

import (
	"strings"

	"verbatim/index/analysis"
	"verbatim/index/wording"
)

// differences lists where the text differs, and tells whether it leaves words
// out and says so.
func (c *compared) differences() (list []Difference, omitted bool) {
	a, b := 0, 0
	if len(c.blocks) > 0 {
		b = max(0, c.blocks[0].B-c.blocks[0].A)
	}
	gap := func(toA, toB int) {
		switch {
		case toA == a && toB == b:
		case toA == a && c.words[a].Skips:
			omitted = true
		default:
			list = append(list, Difference{c.wrote(a, toA), c.stood(b, toB)})
		}
	}
	for _, k := range c.blocks {
		gap(k.A, k.B)
		list = append(list, c.cases(k)...)
		a, b = k.A+k.N, k.B+k.N
	}
	if a < len(c.words) {
		gap(len(c.words), min(len(c.stands), b+len(c.words)-a))
	}
	return list, omitted
}

// cases lists the words of a block that differ in case.
func (c *compared) cases(k wording.Block) (list []Difference) {
	for i := range k.N {
		w, s := c.words[k.A+i], c.stands[k.B+i]
		if w.Written != s.Written && !(w.Opens && sameBehindFirst(w.Written, s.Written)) {
			list = append(list, Difference{c.wrote(k.A+i, k.A+i+1), c.stood(k.B+i, k.B+i+1)})
		}
	}
	return list
}

// sameBehindFirst tells whether two words are equal but for their first letter.
func sameBehindFirst(a, b string) bool {
	return strings.EqualFold(a, b) && analysis.FirstLetters(1)(a) != "" &&
		strings.TrimPrefix(a, analysis.FirstLetters(1)(a)) == strings.TrimPrefix(b, analysis.FirstLetters(1)(b))
}

// wrote is the text from word to word.
func (c *compared) wrote(from, to int) string {
	if from == to {
		return ""
	}
	return c.text[c.words[from].Start:c.words[to-1].End]
}

// stood is what the article has from word to word, of each paragraph.
func (c *compared) stood(from, to int) string {
	var parts []string
	for _, s := range c.spans(from, to) {
		parts = append(parts, c.source[s.passage].Text[s.Start:s.End])
	}
	return strings.Join(parts, " ")
}

// A passageSpan is a span into one of the passages compared.
type passageSpan struct {
	Span
	passage int
}

// spans are where the words of the article from one to another stand.
func (c *compared) spans(from, to int) (spans []passageSpan) {
	for _, w := range c.stands[from:max(from, to)] {
		if n := len(spans); n > 0 && spans[n-1].passage == w.Passage {
			spans[n-1].End = w.End
			continue
		}
		spans = append(spans, passageSpan{w.Span, w.Passage})
	}
	return spans
}

// quotes marks in each passage what corresponds to the text: one span, or more
// where the text says that words were left out.
func (c *compared) quotes() (quotes []Quote) {
	marks := make([][]Span, len(c.source))
	end := 0
	for i, k := range c.blocks {
		joined := i > 0 && !c.words[k.A].Skips
		if !joined {
			end = k.B
		}
		for _, s := range c.spans(end, k.B+k.N) {
			list := marks[s.passage]
			if joined && len(list) > 0 {
				list[len(list)-1].End = s.End
				continue
			}
			marks[s.passage] = append(list, s.Span)
		}
		end = k.B + k.N
	}
	for i, spans := range marks {
		if len(spans) > 0 {
			quotes = append(quotes, Quote{Passage: c.source[i].Passage, Highlight: spans})
		}
	}
	return quotes
}

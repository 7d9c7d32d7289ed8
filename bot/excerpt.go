package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"verbatim/index"
)

// An excerpt is what is shown of a quote: one unbroken part of its passage.
type excerpt struct {
	quote index.Quote
	cite  citation
	// shown is the part of quote.Passage.Text, without white space at its ends.
	shown index.Span
	// bold are the parts of shown that answer.
	bold []index.Span
}

// cut tells whether the paragraph goes on before and after the excerpt.
func (e excerpt) cut() (before, after bool) {
	all := visible(e.quote.Passage.Text)
	return e.shown.Start > all.Start, e.shown.End < all.End
}

// maxShown is how many quotes of an answer are shown at most.
const maxShown = 3

// firstLength and sideLength are from how many code points on, once escaped,
// only a part of a quote is shown: of the first and of the others. The first is
// what one and a half screens of a phone hold: nine of ten paragraphs of an
// encyclopedia are shorter (wiki-en). The others are about four sentences, so
// that three quotes fit on a screen. The button Context shows whole paragraphs.
const firstLength, sideLength = 1200, 600

// leastLength is the least that is worth showing of a quote.
const leastLength = 160

// excerpts decides what is shown of quotes on every surface: a short one in
// full, a long one around its best sentence, together within Discord's limits.
func (t texts) excerpts(quotes []index.Quote) []excerpt {
	var list []excerpt
	left, enough := maxEmbedSum, firstLength
	for _, q := range quotes {
		e := excerpt{quote: q, cite: t.cite(q.Passage)}
		left -= e.cite.size()
		if len(list) > 0 && left < leastLength {
			break
		}
		e = e.fit(enough, min(maxDescription, left))
		left -= e.size()
		list = append(list, e)
		enough = sideLength
	}
	return list
}

// markCost is more than what the marks of bold and of cuts take.
func markCost(spans int) int { return 16 + 8*spans }

// size is more than what the excerpt takes as a description.
func (e excerpt) size() int {
	return cost(e.quote.Passage.Text[e.shown.Start:e.shown.End]) + markCost(len(e.bold))
}

// fit chooses the part that is shown: enough code points are, unless what answers
// has more, and most at most.
func (e excerpt) fit(enough, most int) excerpt {
	text, marks := e.quote.Passage.Text, highlights(e.quote)
	used := markCost(len(marks))
	e.shown = trimmed(text, e.window(marks, min(enough, most)-used, most-used))
	for _, m := range marks {
		if m.End = min(m.End, e.shown.End); m.Start < m.End {
			e.bold = append(e.bold, trimmed(text, m))
		}
	}
	return e
}

// highlights returns the quote's highlight without white space at the ends of
// spans and with no mere white space between two. Spans that are not in the
// text, in order and on characters, are left out.
func highlights(q index.Quote) []index.Span {
	text := q.Passage.Text
	var spans []index.Span
	for _, s := range q.Highlight {
		if s.Start < 0 || s.End > len(text) || s.Start >= s.End || splitsRune(text, s.Start) || splitsRune(text, s.End) {
			continue
		}
		s = trimmed(text, s)
		if s.Start == s.End {
			continue
		}
		if last := len(spans) - 1; last >= 0 {
			if s.Start < spans[last].End {
				continue
			}
			if strings.TrimSpace(text[spans[last].End:s.Start]) == "" {
				spans[last].End = s.End
				continue
			}
		}
		spans = append(spans, s)
	}
	return spans
}

func splitsRune(text string, i int) bool { return i < len(text) && !utf8.RuneStart(text[i]) }

// trimmed shortens a span of text by the white space at its ends.
func trimmed(text string, s index.Span) index.Span {
	part := text[s.Start:s.End]
	s.End = s.Start + len(strings.TrimRightFunc(part, unicode.IsSpace))
	s.Start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	s.Start = min(s.Start, s.End)
	return s
}

// visible is the span of a text without the white space at its ends.
func visible(text string) index.Span { return trimmed(text, index.Span{End: len(text)}) }

// window chooses the part of the passage that takes enough code points once
// escaped, and most at most: all of it, else whole sentences around the marks,
// else words from the first mark on.
func (e excerpt) window(marks []index.Span, enough, most int) index.Span {
	text := e.quote.Passage.Text
	if cost(text) <= enough {
		return index.Span{End: len(text)}
	}
	focus := visible(text)
	focus.End = focus.Start
	if len(marks) > 0 {
		focus = marks[0]
	}
	for _, m := range marks {
		if cost(text[focus.Start:m.End]) <= enough {
			focus.End = m.End
		}
	}
	if cost(text[focus.Start:focus.End]) <= most {
		focus = grow(text, focus, index.Sentences(e.quote.Passage), enough)
	} else {
		focus.End = focus.Start
	}
	if focus.Start == focus.End {
		return wordsFrom(text, focus.Start, enough)
	}
	return focus
}

// grow widens a span to whole sentences and by those around it, before and
// after in turns, while the whole fits into limit.
func grow(text string, s index.Span, all []index.Span, limit int) index.Span {
	before, after := len(all)-1, 0
	for before >= 0 && all[before].Start >= s.Start {
		before--
	}
	for after < len(all) && all[after].End <= s.End {
		after++
	}
	left := limit - cost(text[s.Start:s.End])
	for {
		old := s
		if before >= 0 {
			if n := cost(text[all[before].Start:s.Start]); n <= left {
				left, s.Start, before = left-n, all[before].Start, before-1
			}
		}
		if after < len(all) {
			if n := cost(text[s.End:all[after].End]); n <= left {
				left, s.End, after = left-n, all[after].End, after+1
			}
		}
		if s == old {
			return s
		}
	}
}

// wordsFrom is the span from start that fits into limit, up to the border of a
// word (Unicode UAX 29), or of a character where a word alone is too long.
func wordsFrom(text string, start, limit int) index.Span {
	end, left := start, limit
	for cuts := words.FromString(text[start:]); cuts.Next(); {
		if left -= cost(cuts.Value()); left < 0 {
			break
		}
		end += len(cuts.Value())
	}
	if strings.TrimSpace(text[start:end]) == "" {
		end = start + fit(text[start:], limit)
	}
	return index.Span{Start: start, End: end}
}

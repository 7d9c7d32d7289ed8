package index

import (
	"strings"
	"unicode"

	uax "github.com/clipperhouse/uax29/v2/sentences"
)

// sentences returns the sentences of a text in order, without outer white space.
func sentences(lang, text string) []Span {
	var spans []Span
	for cuts := uax.FromString(text); cuts.Next(); {
		s := trim(text, Span{cuts.Start(), cuts.End()})
		if s.Start < s.End {
			spans = append(spans, s)
		}
	}
	return spans
}

// trim shortens a span by the white space at its ends.
func trim(text string, s Span) Span {
	part := text[s.Start:s.End]
	s.Start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	s.End = s.Start + len(strings.TrimSpace(part))
	return s
}

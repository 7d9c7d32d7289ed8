package analysis

import "strings"

// Quotations returns what stands between quotation marks.
func Quotations(text string) []Span {
	var spans []Span
	for _, marks := range [...][2]string{{`"`, `"`}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"「", "」"}, {"『", "』"}, {"《", "》"}} {
		for pos := 0; ; {
			open := strings.Index(text[pos:], marks[0])
			if open < 0 {
				break
			}
			start := pos + open + len(marks[0])
			length := strings.Index(text[start:], marks[1])
			if length < 0 {
				break
			}
			spans = append(spans, Span{start, start + length})
			pos = start + length + len(marks[1])
		}
	}
	return spans
}

package analysis

// A Span is a half-open range of bytes, text[Start:End].
type Span struct{ Start, End int }

package markdown

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A Block is one or more lines of Discord's Markdown that are drawn alike.
type Block struct {
	// Kind is "text", "small", "item", "quote" or the level of a heading.
	Kind  string
	Spans []Span
}

// A Span is a stretch of a line: Text, or spans that share a look.
type Span struct {
	// Kind is "" for text as it is, "link", or the HTML element of the look.
	Kind  string
	Text  string
	Href  string
	Inner []Span
}

// lineMarks begin lines that Discord draws in a way of their own.
var lineMarks = []struct{ mark, kind string }{
	{"-# ", "small"}, {"# ", "1"}, {"## ", "2"}, {"### ", "3"}, {"- ", "item"}, {"* ", "item"}, {"> ", "quote"},
}

// pairs are the marks that stand before and behind what they format. Where one
// begins like another, the longer comes first.
var pairs = []struct{ mark, kind string }{
	{"**", "strong"}, {"__", "u"}, {"~~", "s"}, {"||", "mark"}, {"*", "em"}, {"_", "em"},
}

// Parse reads Markdown as Discord does. Unlike Decode, which allows what a
// quotation may hold, it shows what any text would look like.
func Parse(wire string) []Block {
	var blocks []Block
	var plain []string
	flush := func() {
		if len(plain) > 0 {
			blocks = append(blocks, Block{"text", ParseSpans(strings.Join(plain, "\n"))})
			plain = nil
		}
	}
	for line := range strings.SplitSeq(wire, "\n") {
		kind, rest := lineKind(line)
		if kind == "text" {
			plain = append(plain, line)
			continue
		}
		flush()
		blocks = append(blocks, Block{kind, ParseSpans(rest)})
	}
	flush()
	return blocks
}

func lineKind(line string) (kind, rest string) {
	for _, m := range lineMarks {
		if rest, ok := strings.CutPrefix(line, m.mark); ok && strings.TrimSpace(rest) != "" {
			return m.kind, rest
		}
	}
	return "text", line
}

// address matches what Discord makes a link of by itself.
var address = regexp.MustCompile(`^https?://[^\s<]*[^\s<>.,:;"'\])]`)

// masked matches a link with words of its own.
var masked = regexp.MustCompile(`^\[((?:[^\\\]]|\\.)+)\]\(<?(https?://[^\s<>)]+)>?\)`)

// ParseSpans reads what stands in lines.
func ParseSpans(wire string) []Span {
	var spans []Span
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			spans = append(spans, Span{Text: text.String()})
			text.Reset()
		}
	}
	for i := 0; i < len(wire); {
		if wire[i] == '\\' && i+1 < len(wire) && strings.IndexByte(punctuation, wire[i+1]) >= 0 {
			text.WriteByte(wire[i+1])
			i += 2
			continue
		}
		if s, n := formatted(wire[i:]); n > 0 {
			flush()
			spans = append(spans, s)
			i += n
			continue
		}
		_, size := utf8.DecodeRuneInString(wire[i:])
		text.WriteString(wire[i : i+size])
		i += size
	}
	flush()
	return spans
}

// formatted reads what is formatted at the start of a text, n bytes of it.
func formatted(wire string) (s Span, n int) {
	if inside, ok := strings.CutPrefix(wire, "`"); ok {
		if end := strings.IndexByte(inside, '`'); end > 0 {
			return Span{Kind: "code", Text: inside[:end]}, end + 2
		}
	}
	if found := address.FindString(wire); found != "" {
		return Span{Kind: "link", Href: found, Inner: []Span{{Text: found}}}, len(found)
	}
	if found := masked.FindStringSubmatch(wire); found != nil {
		return Span{Kind: "link", Href: found[2], Inner: ParseSpans(found[1])}, len(found[0])
	}
	for _, p := range pairs {
		inside, opens := strings.CutPrefix(wire, p.mark)
		if !opens {
			continue
		}
		if end := closing(inside, p.mark); end > 0 {
			return Span{Kind: p.kind, Inner: ParseSpans(inside[:end])}, end + 2*len(p.mark)
		}
	}
	return Span{}, 0
}

// closing is where a mark ends what it began, negative if nowhere. What stands
// behind a backslash ends nothing.
func closing(wire, mark string) int {
	for i := 0; i < len(wire); i++ {
		if wire[i] == '\\' {
			i++
			continue
		}
		if strings.HasPrefix(wire[i:], mark) {
			return i
		}
	}
	return -1
}

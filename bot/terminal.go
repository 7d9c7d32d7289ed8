package bot

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"verbatim/corpus"
	"verbatim/index"
)

// A Style says how a terminal shows an answer.
type Style struct {
	// Width is the number of columns to wrap at; 0 or less means 80.
	Width int
	// Colour is whether the terminal understands ANSI escape sequences.
	Colour bool
}

// Terminal draws an answer for a terminal: the same excerpts and texts as on
// Discord. The lines with the best sentence have a bar beside them, and with
// Colour the sentence is bold. Characters of an article that could steer the
// terminal or reorder its text are left out. The result ends with a line
// break.
func Terminal(a index.Answer, s Style) string {
	t, p := english(), newPrinter(s)
	list := t.excerpts(a.Quotes[:min(maxShown, len(a.Quotes))])
	if len(list) == 0 {
		p.line(t.refusal(a))
		return p.String()
	}
	for _, note := range t.notes(a, Printable) {
		p.line(note)
	}
	p.excerpts(list)
	return p.String()
}

// TerminalNearest draws for a terminal what came closest to a question that nothing
// answers, under a line that says so; "" where nothing did or nothing was asked.
func TerminalNearest(a index.Answer, s Style) string {
	t, p := english(), newPrinter(s)
	list := t.excerpts(a.Nearest[:min(maxShown, len(a.Nearest))])
	if kind, _ := t.aside(Request{Question: a.Question}); kind != "" || a.Answered() || len(list) == 0 {
		return ""
	}
	p.line(t.say("nearest"))
	p.WriteByte('\n')
	p.excerpts(list)
	return p.String()
}

// AsksForSources tells whether a question is not for what the articles say but
// for the articles: "who wrote this?".
func AsksForSources(question string) bool {
	kind, _ := english().aside(Request{Question: question})
	return kind == "sources"
}

// TerminalSources draws for a terminal what /sources shows at first: the newest
// articles that a server may read, or of the shared ones where it is "".
func (b *Bot) TerminalSources(ctx context.Context, server string, s Style) (string, error) {
	list, err := b.articles(ctx, server)
	if err != nil {
		return "", err
	}
	t, p := english(), newPrinter(s)
	if len(list) == 0 {
		p.line(t.say("sources.none"))
		return p.String(), nil
	}
	p.line(t.count("sources.page", len(list)))
	for _, a := range list[:min(pageLength, len(list))] {
		p.WriteByte('\n')
		c := t.citeArticle(a.Header)
		p.citation(c.title, beside(c.source, t.length(a)), c.url)
	}
	if len(list) > pageLength {
		p.WriteString("\n" + strings.TrimSpace(cutRight) + "\n")
	}
	return p.String(), nil
}

// refusal is what a terminal says to a question that is not answered.
func (t texts) refusal(a index.Answer) string {
	switch kind, text := t.aside(Request{Question: a.Question}); kind {
	case "hint":
		return t.say("empty")
	case "small talk", "help", "overview":
		return text
	}
	return t.nothingFound("nothing", a, Printable)
}

// A printer collects lines.
type printer struct {
	strings.Builder
	style Style
}

func newPrinter(s Style) printer {
	if s.Width <= 0 {
		s.Width = 80
	}
	return printer{style: s}
}

// citation writes where something is from; a link that is "" is left out.
func (p *printer) citation(title, source, link string) {
	p.styled("1", Printable(oneLine(title)))
	p.styled("2", Printable(source))
	p.styled("4", Printable(link))
}

// line writes a text of ours, wrapped.
func (p *printer) line(text string) {
	for _, s := range wrap(text, p.style.Width) {
		p.WriteString(strings.TrimRight(text[s.Start:s.End], " \n") + "\n")
	}
}

// excerpts writes excerpts with an empty line between them.
func (p *printer) excerpts(list []excerpt) {
	for i, e := range list {
		if i > 0 {
			p.WriteByte('\n')
		}
		p.excerpt(e)
	}
}

// excerpt writes a citation and what is quoted.
func (p *printer) excerpt(e excerpt) {
	p.citation(e.cite.title, beside(e.cite.source, e.cite.place), corpus.Link(e.quote.Passage, corpus.MaxLinkLength))
	p.WriteByte('\n')
	before, after := e.cut()
	if before {
		p.WriteString(noBar + strings.TrimSpace(cutLeft) + "\n")
	}
	p.quotation(e)
	if after {
		p.WriteString(noBar + strings.TrimSpace(cutRight) + "\n")
	}
}

// styled writes a line in an ANSI style where there is colour. It is not
// wrapped, so that a link stays whole.
func (p *printer) styled(code, text string) {
	switch {
	case text == "":
	case p.style.Colour:
		fmt.Fprintf(p, "\x1b[%sm%s\x1b[0m\n", code, text)
	default:
		p.WriteString(text + "\n")
	}
}

// quotation writes the shown part, wrapped, with the bar and bold.
func (p *printer) quotation(e excerpt) {
	text := e.quote.Passage.Text[:e.shown.End]
	for _, s := range wrap(text[e.shown.Start:], max(p.style.Width-len(noBar), 1)) {
		line := trimmed(text, index.Span{Start: s.Start + e.shown.Start, End: s.End + e.shown.Start})
		drawn, marked := p.drawLine(text, line, e.bold)
		bar := noBar
		if marked {
			bar = barMark
		}
		p.WriteString(bar + drawn + "\n")
	}
}

// drawLine draws one line and tells whether any of it is marked.
func (p *printer) drawLine(text string, line index.Span, bold []index.Span) (drawn string, marked bool) {
	at := line.Start
	for _, m := range bold {
		from, to := max(m.Start, at), min(m.End, line.End)
		if from >= to {
			continue
		}
		drawn += Printable(text[at:from])
		if p.style.Colour {
			drawn += "\x1b[1m" + Printable(text[from:to]) + "\x1b[0m"
		} else {
			drawn += Printable(text[from:to])
		}
		at, marked = to, true
	}
	return drawn + Printable(text[at:line.End]), marked
}

// wrap cuts a text into lines of at most width columns where a line may break
// (Unicode UAX 14), or later where it may not.
func wrap(text string, width int) []index.Span {
	var lines []index.Span
	line, columns, state := index.Span{}, 0, -1
	for rest := text; rest != ""; {
		var part string
		var must bool
		part, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
		n := uniseg.StringWidth(strings.TrimRightFunc(part, unicode.IsSpace))
		if columns > 0 && columns+n > width {
			lines = append(lines, line)
			line, columns = index.Span{Start: line.End, End: line.End}, 0
		}
		line.End += len(part)
		columns += uniseg.StringWidth(part)
		if must && rest != "" {
			lines = append(lines, line)
			line, columns = index.Span{Start: line.End, End: line.End}, 0
		}
	}
	return append(lines, line)
}

// Printable is a text on one line without what steers a terminal: control
// characters, and those that reorder text.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x2028, r == 0x2029:
			return -1
		}
		return r
	}, s)
}

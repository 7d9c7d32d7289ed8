package format

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
)

// WriteMarkdown writes the article as Markdown with front matter. Read gives
// back the same header, sections and paragraphs, byte for byte. An article that
// Read could not have given (an invalid header field, a blank paragraph, a
// control character, a long heading) is an error. Further fields, which Read
// leaves aside, may follow those of the header.
func WriteMarkdown(w io.Writer, a corpus.Article, further ...corpus.Field) error {
	if err := a.Check(); err != nil {
		return fmt.Errorf("article %q: %w", a.ID, err)
	}
	b := bufio.NewWriter(w)
	if err := writeFrontMatter(b, append(a.Header.Fields(), further...)); err != nil {
		return err
	}
	section := ""
	for _, p := range a.Paragraphs {
		if p.Section != section {
			section = p.Section
			fmt.Fprintf(b, "\n## %s\n", escapeHeading(section))
		}
		fmt.Fprintf(b, "\n%s\n", escapeParagraph(p.Text))
	}
	return b.Flush()
}

// inlineMarks are escaped wherever they stand.
var inlineMarks = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `|`, `\|`)

// referenceLike is text that would be read as a character reference.
var referenceLike = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)

// blockMark is the start of a line that would be read as a block of its own.
var blockMark = regexp.MustCompile(`^(?:[0-9]{1,9}([.)])|[-+#>=~:])`)

// escapeParagraph writes a text so that it reads as one paragraph.
func escapeParagraph(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = escapeInline(line)
		if m := blockMark.FindStringSubmatchIndex(line); m != nil {
			at := max(m[2], 0)
			line = line[:at] + `\` + line[at:]
		}
		lines[i] = escapeEnds(line)
	}
	return strings.Join(lines, "\\\n")
}

// escapeHeading writes a section so that it reads as one heading.
func escapeHeading(section string) string {
	return escapeEnds(strings.ReplaceAll(escapeInline(section), "#", `\#`))
}

// escapeInline escapes what would be read as inline Markdown.
func escapeInline(line string) string {
	return referenceLike.ReplaceAllString(inlineMarks.Replace(line), `\&$1`)
}

// escapeEnds writes space at the ends of a line, and a backslash at its end, as
// character references: a backslash there would meet that of a hard break.
func escapeEnds(line string) string {
	if rest, ok := strings.CutSuffix(line, `\\`); ok {
		line = rest + "&#92;"
	}
	if r, size := utf8.DecodeRuneInString(line); unicode.IsSpace(r) {
		line = fmt.Sprintf("&#%d;%s", r, line[size:])
	}
	if r, size := utf8.DecodeLastRuneInString(line); unicode.IsSpace(r) {
		line = fmt.Sprintf("%s&#%d;", line[:len(line)-size], r)
	}
	return line
}

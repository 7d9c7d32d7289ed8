// Package format turns files into articles: Markdown, plain text, web pages, PDF,
// EPUB, Word documents and archives of these ([Reader]). What is found on a page
// beside its article (menus, adverts, bylines, comments) is left out, and said so
// ([Dropped]). It writes articles too, as Markdown ([WriteMarkdown]).
package format

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/reason"
	"verbatim/corpus/tidy"
)

// MaxArticleSize bounds a text in bytes, as it is read.
const MaxArticleSize = 10 << 20

// Dropped is a piece of text that a reader left out because a furniture rule
// says that it belongs to the page and not to the article.
type Dropped struct {
	// Line is where the text stands in the document, from 1; 0 if unknown.
	Line int
	// Text is what was left out.
	Text string
	// Rule is the short name of the rule, such as "newsletter".
	Rule string
	// Reason says in a few words why the rule leaves such text out.
	Reason string
}

// Read reads one article of text: Markdown, plain text or HTML; a Reader reads
// documents of all formats. The name's ending picks the format; a name without
// ending, such as "-" for standard input, leaves that to the text itself. What
// the document does not say about itself is taken from defaults. A missing
// title is made from the file name or the first words, a missing language is
// detected, a missing ID stays empty: the library gives IDs.
//
// Paragraphs are kept as they are, except that their ends are trimmed,
// hard-wrapped lines are joined and control characters are removed. Errors
// start with "name:line: " where the line is known, and say what to do.
func Read(r io.Reader, name string, defaults corpus.Header) (corpus.Article, []Dropped, error) {
	data, err := readBounded(r, MaxArticleSize)
	if err != nil {
		return corpus.Article{}, nil, located(name, err)
	}
	d := Document{Name: name, Data: data}
	format, err := d.format()
	if err == nil && isBinary(format) {
		err = fmt.Errorf("a %s file where only text, Markdown or HTML can be read", formatNames[format])
	}
	if err != nil {
		return corpus.Article{}, nil, located(name, err)
	}
	e := Entry{Document: d}
	e.Article, e.Dropped, e.Err = parseText(d, format, defaults.Title)
	e = e.finished(defaults)
	return e.Article, e.Dropped, e.Err
}

// parseText reads an article of text in a known format.
func parseText(d Document, format Format, title string) (_ corpus.Article, _ []Dropped, err error) {
	defer reason.Guard(&err)
	src, err := loadText(d, format)
	if err != nil {
		return corpus.Article{}, nil, err
	}
	switch format {
	case Markdown:
		return readMarkdown(src)
	case HTML:
		return readHTML(src)
	}
	return readText(src, title)
}

// loadText makes a document clean UTF-8 with "\n" line ends.
func loadText(d Document, format Format) ([]byte, error) {
	if len(d.Data) > MaxArticleSize {
		return nil, tooLarge(MaxArticleSize)
	}
	src := decodeText(d, format)
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return nil, atLine(lineOf(src, i), "a NUL byte, so this is no text: save the article as UTF-8 text, Markdown or HTML")
	}
	if i := invalidUTF8(src); i >= 0 {
		return nil, atLine(lineOf(src, i), "byte 0x%02x is not UTF-8, and no other encoding can be told: save the file with the encoding UTF-8", src[i])
	}
	return clean(src), nil
}

// A lineError is an error at a line of the document that is being read.
type lineError struct {
	line int
	err  error
}

func (e lineError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }

// atLine makes an error that belongs to a line, counted from 1.
func atLine(line int, format string, args ...any) error {
	return lineError{line, fmt.Errorf(format, args...)}
}

// located puts the document's name, and the line if it is known, before err.
func located(name string, err error) error {
	if name == "-" {
		name = "standard input"
	}
	if e, ok := errors.AsType[lineError](err); ok {
		return fmt.Errorf("%s:%d: %w", name, e.line, e.err)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// lineOf counts the line of an offset from 1.
func lineOf(src []byte, offset int) int {
	return 1 + bytes.Count(src[:offset], []byte("\n"))
}

// clean removes byte order marks at the start and control characters, and
// turns every line end into "\n".
func clean(src []byte) []byte {
	s := strings.TrimLeft(string(src), "\ufeff")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n").Replace(s)
	return []byte(strings.Map(tidy.DropControl, s))
}

// finish fills in what the document does not say and checks the whole.
func finish(a *corpus.Article, name string, defaults corpus.Header) (err error) {
	defer reason.Guard(&err)
	if len(a.Paragraphs) == 0 {
		return reason.New(reason.NoArticle, "no paragraph found, so there is nothing to quote: is this the article?")
	}
	if len(a.Paragraphs) > corpus.MaxParagraphs {
		return reason.Errorf(reason.TooLarge, "%d paragraphs, want at most %d: cut it into several articles", len(a.Paragraphs), corpus.MaxParagraphs)
	}
	for i, p := range a.Paragraphs {
		if len(p.Text) > corpus.MaxParagraphSize {
			return fmt.Errorf("paragraph %d (%q) has %d bytes, want at most %d: put blank lines between its parts",
				i+1, tidy.FirstWords(p.Text, 40), len(p.Text), corpus.MaxParagraphSize)
		}
	}
	a.Header = a.Header.Or(defaults)
	a.Title = cmp.Or(a.Title, fallbackTitle(name, a.Paragraphs[0].Text))
	if a.Language == "" {
		a.Language = a.DetectLanguage()
	}
	return a.Header.Check()
}

// fallbackTitle names an article that has no headline: by its file, or by its
// first words when it has no file either.
func fallbackTitle(name, text string) string {
	base := path.Base(filepath.ToSlash(name))
	base = strings.TrimSuffix(base, path.Ext(base))
	base = tidy.OneLine(strings.NewReplacer("-", " ", "_", " ").Replace(base))
	if tidy.Blank(base) || base == "." || base == "/" || utf8.RuneCountInString(base) > 200 || !utf8.ValidString(base) {
		return tidy.FirstWords(text, 80)
	}
	return base
}

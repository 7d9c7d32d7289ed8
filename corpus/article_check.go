package corpus

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"verbatim/corpus/tidy"
)

// Bounds of an article. They are far above any article and keep a hostile one
// from costing more than a moment.
const (
	// MaxFileSize bounds in bytes what an article is read from.
	MaxFileSize = 64 << 20
	// MaxParagraphs bounds the paragraphs of one article.
	MaxParagraphs = 20_000
	// MaxParagraphSize bounds one paragraph in bytes.
	MaxParagraphSize = 64 << 10
)

// Validate reports the first thing that keeps an article out of the library: a
// header field that does not hold what its comment promises, no title, no
// paragraphs, or a paragraph that is empty, too long or no clean UTF-8. What
// passes can also be written as Markdown and read back. An empty ID is fine:
// the library gives one. The error names the field or paragraph and says what
// to do.
func (a Article) Validate() error {
	if err := a.problem(); err != nil {
		return fmt.Errorf("article %q: %w", tidy.FirstWords(a.Title, 60), err)
	}
	return nil
}

func (a Article) problem() error {
	if a.Title == "" {
		return errors.New("it has no title: give it one")
	}
	if err := a.Check(); err != nil {
		return err
	}
	if len(a.Paragraphs) == 0 {
		return errors.New("it has no paragraphs, so there is nothing to quote")
	}
	if len(a.Paragraphs) > MaxParagraphs {
		return fmt.Errorf("it has %d paragraphs, want at most %d: cut it into several articles", len(a.Paragraphs), MaxParagraphs)
	}
	return nil
}

// Check finds what is wrong with the header or with a paragraph.
func (a Article) Check() error {
	if err := a.Header.Check(); err != nil {
		return err
	}
	for i, p := range a.Paragraphs {
		if err := p.problem(); err != nil {
			return fmt.Errorf("paragraph %d %w", i+1, err)
		}
	}
	return nil
}

// problem says what is wrong with a paragraph, as the rest of a sentence that
// starts with its name.
func (p Paragraph) problem() error {
	switch {
	case len(p.Text) > MaxParagraphSize:
		return fmt.Errorf("has %d bytes, want at most %d: put blank lines between its parts", len(p.Text), MaxParagraphSize)
	case !utf8.ValidString(p.Text) || !utf8.ValidString(p.Section):
		return errors.New("is not UTF-8: save the text with the encoding UTF-8")
	case !tidy.UTF8(p.Text) || !tidy.UTF8(p.Section):
		return errors.New("holds a control character: take it out")
	case tidy.Blank(p.Text):
		return errors.New("is empty: leave it out")
	case strings.Trim(p.Text, "\n") != p.Text:
		return errors.New("starts or ends with a line break: take it off")
	case p.Section != "" && tidy.Blank(p.Section) || strings.Contains(p.Section, "\n"):
		return errors.New("stands under a heading that is not one line of text: leave the heading out or make it one line")
	case len(p.Section) > MaxTitle:
		return fmt.Errorf("stands under a heading of %d bytes, want at most %d: shorten it", len(p.Section), MaxTitle)
	}
	return nil
}

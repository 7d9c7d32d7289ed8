package format

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	source "github.com/yuin/goldmark/text"

	"verbatim/corpus"
	"verbatim/corpus/tidy"
)

// Bounds of a Markdown document that keep its parser fast: how deep quotes and
// lists may nest in one line, and what may stand between two blank lines. The
// parser takes time in proportion to the square of brackets.
const (
	maxMarkdownNesting  = 32
	maxMarkdownBlock    = 3 * corpus.MaxParagraphSize
	maxMarkdownBrackets = 2000
)

// readMarkdown reads CommonMark with tables. Every paragraph, list item, code
// block and table row becomes a paragraph of plain text under the nearest
// heading. The title is front matter's or else the first heading of level 1.
func readMarkdown(src []byte) (a corpus.Article, dropped []Dropped, err error) {
	matter, body, line, err := cutFrontMatter(src)
	if err != nil {
		return a, nil, err
	}
	if a.Header, dropped, err = readFrontMatter(matter); err != nil {
		return a, nil, err
	}
	if err := checkMarkdown(body, line); err != nil {
		return a, nil, err
	}
	r := &markdownReader{src: body, first: line, article: a, dropped: dropped}
	r.parse()
	return r.article, r.dropped, nil
}

// containers matches the quote and list marks at the start of a line.
var containers = regexp.MustCompile(`^(?:[ \t]*(?:>|[-+*](?:[ \t]|$)|[0-9]{1,9}[.)](?:[ \t]|$)))+`)

// checkMarkdown refuses what would take the parser long.
func checkMarkdown(body []byte, first int) error {
	size, brackets := 0, 0
	for i, line := range bytes.Split(body, []byte("\n")) {
		size += len(line) + 1
		if len(bytes.TrimSpace(line)) == 0 {
			size, brackets = 0, 0
		}
		if brackets += openBrackets(line); brackets > maxMarkdownBrackets {
			return atLine(first+i, "more than %d brackets without a blank line: put blank lines between paragraphs", maxMarkdownBrackets)
		}
		marks := containers.Find(line)
		if bytes.Count(marks, []byte(">"))+len(bytes.Fields(marks)) > maxMarkdownNesting {
			return atLine(first+i, "quotes and lists nest deeper than %d here: flatten them", maxMarkdownNesting)
		}
		if size > maxMarkdownBlock {
			return atLine(first+i, "more than %d KiB without a blank line: put blank lines between paragraphs", maxMarkdownBlock>>10)
		}
	}
	return nil
}

// openBrackets counts the brackets of a line that are not escaped.
func openBrackets(line []byte) (n int) {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			n++
		}
	}
	return n
}

// A markdownReader walks a parsed document and collects the article.
type markdownReader struct {
	src     []byte
	first   int // line of src[0] in the document
	article corpus.Article
	dropped []Dropped
	section string
}

// parse runs the parser and walks its tree.
func (r *markdownReader) parse() {
	md := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(withBrackets))
	r.block(md.Parser().Parse(source.NewReader(r.src)))
}

// block adds what a block holds, in reading order.
func (r *markdownReader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n.Level, strings.ReplaceAll(r.plain(n), "\n", " "))
	case *ast.Paragraph, *ast.TextBlock:
		if text := n.Lines().Value(r.src); footnote.Match(text) {
			r.drop(n, tidy.OneLine(string(text)), "footnote", "a note below the text")
			return
		}
		r.add(r.plain(n))
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.add(strings.TrimRight(string(n.Lines().Value(r.src)), "\n"))
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *extast.TableHeader, *extast.TableRow:
		r.add(r.row(n))
	case *ast.ThematicBreak:
	default:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			r.block(c)
		}
	}
}

// heading starts a section, or is the headline.
func (r *markdownReader) heading(level int, text string) {
	start := len(r.article.Paragraphs) == 0 && r.section == ""
	switch {
	case level == 1 && start && (r.article.Title == "" || r.article.Title == text) && tidy.OneLine(text) != "":
		r.article.Title = tidy.OneLine(text)
	case tidy.Blank(text):
		r.section = ""
	case len(text) > corpus.MaxTitle:
		r.add(text)
	default:
		r.section = text
	}
}

// add appends a paragraph unless nothing of it can be seen.
func (r *markdownReader) add(text string) {
	if text = strings.Trim(text, "\n"); !tidy.Blank(text) {
		r.article.Paragraphs = append(r.article.Paragraphs, corpus.Paragraph{Section: r.section, Text: text})
	}
}

// htmlBlock keeps the text of raw HTML. Scripts, styles and comments are left out.
func (r *markdownReader) htmlBlock(n *ast.HTMLBlock) {
	raw := string(n.Lines().Value(r.src))
	if n.HasClosure() {
		raw += string(n.ClosureLine.Value(r.src))
	}
	kept := stripTags(raw)
	if tidy.Blank(kept) {
		r.drop(n, tidy.OneLine(raw), "html", "raw HTML without text")
		return
	}
	for line := range strings.SplitSeq(kept, "\n") {
		r.add(strings.TrimSpace(line))
	}
}

// row joins the cells of a table row.
func (r *markdownReader) row(n ast.Node) string {
	var cells []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if s := r.plain(c); !tidy.Blank(s) {
			cells = append(cells, s)
		}
	}
	return strings.Join(cells, " | ")
}

// drop records text that is left out.
func (r *markdownReader) drop(n ast.Node, text, rule, reason string) {
	line := 0
	if pos := n.Pos(); pos >= 0 && pos <= len(r.src) {
		line = r.first + bytes.Count(r.src[:pos], []byte("\n"))
	}
	r.dropped = append(r.dropped, Dropped{Line: line, Text: tidy.FirstWords(text, 200), Rule: rule, Reason: reason})
}

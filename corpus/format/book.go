package format

import (
	"bytes"
	"context"
	"fmt"

	"golang.org/x/net/html"

	"verbatim/corpus"
	"verbatim/corpus/draft"
	"verbatim/corpus/epub"
	"verbatim/corpus/reason"
)

// readBook reads an EPUB book: its chapters one after the other, their headings
// as sections.
func readBook(ctx context.Context, src []byte) (draft.Text, error) {
	book, err := epub.Open(src)
	if err != nil {
		return draft.Text{}, err
	}
	text := book.Text
	for i, chapter := range book.Chapters {
		if err := ctx.Err(); err != nil {
			return draft.Text{}, err
		}
		blocks, err := chapterBlocks(chapter)
		if err != nil {
			return draft.Text{}, fmt.Errorf("chapter %d: %w", i+1, err)
		}
		text.Blocks = append(text.Blocks, blocks...)
		if len(text.Blocks) > 2*corpus.MaxParagraphs {
			break // which finish refuses
		}
	}
	if len(text.Blocks) == 0 {
		return draft.Text{}, reason.New(reason.Scanned, "no text in this EPUB, its pages are pictures: run text recognition (OCR) over it first")
	}
	return text, nil
}

// chapterBlocks reads one chapter.
func chapterBlocks(src []byte) (out []draft.Block, err error) {
	src = clean(decodeText(Document{Data: src}, HTML))
	if err := checkHTML(src); err != nil {
		return nil, err
	}
	doc, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		return nil, err
	}
	if depthExceeds(doc, maxHTMLDepth) {
		return nil, fmt.Errorf("nests deeper than %d elements: export the book again", maxHTMLDepth)
	}
	removeNotes(doc)
	flatten(doc)
	var s sections
	for _, b := range htmlBlocks(doc) {
		if s.enter(b.element) {
			out = append(out, draft.Block{Text: s.name, Heading: true})
		}
		if b.heading {
			s.name = b.text
		}
		out = append(out, draft.Block{Text: b.text, Heading: b.heading})
	}
	return out, nil
}

// noteTypes are the roles of notes and of the marks that point to them, in the
// EPUB vocabulary and in ARIA's.
var noteTypes = lazily(`\b(?:doc-)?(?:noteref|footnotes?|endnotes?|rearnotes?|backlink|toc|pagebreak|page-list)\b`)

// removeNotes takes footnotes, tables of contents and the numbers of printed
// pages out of a chapter.
func removeNotes(doc *html.Node) {
	var gone []*html.Node
	for n := range doc.Descendants() {
		if noteTypes().MatchString(attribute(n, "epub:type")) || noteTypes().MatchString(attribute(n, "role")) {
			gone = append(gone, n)
		}
	}
	for _, n := range gone {
		n.Parent.RemoveChild(n)
	}
}

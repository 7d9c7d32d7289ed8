// Package pdf reads the text of a PDF: paragraphs put together again across
// lines, columns and pages, headings told by their type, and without what
// belongs to the pages.
//
// A PDF holds letters and places, no words, lines or paragraphs. PDFium gives
// the letters ([Engine]); lines.go makes lines of them, columns.go puts these
// in reading order, furniture.go takes out running heads, page numbers and
// footnotes, and paragraphs.go joins what is left.
package pdf

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"verbatim/corpus/draft"
	"verbatim/corpus/reason"
)

// Bounds of a document, far above any book.
const (
	maxPages     = 3_000
	maxPageChars = 100_000
	maxChars     = 4_000_000
	// leastChars is how many letters and digits a document must have to be
	// more than pictures with page numbers.
	leastChars = 20
)

var (
	errLocked  = reason.New(reason.Locked, "the PDF is locked with a password: save a copy without one")
	errBroken  = reason.New(reason.Broken, "the PDF is broken or not complete: fetch or export it again")
	errScanned = reason.New(reason.Scanned, "no text in this PDF, its pages are pictures: run text recognition (OCR) over it first")
	errSlow    = reason.Errorf(reason.TooLarge, "reading the PDF took longer than %v: save the part that matters as a PDF of its own", maxTime)
)

// Read reads a document. Its errors are for people: they say what is wrong and
// what to do. It gives up after a minute, or when ctx ends.
func (e *Engine) Read(ctx context.Context, data []byte) (draft.Text, error) {
	var text draft.Text
	err := e.open(ctx, data, func(ctx context.Context, d document) error {
		pages, err := d.pages(ctx)
		if err != nil {
			return err
		}
		text = d.info()
		layOut(pages, &text)
		return nil
	})
	return text, err
}

// A document is an open PDF.
type document struct {
	pdfium.Pdfium
	ref references.FPDF_DOCUMENT
}

// opening is the error for a document that cannot be opened.
func opening(err error) error {
	if errors.Is(err, pdferrors.ErrPassword) || errors.Is(err, pdferrors.ErrSecurity) {
		return errLocked
	}
	return errBroken
}

// info reads what the document says of itself.
func (d document) info() draft.Text {
	tag := func(name string) string {
		r, err := d.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: d.ref, Tag: name})
		if err != nil {
			return ""
		}
		return strings.TrimSpace(strings.ToValidUTF8(r.Value, ""))
	}
	text := draft.Text{Title: tag("Title"), Author: tag("Author"), Published: day(tag("CreationDate"))}
	if programTitle.MatchString(text.Title) {
		text.Title = ""
	}
	return text
}

// programTitle is a title that a program gave, not a person: the name of the
// file or of the program.
var programTitle = regexp.MustCompile(`(?i)^(?:microsoft (?:word|powerpoint)\b.*|untitled.*|(?:un)?benannt.*|document\d*|print|.*\.(?:docx?|pdf|indd|qxp|tex|dvi|odt|rtf|html?|pages))$`)

// infoDate is a date as PDF writes it: D:20220318120000+01'00'.
var infoDate = regexp.MustCompile(`^(?:D:)?(\d{4})(\d{2})(\d{2})`)

// day is the day of such a date as ISO 8601; "" for anything else.
func day(s string) string {
	m := infoDate.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return m[1] + "-" + m[2] + "-" + m[3]
}

// pages reads the letters of all pages.
func (d document) pages(ctx context.Context) ([]page, error) {
	count, err := d.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		return nil, errBroken
	}
	if count.PageCount > maxPages {
		return nil, reason.Errorf(reason.TooLarge, "the PDF has %d pages, want at most %d: save it in parts", count.PageCount, maxPages)
	}
	var pages []page
	chars, letters := 0, 0
	for i := range count.PageCount {
		p, err := d.page(i)
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if err != nil {
			return nil, err
		}
		for _, g := range p {
			if g.isWord() {
				letters++
			}
		}
		if chars += len(p); chars > maxChars {
			return nil, reason.Errorf(reason.TooLarge, "the PDF has more than %d letters: save it in parts", maxChars)
		}
		pages = append(pages, p)
	}
	if letters < leastChars {
		return nil, errScanned
	}
	return pages, nil
}

// page reads the letters of one page. A page that is broken has none.
func (d document) page(i int) (page, error) {
	at := requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: i}}
	loaded, err := d.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: at})
	if err != nil {
		return nil, nil
	}
	count, err := d.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	_, _ = d.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	if err != nil {
		return nil, nil
	}
	if count.Count > maxPageChars {
		return nil, reason.Errorf(reason.TooLarge, "page %d of the PDF has %d letters, want at most %d: save it in parts", i+1, count.Count, maxPageChars)
	}
	got, err := d.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: at, Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true})
	if err != nil {
		return nil, nil
	}
	var p page
	for _, c := range got.Chars {
		p = append(p, newGlyph(c))
	}
	return p, nil
}

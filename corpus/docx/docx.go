// Package docx reads Word documents: paragraphs and headings, lists, table rows,
// and what the document says of itself. Footnotes, comments, deleted text and
// tables of contents are left out.
//
// The libraries for Word documents in Go are made for writing, or keep the whole
// document as a tree. What is needed here is the text of one XML file and the
// names of the styles.
package docx

import (
	"archive/zip"
	"context"
	"regexp"
	"strings"

	"verbatim/corpus/draft"
	"verbatim/corpus/packed"
	"verbatim/corpus/reason"
)

// Bounds of a document: the unpacked text and styles in bytes, and how deep
// elements may nest.
const (
	maxText   = 48 << 20
	maxStyles = 8 << 20
	maxDepth  = 256
)

var errBroken = reason.New(reason.Broken, "the Word document is broken: open it in Word or LibreOffice and save it again as .docx")

// Read reads a document. Errors are for people: they say what is wrong and what
// to do.
func Read(ctx context.Context, src []byte) (draft.Text, error) {
	files, err := packed.Files(src)
	if err != nil {
		return draft.Text{}, err
	}
	f := packed.Find(files, "word/document.xml")
	if f == nil {
		return draft.Text{}, errBroken
	}
	data, err := packed.Unpack(f, maxText)
	if err != nil {
		return draft.Text{}, err
	}
	w := &walker{styles: styleNames(files), text: properties(files)}
	if err := w.walk(ctx, packed.Decoder(data)); err != nil {
		return draft.Text{}, err
	}
	return w.text, nil
}

// properties is what the document says of itself.
func properties(files []*zip.File) draft.Text {
	var core struct {
		Title    string `xml:"title"`
		Creator  string `xml:"creator"`
		Created  string `xml:"created"`
		Language string `xml:"language"`
	}
	_ = packed.Decode(files, "docProps/core.xml", maxStyles, &core) // the text does without
	day, _, _ := strings.Cut(strings.TrimSpace(core.Created), "T")
	return draft.Text{Title: strings.TrimSpace(core.Title), Author: strings.Join(strings.FieldsFunc(core.Creator, func(r rune) bool { return r == ';' }), ","),
		Published: day, Language: strings.TrimSpace(core.Language)}
}

// styleNames maps the IDs of paragraph styles, which depend on the language of
// the program, to their names, which do not, in small letters.
func styleNames(files []*zip.File) map[string]string {
	var styles struct {
		Styles []struct {
			ID   string `xml:"styleId,attr"`
			Name struct {
				Value string `xml:"val,attr"`
			} `xml:"name"`
			Level *struct {
				Value string `xml:"val,attr"`
			} `xml:"pPr>outlineLvl"`
		} `xml:"style"`
	}
	_ = packed.Decode(files, "word/styles.xml", maxStyles, &styles) // the text does without
	names := map[string]string{}
	for _, s := range styles.Styles {
		names[s.ID] = strings.ToLower(s.Name.Value)
		if s.Level != nil && isLevel(s.Level.Value) && !isHeading(names[s.ID]) {
			names[s.ID] = "heading"
		}
	}
	return names
}

var (
	headingName = regexp.MustCompile(`^(?:heading|überschrift|titre|título|titolo|rubrik|overskrift|kop|заголовок|標題|标题|見出し|제목)(?: ?\d)?$`)
	leftOut     = regexp.MustCompile(`^(?:toc|table of figures|footnote|endnote|annotation|header$|footer$|contents heading|index)`)
)

// isHeading reports whether a style is that of a heading.
func isHeading(style string) bool { return headingName.MatchString(style) }

// isLevel reports whether an outline level is that of a heading; 9 is text.
func isLevel(level string) bool { return len(level) == 1 && level[0] >= '0' && level[0] <= '8' }

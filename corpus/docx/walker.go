package docx

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"verbatim/corpus/draft"
)

// A walker goes through a document and collects its text.
type walker struct {
	styles map[string]string
	text   draft.Text
	// open are the paragraphs being read: text boxes stand within another's.
	open []*paragraph
	// rows are the table rows being read: tables stand within cells.
	rows []*row
	// inText is set within the elements that hold letters, raised in a run that
	// is set so.
	inText, raised bool
}

// A paragraph is one in the making.
type paragraph struct {
	style   string
	heading bool
	text    strings.Builder
}

// A row holds the paragraphs of its cells.
type row struct{ cells [][]draft.Block }

// skipped are the elements whose content is no text of the document: deleted
// text, field codes, alternatives for old programs, notes and pictures' names.
var skipped = []string{"del", "moveFrom", "delText", "instrText", "Fallback", "footnoteReference", "endnoteReference", "commentReference", "rt", "docPr", "sdtPr", "tblPr"}

// walk reads the whole document.
func (w *walker) walk(ctx context.Context, d *xml.Decoder) error {
	depth := 0
	for n := 0; ; n++ {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errBroken
		}
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return fmt.Errorf("the Word document nests deeper than %d elements: save its text as .txt", maxDepth)
			}
			if slices.Contains(skipped, t.Name.Local) {
				if err := d.Skip(); err != nil {
					return errBroken
				}
				depth--
				continue
			}
			w.start(t)
		case xml.EndElement:
			depth--
			w.end(t.Name.Local)
		case xml.CharData:
			if w.inText {
				w.write(string(t))
			}
		}
	}
}

// write adds text to the paragraph being read.
func (w *walker) write(s string) {
	if last := len(w.open) - 1; last >= 0 {
		if w.raised {
			s = draft.Raised(w.open[last].text.String(), s)
		}
		w.open[last].text.WriteString(s)
	}
}

// start enters an element.
func (w *walker) start(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		w.open = append(w.open, &paragraph{})
	case "t":
		w.inText = true
	case "r":
		w.raised = false
	case "vertAlign":
		w.raised = value(t) == "superscript"
	case "pStyle":
		w.style(w.styles[value(t)])
	case "outlineLvl":
		if last := len(w.open) - 1; last >= 0 && isLevel(value(t)) {
			w.open[last].heading = true
		}
	case "tab":
		w.write(" ")
	case "br":
		if kind := attribute(t, "type"); kind == "" || kind == "textWrapping" {
			w.write("\n")
		}
	case "cr":
		w.write("\n")
	case "noBreakHyphen":
		w.write("-")
	case "tr":
		w.rows = append(w.rows, &row{})
	case "tc":
		if last := len(w.rows) - 1; last >= 0 {
			w.rows[last].cells = append(w.rows[last].cells, nil)
		}
	}
}

// style notes the style of the paragraph being read.
func (w *walker) style(name string) {
	if last := len(w.open) - 1; last >= 0 {
		w.open[last].style = name
		w.open[last].heading = w.open[last].heading || isHeading(name)
	}
}

// end leaves an element.
func (w *walker) end(name string) {
	switch name {
	case "t":
		w.inText = false
	case "p":
		if last := len(w.open) - 1; last >= 0 {
			p := w.open[last]
			w.open = w.open[:last]
			w.add(p)
		}
	case "tr":
		if last := len(w.rows) - 1; last >= 0 {
			r := w.rows[last]
			w.rows = w.rows[:last]
			w.put(r.blocks()...)
		}
	}
}

// add keeps a paragraph that was read.
func (w *walker) add(p *paragraph) {
	text := tidy(p.text.String())
	switch {
	case text == "":
	case leftOut.MatchString(p.style):
		w.text.Dropped = append(w.text.Dropped, draft.Dropped{Text: text, Rule: "contents", Reason: "a line of a table of contents, an index or a note"})
	case p.style == "title" && w.text.Title == "":
		w.text.Title = strings.ReplaceAll(text, "\n", " ")
	case p.style == "author" && w.text.Author == "":
		w.text.Author = text
	default:
		w.put(draft.Block{Text: text, Heading: p.heading || p.style == "title"})
	}
}

// put adds blocks to the table cell being read, or to the text.
func (w *walker) put(blocks ...draft.Block) {
	if last := len(w.rows) - 1; last >= 0 && len(w.rows[last].cells) > 0 {
		r := w.rows[last]
		r.cells[len(r.cells)-1] = append(r.cells[len(r.cells)-1], blocks...)
		return
	}
	w.text.Blocks = append(w.text.Blocks, blocks...)
}

// longCell is from how many bytes on a cell holds text and the table only
// places it on the page.
const longCell = 400

// blocks makes one block of a row of short cells, and blocks of their own of
// what stands in a cell alone or is long.
func (r row) blocks() (out []draft.Block) {
	var cells []string
	long := false
	for _, c := range r.cells {
		var texts []string
		for _, b := range c {
			texts = append(texts, strings.ReplaceAll(b.Text, "\n", " "))
		}
		out = append(out, c...)
		if cell := strings.Join(texts, " "); cell != "" {
			cells = append(cells, cell)
			long = long || len(cell) > longCell
		}
	}
	if len(cells) < 2 || long {
		return out
	}
	return []draft.Block{{Text: strings.Join(cells, " | ")}}
}

// tidy makes one space of each run of spaces and cuts those at the ends of
// lines.
func tidy(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\u00ad", ""), "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' || r == '\r' }), " ")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// value is the attribute that holds an element's value.
func value(t xml.StartElement) string { return attribute(t, "val") }

// attribute is the value of an attribute, "" if it is not there.
func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

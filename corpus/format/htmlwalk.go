package format

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/tidy"
)

// An htmlWalker turns a tree into blocks: what stands between two block
// elements, as plain text.
type htmlWalker struct {
	blocks []block
	text   strings.Builder
	// in is the block element being walked.
	in *html.Node
	// set tells that lines and space are shown as they are written.
	set bool
	// layouts are the table rows that were looked at.
	layouts layouts
}

// htmlBlocks returns the blocks of a tree in reading order.
func htmlBlocks(n *html.Node) []block {
	w := htmlWalker{layouts: layouts{}}
	w.walk(n)
	w.flush()
	return w.blocks
}

// inlineElements do not end a block.
var inlineElements = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true,
	atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true,
	atom.Nobr: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true,
	atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true,
}

// setElements show lines and space as they are written.
var setElements = map[atom.Atom]bool{atom.Pre: true, atom.Listing: true, atom.Xmp: true, atom.Plaintext: true}

// unread elements hold no text for readers.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Iframe: true, atom.Svg: true,
	atom.Object: true, atom.Head: true, atom.Textarea: true, atom.Select: true,
}

// walk adds a node and what is below it.
func (w *htmlWalker) walk(n *html.Node) {
	tag := atom.Lookup([]byte(n.Data)) // the extractor leaves DataAtom empty
	switch {
	case n.Type == html.TextNode:
		text := strings.Map(tidy.DropControl, n.Data)
		if !w.set {
			text = strings.ReplaceAll(text, "\n", " ")
		}
		text = lineBreaks.Replace(text)
		w.text.WriteString(text)
	case n.Type == html.CommentNode || unread[tag]:
	case tag == atom.Br:
		w.text.WriteByte('\n')
	case (tag == atom.Td || tag == atom.Th) && !w.layouts.row(n.Parent):
		w.cell(n)
	case inlineElements[tag]:
		w.children(n)
	case w.set:
		w.line(n)
	default:
		w.element(n, tag)
	}
}

// line adds a block element as a line of the block around it.
func (w *htmlWalker) line(n *html.Node) {
	if text := w.text.String(); text != "" && !strings.HasSuffix(text, "\n") {
		w.text.WriteByte('\n')
	}
	w.children(n)
	w.text.WriteByte('\n')
}

// element adds a block element as a block of its own.
func (w *htmlWalker) element(n *html.Node, tag atom.Atom) {
	w.flush()
	around, set, before := w.in, w.set, len(w.blocks)
	w.in, w.set = n, set || setElements[tag]
	w.children(n)
	w.flush()
	w.in, w.set = around, set
	switch tag {
	case atom.P, atom.Div:
		if len(w.blocks) == before+1 {
			w.blocks[before].bold = w.blocks[before].bold || allBold(n)
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Summary:
		for i := before; i < len(w.blocks); i++ {
			w.blocks[i].heading, w.blocks[i].text = true, tidy.OneLine(w.blocks[i].text)
		}
	}
}

// allBold reports whether an element holds one bold element and no other text.
func allBold(n *html.Node) bool {
	bold := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch tag := atom.Lookup([]byte(c.Data)); {
		case c.Type == html.ElementNode && (tag == atom.B || tag == atom.Strong):
			bold++
		case c.Type != html.TextNode || !tidy.Blank(c.Data):
			return false
		}
	}
	return bold == 1
}

// cell adds a table cell; the row is the block.
func (w *htmlWalker) cell(n *html.Node) {
	if !tidy.Blank(w.text.String()) {
		w.text.WriteString(" | ")
	}
	w.children(n)
}

func (w *htmlWalker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

// flush ends a block. Two line breaks end a paragraph too.
func (w *htmlWalker) flush() {
	text := w.text.String()
	w.text.Reset()
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if w.set {
			lines[i] = strings.TrimRight(line, " \t")
		} else {
			lines[i] = collapse(line)
		}
	}
	for _, p := range strings.Split(strings.Join(lines, "\n"), "\n\n") {
		if w.set {
			p = outdent(p)
		}
		if p = strings.TrimSpace(p); !tidy.Blank(p) {
			w.blocks = append(w.blocks, block{text: p, element: w.in})
		}
	}
}

// outdent takes the space that all lines start with from each of them.
func outdent(text string) string {
	text = strings.Trim(text, "\n")
	common := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	for line := range strings.SplitSeq(text, "\n") {
		for !strings.HasPrefix(line, common) {
			common = common[:len(common)-1]
		}
	}
	return strings.ReplaceAll("\n"+text, "\n"+common, "\n")
}

// collapse makes one space of each run of spaces and tabs; other space stays.
func collapse(line string) string {
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' }), " "))
}

// stripTags is the text of an HTML fragment, one line a block.
func stripTags(fragment string) string {
	z := html.NewTokenizer(strings.NewReader(fragment))
	var b strings.Builder
	skip := atom.Atom(0)
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.String()
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		switch {
		case kind == html.StartTagToken && unread[tag] && skip == 0:
			skip = tag
		case kind == html.EndTagToken && tag == skip:
			skip = 0
		case kind == html.TextToken && skip == 0:
			b.WriteString(strings.ReplaceAll(strings.Map(tidy.DropControl, string(z.Text())), "\n", " "))
		case kind != html.TextToken && !inlineElements[tag]:
			b.WriteByte('\n')
		}
	}
}

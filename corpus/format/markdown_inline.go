package format

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"verbatim/corpus/draft"
	"verbatim/corpus/tidy"
)

// plain renders the inline Markdown of a block as plain text: emphasis, links,
// escapes and character references resolved, hard breaks as line feeds, soft
// breaks as joints. Space at the ends is trimmed unless it is written as a
// character reference, which says that it is meant.
func (r *markdownReader) plain(n ast.Node) string {
	t := &plainText{keepFrom: -1}
	r.inline(n, t)
	return t.trimmed()
}

// plainText collects plain text and remembers where it may not be trimmed.
type plainText struct {
	strings.Builder
	keepFrom, keepTo int
	joint            bool // a soft break waits for the next text
	raised           bool // what comes stands in <sup>
}

// trimmed is the text without space at its ends, and without control characters.
func (t *plainText) trimmed() string {
	s := t.String()
	if t.keepFrom < 0 {
		return strings.Map(tidy.DropControl, strings.TrimSpace(s))
	}
	s = strings.TrimLeftFunc(s[:t.keepFrom], unicode.IsSpace) + s[t.keepFrom:t.keepTo] +
		strings.TrimRightFunc(s[t.keepTo:], unicode.IsSpace)
	return strings.Trim(strings.Map(tidy.DropControl, s), "\n")
}

// add appends text as it is.
func (t *plainText) add(s string) {
	if s == "" {
		return
	}
	if t.joint {
		t.WriteString(draft.Joint(t.String(), s))
		t.joint = false
	}
	t.WriteString(s)
}

// keep appends text that stays even where text is trimmed.
func (t *plainText) keep(s string) {
	t.add(s)
	if t.keepFrom < 0 {
		t.keepFrom = t.Len() - len(s)
	}
	t.keepTo = t.Len()
}

// inline adds the text of the children of n.
func (r *markdownReader) inline(n ast.Node, t *plainText) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			r.text(c, t)
		case *ast.String:
			t.add(string(c.Value))
		case *ast.AutoLink:
			t.add(string(c.Label(r.src)))
		case *ast.Image:
			r.drop(c, "![]("+string(c.Destination)+")", "image", "pictures cannot be quoted")
		case *ast.RawHTML:
			r.tag(c, t)
		default: // emphasis, links, code
			r.inline(c, t)
		}
	}
}

// text adds a run of text, code as it is.
func (r *markdownReader) text(n *ast.Text, t *plainText) {
	_, code := n.Parent().(*ast.CodeSpan)
	if value := n.Value(r.src); code || n.IsRaw() {
		t.add(strings.ReplaceAll(string(value), "\n", " "))
	} else if t.raised {
		t.add(draft.Raised(t.String(), string(value)))
	} else {
		unescape(value, t)
	}
	switch {
	case n.HardLineBreak():
		t.keep("\n")
	case n.SoftLineBreak():
		t.joint = true
	}
}

// tag reads raw inline HTML: <br> breaks the line, <sup> raises what is in it, and
// no other tag matters.
func (r *markdownReader) tag(n *ast.RawHTML, t *plainText) {
	switch tag := bytes.ToLower(n.Segments.Value(r.src)); {
	case bytes.HasPrefix(tag, []byte("<br")):
		t.add("\n")
	case bytes.HasPrefix(tag, []byte("<sup>")):
		t.raised = true
	case bytes.HasPrefix(tag, []byte("</sup")):
		t.raised = false
	}
}

// unescape resolves backslash escapes and character references (CommonMark
// 0.31, sections 2.4 and 2.5).
func unescape(src []byte, t *plainText) {
	start := 0
	for i := 0; i < len(src); {
		if src[i] == '\\' && i+1 < len(src) && util.IsPunct(src[i+1]) {
			t.add(string(src[start:i]))
			start, i = i+1, i+2
			continue
		}
		if size, s := reference(src[i:]); size > 0 {
			t.add(string(src[start:i]))
			t.keep(s)
			i += size
			start = i
			continue
		}
		i++
	}
	t.add(string(src[start:]))
}

// reference decodes the character reference at the start of src; its size is
// 0 when there is none.
func reference(src []byte) (size int, s string) {
	if src[0] != '&' {
		return 0, ""
	}
	end := bytes.IndexByte(src[:min(len(src), 40)], ';')
	if end < 2 {
		return 0, ""
	}
	name := string(src[1:end])
	if digits, ok := strings.CutPrefix(name, "#"); ok {
		if r, ok := numbered(digits); ok {
			return end + 1, string(r)
		}
		return 0, ""
	}
	if e, ok := util.LookUpHTML5EntityByName(name); ok {
		return end + 1, string(e.Characters)
	}
	return 0, ""
}

// numbered decodes the number of a character reference: up to 7 decimal or 6
// hexadecimal digits.
func numbered(digits string) (rune, bool) {
	base, most := 10, 7
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		base, most, digits = 16, 6, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return 0, false
	}
	if r := rune(n); n != 0 && utf8.ValidRune(r) {
		return r, true
	}
	return utf8.RuneError, true
}

package intake

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"verbatim/corpus/reason"
)

// Bounds of an XML document. A parser of feeds calls itself for each level of
// nesting and copies the names that are in force with every element that
// declares some, so a small document could cost much.
const (
	maxXMLDepth  = 200
	maxXMLTokens = 500_000
	maxXMLNames  = 200
)

// newDecoder reads XML as gofeed does: with the mistakes that feeds have, in
// all character sets, and without control characters.
func newDecoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// withoutControls drops the bytes that XML does not allow. In all encodings of
// feeds they stand for nothing else.
func withoutControls(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for _, c := range data {
		if c >= ' ' || c == '\t' || c == '\n' || c == '\r' {
			out = append(out, c)
		}
	}
	return out
}

// rootOf is the name of the first element in lower case, "{" for JSON and ""
// for what is neither.
func rootOf(data []byte) string {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	if bytes.HasPrefix(data, []byte("{")) {
		return "{"
	}
	d := newDecoder(data)
	for range 1000 {
		token, err := d.Token()
		if err != nil {
			return ""
		}
		if start, ok := token.(xml.StartElement); ok {
			return strings.ToLower(start.Name.Local)
		}
	}
	return ""
}

// checkXML refuses a document that would cost a parser too much.
func checkXML(data []byte) error {
	d := newDecoder(data)
	var names []int // declared up to each open element
	for range maxXMLTokens {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return reason.Errorf(reason.Broken, "this is broken XML: %w", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			names = append(names, last(names)+declarations(token))
			if len(names) > maxXMLDepth || last(names) > maxXMLNames {
				return reason.New(reason.NoFeed, "this XML is nested too deeply to be a feed")
			}
		case xml.EndElement:
			names = names[:max(0, len(names)-1)]
		}
	}
	return reason.New(reason.TooLarge, "this XML is too large to be a feed")
}

// last is the last number, 0 if there is none.
func last(list []int) int {
	if len(list) == 0 {
		return 0
	}
	return list[len(list)-1]
}

// declarations counts the names of namespaces that an element declares.
func declarations(e xml.StartElement) (n int) {
	for _, a := range e.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			n++
		}
	}
	return n
}

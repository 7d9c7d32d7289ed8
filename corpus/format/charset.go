package format

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"
)

// decodeText turns the text of a document into UTF-8. What the bytes prove
// comes first (a byte order mark, valid UTF-8), then what the sender or the
// page declares, then a guess from the frequency of letters. What none of them
// can decode is left as it is.
func decodeText(d Document, format Format) []byte {
	if e := marked(d.Data); e != nil {
		return decodeAs(d.Data, e)
	}
	stated := statedCharset(d, format)
	if stated == japaneseMail || stated == "" && bytes.Contains(d.Data, []byte("\x1b$B")) {
		return decodeAs(d.Data, encodingOf(japaneseMail))
	}
	if utf8.Valid(d.Data) {
		return d.Data
	}
	if e := encodingOf(stated); e != nil && stated != "utf-8" {
		if out := decodeAs(d.Data, e); intact(out) {
			return out
		}
	}
	if mostlyUTF8(d.Data) {
		if format == HTML {
			return bytes.ToValidUTF8(d.Data, []byte("\ufffd"))
		}
		return d.Data
	}
	return guess(d.Data, format)
}

// japaneseMail is the one encoding in use whose bytes are all ASCII.
const japaneseMail = "iso-2022-jp"

// marked is the UTF-16 that the first bytes tell: a byte order mark, or a NUL
// in every second byte, as in Latin text without one. It is nil for others.
func marked(src []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		return utf16.UTF16(utf16.LittleEndian, utf16.UseBOM)
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		return utf16.UTF16(utf16.BigEndian, utf16.UseBOM)
	}
	var nul [2]int
	head := src[:min(len(src), 4096)]
	for i, b := range head {
		if b == 0 {
			nul[i%2]++
		}
	}
	switch most := len(head) / 4; {
	case len(head) >= 8 && nul[1] > most && nul[0] == 0:
		return utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)
	case len(head) >= 8 && nul[0] > most && nul[1] == 0:
		return utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)
	}
	return nil
}

// pageCharset is where a page says how it is encoded: in <meta>, or in the XML
// declaration.
var pageCharset = lazily(`(?i)<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w-]{3,20})|^\s*<\?xml[^>]{1,100}encoding\s*=\s*["']([\w-]{3,20})`)

// statedCharset is the name of the character set that the sender or else the
// page declares, as the WHATWG encoding standard spells it; "" if none does.
func statedCharset(d Document, format Format) string {
	_, label := declared(d.MediaType)
	if label == "" && format == HTML {
		if m := pageCharset().FindSubmatch(d.Data[:min(len(d.Data), 8<<10)]); m != nil {
			label = string(m[1]) + string(m[2])
		}
	}
	_, name := charset.Lookup(label)
	return name
}

// encodingOf is the encoding of a name; nil if it is unknown. GB18030 holds all
// that calls itself GBK or GB2312.
func encodingOf(name string) encoding.Encoding {
	if name == "gbk" {
		name = "gb18030"
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return e
}

// decodeAs decodes src; bytes that the encoding does not have become U+FFFD.
func decodeAs(src []byte, e encoding.Encoding) []byte {
	out, err := e.NewDecoder().Bytes(src)
	if err != nil {
		return src
	}
	return out
}

// intact reports whether a text was decoded as what it is: with no more than
// one faulty letter in a thousand.
func intact(s []byte) bool {
	faults, runes := 0, 0
	for _, r := range string(s) {
		runes++
		if r == utf8.RuneError || unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Co, r) {
			faults++
		}
	}
	return faults*1000 <= runes
}

// mostlyUTF8 reports whether a text is UTF-8 with some damage: far more
// sequences of several bytes are right than wrong.
func mostlyUTF8(src []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	return good > 10*bad
}

// leastConfidence is how sure the detector must be, of 100. Texts of a line or
// two stay below it.
const leastConfidence = 20

// guess decodes a text whose encoding nothing tells by the frequency of its
// letters. A text that fits no encoding is returned as it is.
func guess(src []byte, format Format) []byte {
	detector := chardet.NewTextDetector()
	if format == HTML {
		detector = chardet.NewHtmlDetector()
	}
	results, err := detector.DetectAll(src[:min(len(src), 256<<10)])
	if err != nil {
		return src
	}
	for _, r := range results {
		_, name := charset.Lookup(r.Charset)
		e := encodingOf(name)
		if r.Confidence < leastConfidence || e == nil || name == "utf-8" {
			continue
		}
		if out := decodeAs(src, e); intact(out) {
			return out
		}
	}
	return src
}

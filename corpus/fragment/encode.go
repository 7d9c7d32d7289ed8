package fragment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// encodeDirective percent-encodes all but the characters that mean nothing in
// a text directive and in an address: the hyphen, the comma and the ampersand
// are its syntax.
func encodeDirective(s string) string {
	return PercentEncode(s, func(c byte) bool {
		return c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || c == '.' || c == '_' || c == '~')
	})
}

// PercentEncode writes each byte of s that is not to be kept as its code: "%2C".
func PercentEncode(s string, keep func(byte) bool) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if keep(c) {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}

package corpus

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// Discord's limits for an address, in bytes as Link writes it: that of an
// embed and that of a button.
const (
	MaxLinkLength   = 2048
	MaxButtonLength = 512
)

// Link is the address of the passage in its article: the article's URL with
// the passage's fragment, which makes a browser scroll to the paragraph and
// mark it. It is "" when the article has no http or https URL or one whose host
// is none, and the plain URL when the passage has no fragment or would have a
// longer address than limit (MaxLinkLength or MaxButtonLength).
func Link(p Passage, limit int) string {
	u, err := url.Parse(strings.TrimSpace(p.Article.URL))
	if err != nil || u.Host == "" || strings.ContainsAny(u.Host, notInHosts) || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if u.Host = asciiHost(u); u.Host == "" {
		return ""
	}
	u.RawQuery = percentEncode(u.RawQuery, inQuery)
	plain, _, _ := strings.Cut(u.String(), ":~:")
	joint := "#"
	if strings.Contains(plain, "#") {
		joint = ""
	}
	if link := plain + joint + ":~:" + p.Fragment; p.Fragment != "" && len(link) <= limit {
		return link
	}
	return strings.TrimSuffix(plain, "#")
}

// asciiHost is the host and port of an address in ASCII, "" where that cannot be:
// Discord may refuse a message for an address with a host in other letters, and
// u.String percent-encodes those, which not every program undoes.
func asciiHost(u *url.URL) string {
	if strings.IndexFunc(u.Host, func(r rune) bool { return r > unicode.MaxASCII }) < 0 {
		return u.Host
	}
	name, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil {
		return ""
	}
	if port := u.Port(); port != "" {
		name += ":" + port
	}
	return name
}

// notInHosts are characters that url.Parse lets stand in a host, and no host has.
const notInHosts = `!"$&'()*+,;<=>`

// inQuery tells what browsers leave as it is in the query of an address, which
// url.Parse does not look at: https://url.spec.whatwg.org/#query-percent-encode-set
func inQuery(c byte) bool { return c > ' ' && c <= '~' && !strings.ContainsRune(`"#<>`, rune(c)) }

// encodeDirective percent-encodes all but the characters that mean nothing in
// a text directive and in an address: the hyphen, the comma and the ampersand
// are its syntax.
func encodeDirective(s string) string {
	return percentEncode(s, func(c byte) bool {
		return c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || c == '.' || c == '_' || c == '~')
	})
}

// percentEncode encodes all bytes but those to keep.
func percentEncode(s string, keep func(byte) bool) string {
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

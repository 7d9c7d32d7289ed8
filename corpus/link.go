package corpus

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxLinkLength is the longest address that Link returns with a fragment, in
// bytes: Discord's limit for the address of an embed.
const MaxLinkLength = 2048

// linkWords is how many words at either end of a paragraph name it: few
// paragraphs of one page share five words in a row at both ends.
const linkWords = 5

// Link is the address of the passage in its article: the article's URL with a
// text fragment (WICG, "URL Fragment Text Directives",
// https://wicg.github.io/scroll-to-text-fragment/) that makes a browser scroll
// to the paragraph and mark it. It is "" when the article has no http or https
// URL, and the plain URL when the fragment would make it longer than
// MaxLinkLength or the paragraph has no text.
func Link(p Passage) string {
	u, err := url.Parse(strings.TrimSpace(p.Article.URL))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	plain, _, _ := strings.Cut(u.String(), ":~:")
	directive := textDirective(p.Text)
	if directive == "" {
		return strings.TrimSuffix(plain, "#")
	}
	joint := "#"
	if strings.Contains(plain, "#") {
		joint = ""
	}
	if link := plain + joint + ":~:" + directive; len(link) <= MaxLinkLength {
		return link
	}
	return strings.TrimSuffix(plain, "#")
}

// textDirective names a text by its first and last words, or by all of it when
// it is hardly longer than these.
func textDirective(text string) string {
	words := strings.Fields(text)
	switch {
	case len(words) == 0:
		return ""
	case len(words) <= 2*linkWords && len(text) > maxWholeText:
		return "text=" + unspacedRange(text)
	case len(words) <= 2*linkWords:
		return "text=" + encodeDirective(strings.Join(words, " "))
	}
	first := strings.Join(words[:linkWords], " ")
	last := strings.Join(words[len(words)-linkWords:], " ")
	return "text=" + encodeDirective(first) + "," + encodeDirective(last)
}

// maxWholeText is the longest text, in bytes, that is named by all of itself:
// ten ordinary words are shorter.
const maxWholeText = 160

// unspacedRange names a text in a script without spaces by what stands before
// its first and after its last inner punctuation mark, where a browser is sure
// to see a word border.
func unspacedRange(text string) string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) })
	if len(parts) < 2 {
		return encodeDirective(strings.TrimSpace(text))
	}
	return encodeDirective(parts[0]) + "," + encodeDirective(parts[len(parts)-1])
}

// encodeDirective percent-encodes all but the characters that mean nothing in
// a text directive and in an address: the hyphen, the comma and the ampersand
// are its syntax.
func encodeDirective(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || c == '.' || c == '_' || c == '~') {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}

package corpus

import (
	"net/url"
	"strings"
	"unicode"

	"verbatim/corpus/fragment"

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
	u.RawQuery = fragment.PercentEncode(u.RawQuery, inQuery)
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

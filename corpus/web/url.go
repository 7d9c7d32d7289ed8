package web

import (
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// maxURL bounds an address in bytes, as it is typed and as it is asked for; what
// the library keeps.
const maxURL = 2000

// ParseURL reads an address that may be fetched: http or https, with a host,
// without a user. The host comes in lower case and in the form that DNS knows,
// the fragment is left out. The error is of the kind [reason.Forbidden].
//
// A host that ends in a number must be an IPv4 address as everybody writes it:
// programs read 2130706433, 0x7f.1 and 0177.0.0.1 as addresses too, and not
// all as the same.
func ParseURL(address string) (*url.URL, error) {
	address = strings.TrimSpace(address)
	if len(address) > maxURL {
		return nil, tooLong(address)
	}
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, badURL(address, "it is no address")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, badURL(address, "it does not start with http:// or https://")
	case u.User != nil:
		return nil, badURL(address, "it holds a user name")
	case u.Host == "" || u.Opaque != "":
		return nil, badURL(address, "it names no site")
	}
	host, err := cleanHost(u.Hostname())
	if err != nil {
		return nil, badURL(address, err.Error())
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	u.Host, u.Fragment, u.RawFragment = host, "", ""
	if len(u.String()) > maxURL { // what is not ASCII takes three times the room
		return nil, tooLong(address)
	}
	return u, nil
}

// cleanHost is a host name as DNS knows it, or an IP address without zone.
func cleanHost(host string) (string, error) {
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.Unmap().WithZone("").String(), nil
	}
	name, err := asciiName(host)
	if err != nil {
		return "", fmt.Errorf("%q is no name of a site, is the address right?", shown(host))
	}
	name = strings.TrimSuffix(name, ".")
	if addr, err := netip.ParseAddr(name); err == nil {
		return addr.String(), nil
	}
	last := name[strings.LastIndexByte(name, '.')+1:]
	if last == "" || last[0] >= '0' && last[0] <= '9' {
		return "", fmt.Errorf("%q is neither a name nor an address, is the address right?", shown(host))
	}
	return name, nil
}

// asciiName is a name in lower case and, where it has other letters than
// ASCII's, in Punycode.
func asciiName(name string) (string, error) {
	for i := range len(name) {
		if c := name[i]; c >= utf8.RuneSelf {
			return idna.Lookup.ToASCII(name)
		} else if c <= ' ' || strings.IndexByte("\"#%/:<>?@[\\]^`{|}\x7f", c) >= 0 {
			return "", strconv.ErrSyntax
		}
	}
	return strings.ToLower(name), nil
}

func tooLong(address string) error {
	return badURL(address, fmt.Sprintf("it is longer than %d bytes", maxURL))
}

// badURL is the error for an address that is not even tried.
func badURL(address, why string) error {
	return fmt.Errorf("%s %w: %s", shown(address), errForbidden, why)
}

// shown is an address as an error tells it: short, and without what steers a
// terminal.
func shown(address string) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(address, "?"))
	if runes := []rune(clean); len(runes) > 200 {
		return string(runes[:200]) + "…"
	}
	return clean
}

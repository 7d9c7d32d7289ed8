package format

import (
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// sameSite tells whether two addresses are of one owner: their hosts are the
// same, or parts of one domain that can be bought.
func sameSite(a, b string) bool {
	u, err1 := url.Parse(a)
	v, err2 := url.Parse(b)
	if err1 != nil || err2 != nil || u.Host == "" {
		return false
	}
	return u.Host == v.Host || owner(u.Hostname()) != "" && owner(u.Hostname()) == owner(v.Hostname())
}

// owner is the part of a host name that its owner bought, "" if there is none.
func owner(host string) string {
	if _, err := netip.ParseAddr(host); err == nil {
		return ""
	}
	domain, err := publicsuffix.EffectiveTLDPlusOne(strings.TrimSuffix(strings.ToLower(host), "."))
	if err != nil {
		return ""
	}
	return domain
}

package web

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"verbatim/corpus/reason"
)

// errForbidden is wrapped by errors about addresses that a Client must not
// reach.
var errForbidden = reason.New(reason.Forbidden, "must not be fetched")

// unlessPermitted tells who runs the program which setting holds the permits.
const unlessPermitted = " unless VERBATIM_FETCH_ALLOW names it"

// A Permit is an exception from what a Client may reach: a port, a range of
// addresses, or both.
type Permit struct {
	prefix netip.Prefix // of no address: all that are public
	port   uint16       // 0: all
}

// ParsePermits reads exceptions, separated by commas: an address
// ("127.0.0.1"), a range ("10.1.0.0/16"), one port of an address
// ("127.0.0.1:8080", "[::1]:8080") or a port of all public addresses (":8080").
func ParsePermits(list string) ([]Permit, error) {
	var permits []Permit
	for text := range strings.SplitSeq(list, ",") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		p, ok := parsePermit(text)
		if !ok {
			return nil, fmt.Errorf("an address, a range or a port, such as 127.0.0.1, 10.1.0.0/16, 127.0.0.1:8080 or :8080; %q is none", text)
		}
		permits = append(permits, p)
	}
	return permits, nil
}

func parsePermit(text string) (Permit, bool) {
	if addr, err := netip.ParseAddr(strings.Trim(text, "[]")); err == nil {
		return Permit{prefix: whole(addr)}, true
	}
	if prefix, err := netip.ParsePrefix(text); err == nil {
		return Permit{prefix: prefix.Masked()}, true
	}
	if both, err := netip.ParseAddrPort(text); err == nil {
		return Permit{whole(both.Addr()), both.Port()}, both.Port() > 0
	}
	digits, ok := strings.CutPrefix(text, ":")
	port, err := strconv.ParseUint(digits, 10, 16)
	return Permit{port: uint16(port)}, ok && err == nil && port > 0
}

// whole is the range of one address.
func whole(a netip.Addr) netip.Prefix {
	a = a.Unmap().WithZone("")
	return netip.PrefixFrom(a, a.BitLen())
}

// A reserved range of addresses is not part of the public web.
type reserved struct{ prefix, name string }

// reserved4 are the ranges that IANA's registry of special-purpose IPv4
// addresses does not call globally reachable, multicast, and the public
// address at which a cloud gives machines their secrets.
// https://www.iana.org/assignments/iana-ipv4-special-registry
var reserved4 = []reserved{
	{"0.0.0.0/8", "this machine"},
	{"10.0.0.0/8", "a private network"},
	{"100.64.0.0/10", "a provider's own network"},
	{"127.0.0.0/8", "this machine"},
	{"168.63.129.16/32", "a cloud's own service"},
	{"169.254.0.0/16", "the local link"},
	{"172.16.0.0/12", "a private network"},
	{"192.0.0.0/24", "reserved"},
	{"192.0.2.0/24", "for documentation"},
	{"192.88.99.0/24", "a relay"},
	{"192.168.0.0/16", "a private network"},
	{"198.18.0.0/15", "for measurements"},
	{"198.51.100.0/24", "for documentation"},
	{"203.0.113.0/24", "for documentation"},
	{"224.0.0.0/4", "multicast"},
	{"240.0.0.0/4", "reserved"},
}

// global6 is the only range of IPv6 that is handed out for public use: what
// lies outside is refused, whatever it is (loopback, unique local, link-local,
// multicast, IPv4 in any disguise). reserved6 are the exceptions within it.
// https://www.iana.org/assignments/iana-ipv6-special-registry
var (
	global6   = "2000::/3"
	reserved6 = []reserved{
		{"2001::/23", "reserved, or IPv4 in a tunnel"},
		{"2001:db8::/32", "for documentation"},
		{"2002::/16", "IPv4 in a tunnel"},
		{"3fff::/20", "for documentation"},
	}
)

// special names what an address stands for, "" if it is a public one.
func special(a netip.Addr) string {
	ranges := reserved4
	if a.Is6() {
		ranges = reserved6
		switch {
		case a.IsLoopback():
			return "this machine"
		case !netip.MustParsePrefix(global6).Contains(a):
			return "a local or reserved address"
		}
	}
	for _, r := range ranges {
		if netip.MustParsePrefix(r.prefix).Contains(a) {
			return r.name
		}
	}
	return ""
}

// checkAddress says whether a connection may be made.
func checkAddress(to netip.AddrPort, permits []Permit) error {
	addr := to.Addr().Unmap().WithZone("")
	portOK := to.Port() == 80 || to.Port() == 443
	for _, p := range permits {
		if p.prefix.IsValid() && p.prefix.Contains(addr) && (p.port == 0 || p.port == to.Port()) {
			return nil
		}
		portOK = portOK || !p.prefix.IsValid() && p.port == to.Port()
	}
	if name := special(addr); name != "" {
		return fmt.Errorf("%s %w%s: it is %s and not the public web", addr, errForbidden, unlessPermitted, name)
	}
	if !portOK {
		return fmt.Errorf("port %d %w%s: only the ports 80 and 443 may be", to.Port(), errForbidden, unlessPermitted)
	}
	return nil
}

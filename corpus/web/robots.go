package web

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Bounds of a robots.txt: RFC 9309 wants at least 500 KiB read; no site needs
// more lines for one program, or a longer pause to stay up.
const (
	maxRobotsSize = 500 << 10
	maxRobotRules = 5000
	maxCrawlDelay = 10 * time.Second
)

// robots is what a robots.txt says to this program.
type robots struct {
	rules []robotRule
	// delay is the pause that it asks for between two requests.
	delay time.Duration
	// sitemaps are the addresses of its sitemaps, as they are written.
	sitemaps []string
}

// A robotRule allows or forbids the paths that its pattern fits.
type robotRule struct {
	pattern string // "*" stands for anything, "$" at the end for the end
	allow   bool
}

// parseRobots reads a robots.txt as RFC 9309 says: the groups that name the
// program count, all of them together, or else those for "*". Lines that make
// no sense are passed over.
func parseRobots(text []byte) robots {
	var named, general robots
	var sitemaps []string
	var found bool
	var into []*robots // what the group at hand is for
	inAgents := false
	for line := range bytes.Lines(text[:min(len(text), maxRobotsSize)]) {
		name, value, ok := robotLine(string(line))
		switch {
		case !ok:
		case name == "user-agent":
			if !inAgents {
				into, inAgents = nil, true
			}
			switch {
			case value == "*":
				into = append(into, &general)
			case strings.EqualFold(productToken(value), agentName):
				into, found = append(into, &named), true
			}
		case name == "sitemap":
			sitemaps = append(sitemaps, value)
		default:
			inAgents = false
			for _, r := range slices.Compact(into) {
				r.add(name, value)
			}
		}
	}
	chosen := general
	if found {
		chosen = named
	}
	chosen.sitemaps = sitemaps[:min(len(sitemaps), 100)]
	return chosen
}

// robotLine takes a line apart, without comment and space.
func robotLine(line string) (name, value string, ok bool) {
	line, _, _ = strings.Cut(strings.TrimPrefix(line, "\ufeff"), "#")
	name, value, ok = strings.Cut(line, ":")
	return strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value), ok
}

// productToken is the name at the start of a user agent: letters, "-" and "_".
func productToken(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return (r|0x20 < 'a' || r|0x20 > 'z') && r != '-' && r != '_'
	})
	if end < 0 {
		return agent
	}
	return agent[:end]
}

// add takes up a line of a group.
func (r *robots) add(name, value string) {
	switch name {
	case "allow", "disallow":
		if value != "" && len(value) <= maxURL && len(r.rules) < maxRobotRules {
			r.rules = append(r.rules, robotRule{unescape(value), name == "allow"})
		}
	case "crawl-delay":
		if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 {
			r.delay = time.Duration(min(seconds, maxCrawlDelay.Seconds()) * float64(time.Second))
		}
	}
}

// allows tells whether the path, with its query, may be fetched: what the
// longest rule says that fits, and "allow" where two are as long.
func (r robots) allows(path string) bool {
	path = unescape(path)
	longest, allowed := 0, true
	for _, rule := range r.rules {
		if len(rule.pattern) < longest || len(rule.pattern) == longest && allowed || !fits(rule.pattern, path) {
			continue
		}
		longest, allowed = len(rule.pattern), rule.allow
	}
	return allowed
}

// fits tells whether a pattern fits the start of a path.
func fits(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	path, ok := strings.CutPrefix(path, parts[0])
	if !ok {
		return false
	}
	if len(parts) == 1 {
		return !anchored || path == ""
	}
	last := len(parts) - 1
	for _, part := range parts[1:last] {
		if _, path, ok = strings.Cut(path, part); !ok {
			return false
		}
	}
	if anchored {
		return strings.HasSuffix(path, parts[last])
	}
	return strings.Contains(path, parts[last])
}

// unescape decodes the percent-encoding of characters that mean nothing by
// themselves, and writes the rest of it in upper case, so that two spellings
// of a path are the same text.
func unescape(path string) string {
	if !strings.Contains(path, "%") && isASCII(path) {
		return path
	}
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c, encoded := path[i], path[i] >= 0x80
		if c == '%' && i+2 < len(path) {
			if n, err := strconv.ParseUint(path[i+1:i+3], 16, 8); err == nil {
				c, i, encoded = byte(n), i+2, !unreserved(byte(n))
			}
		}
		if encoded {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// unreserved are the characters that RFC 3986 calls so.
func unreserved(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}

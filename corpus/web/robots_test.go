package web

import (
	"strings"
	"testing"
	"time"
)

// TestRobotRules is a table: lines of a robots.txt, then paths that it allows
// and paths that it forbids. The examples for patterns are those of RFC 9309.
func TestRobotRules(t *testing.T) {
	for name, c := range map[string]struct{ text, allowed, forbidden string }{
		"empty":               {"", "/ /a", ""},
		"a page instead":      {"<!DOCTYPE html>\n<p>Disallow: /", "/ /a", ""},
		"everything":          {"User-agent: *\nDisallow: /", "", "/ /a"},
		"nothing":             {"User-agent: *\nDisallow:", "/ /a", ""},
		"us":                  {"User-agent: *\nDisallow: /\nUser-agent: Verbatim\nDisallow: /a", "/ /b", "/a /ab /a/b"},
		"us with a version":   {"User-agent: VERBATIM/2.0\nDisallow: /a", "/", "/a"},
		"not us":              {"User-agent: Verbatimo\nDisallow: /", "/", ""},
		"several groups":      {"User-agent: verbatim\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: verbatim\nDisallow: /b", "/ /c", "/a /b"},
		"one group for two":   {"User-agent: x\nUser-agent: verbatim\nDisallow: /a", "/", "/a"},
		"the longest counts":  {"User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", "/ /a/b /a/b/d", "/a /a/c /a/b/c"},
		"allow wins a tie":    {"User-agent: *\nDisallow: /a\nAllow: /a", "/a", ""},
		"star":                {"User-agent: *\nDisallow: /*.php", "/a.html", "/a.php /b/c.php?d"},
		"end":                 {"User-agent: *\nDisallow: /*.php$", "/a.php?b /a.php5", "/a.php"},
		"star in the middle":  {"User-agent: *\nDisallow: /a*b*c", "/x/abc /acb", "/abc /axbxc"},
		"end without star":    {"User-agent: *\nDisallow: /a$", "/ /ab", "/a"},
		"query":               {"User-agent: *\nDisallow: /*?", "/a", "/a?b"},
		"percent":             {"User-agent: *\nDisallow: /caf%c3%a9\nDisallow: /%7Ejoe", "/cafe", "/caf%C3%A9 /café /~joe"},
		"slash in percent":    {"User-agent: *\nDisallow: /a%2fb", "/a/b", "/a%2Fb"},
		"comments and spaces": {"# hello\n  User-Agent : *  # all\n\n disallow:/a # not this\n", "/", "/a"},
		"rules before groups": {"Disallow: /\nUser-agent: *\nDisallow: /a", "/", "/a"},
		"line ends":           {"User-agent: *\r\nDisallow: /a\r\n", "/", "/a"},
		"byte order mark":     {"\ufeffUser-agent: *\nDisallow: /a", "/", "/a"},
		"sitemap in between":  {"User-agent: *\nSitemap: https://example.com/s.xml\nDisallow: /a", "/", "/a"},
	} {
		r := parseRobots([]byte(c.text))
		for _, path := range strings.Fields(c.allowed) {
			if !r.allows(path) {
				t.Errorf("%s: %s is forbidden", name, path)
			}
		}
		for _, path := range strings.Fields(c.forbidden) {
			if r.allows(path) {
				t.Errorf("%s: %s is allowed", name, path)
			}
		}
	}
}

// TestRobotsBounds: a robots.txt that is made to cost much.
func TestRobotsBounds(t *testing.T) {
	r := parseRobots([]byte("User-agent: *\nCrawl-delay: 86400\n" + strings.Repeat("Disallow: /*a*a*a*a*a*a*a*a*b\n", 100_000)))
	if len(r.rules) != maxRobotRules || r.delay != 10*time.Second {
		t.Errorf("%d rules, delay %v", len(r.rules), r.delay)
	}
	if !r.allows("/" + strings.Repeat("a", maxURL)) {
		t.Error("forbidden by a rule that does not fit")
	}
}

package markdown

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"verbatim/index"
)

// punctuation are the characters before which Discord takes a backslash away.
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// Decode reads Markdown as Discord does and returns the text it shows and
// where that is bold. It fails on any mark but bold: whatever else would
// format, ping or link is missing its backslash.
func Decode(wire string) (text string, bold []index.Span, err error) {
	var shown, skeleton strings.Builder
	open := -1
	for i := 0; i < len(wire); i++ {
		switch {
		case wire[i] == '\\':
			if i++; i == len(wire) || strings.IndexByte(punctuation, wire[i]) < 0 {
				return "", nil, errors.New("a backslash that escapes nothing")
			}
			shown.WriteByte(wire[i])
			skeleton.WriteByte(0)
		case strings.HasPrefix(wire[i:], "**"):
			i++
			skeleton.WriteByte('\n') // what follows is parsed by itself
			if open < 0 {
				open = shown.Len()
				continue
			}
			if shown.Len() == open {
				return "", nil, errors.New("nothing in bold")
			}
			bold = append(bold, index.Span{Start: open, End: shown.Len()})
			open = -1
		default:
			shown.WriteByte(wire[i])
			skeleton.WriteByte(wire[i])
		}
	}
	if open >= 0 {
		return "", nil, errors.New("bold does not end")
	}
	if found := formatting().FindString(skeleton.String()); found != "" {
		return "", nil, fmt.Errorf("%q would format", found)
	}
	return shown.String(), bold, nil
}

// formatting matches what formats in a text whose escaped characters are
// zeros: marks and tags, the start of a heading, a list or subtext, the name
// of an emoji or the scheme of a link, a domain.
var formatting = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("[*_~`|<>\\[\\]@]|(?m:^[\\s]*([#+-]|[0-9]+[.)]))|:\\S|[\\pL\\pN]\\.\\pL\\pL")
})

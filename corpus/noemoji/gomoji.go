// Package gomoji stands in for github.com/forPelevin/gomoji, by a replace
// directive in the project's go.mod. That module makes a table of all emoji with
// their names when a program starts, which keeps a megabyte, twice that until
// garbage is collected, in every command. It comes along with go-trafilatura,
// which takes the emoji out of the names of authors.
//
// It holds what go-trafilatura names.
package gomoji

import (
	"strings"
	"unicode"
)

// RemoveEmojis takes pictures out of a text, with the modifiers and joiners
// behind them, and then the space around it. By categories: what Unicode calls
// other symbols are the emoji and signs that are no part of a name either.
func RemoveEmojis(s string) string {
	after := false
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		const joiner, keycap = '\u200d', '\u20e3'
		modifier := r == joiner || r == keycap || unicode.In(r, unicode.Variation_Selector, unicode.Sk)
		if after = unicode.Is(unicode.So, r) || after && modifier; after {
			return -1
		}
		return r
	}, s))
}

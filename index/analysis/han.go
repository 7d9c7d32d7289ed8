package analysis

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// simplifiedPairs holds each traditional Chinese character, and each that is
// used in Hong Kong or Taiwan alone, before the simplified one in its place:
// the one-to-one part of OpenCC's tables TSCharacters, HKVariants and
// TWVariants (https://github.com/BYVoid/OpenCC, Apache-2.0, as in
// github.com/longbridgeapp/opencc v0.3.13), without what Unicode has outside
// of its first plane.
//
//go:embed lists/simplified.txt
var simplifiedPairs string

// simplified maps the traditional characters to the simplified ones.
var simplified = sync.OnceValue(func() map[rune]rune {
	table := map[rune]rune{}
	for pair := range strings.FieldsSeq(simplifiedPairs) {
		traditional, size := utf8.DecodeRuneInString(pair)
		table[traditional], _ = utf8.DecodeRuneInString(pair[size:])
	}
	return table
})

// simplify writes Chinese in simplified characters, as a reader of either kind
// reads the other: 臺灣 and 台湾 are one word.
func simplify(word string) string {
	table := simplified()
	return strings.Map(func(r rune) rune {
		if s, ok := table[r]; ok {
			return s
		}
		return r
	}, word)
}

package analysis

import (
	_ "embed"
	"strings"
	"sync"
)

// synonymsChinese has pairs of simplified characters on each line that may stand for
// each other.
//
//go:embed lists/synonyms_zh.txt
var synonymsChinese string

// chineseSynonyms maps each of these pairs to the first one of its line.
var chineseSynonyms = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(synonymsChinese) {
		pairs := strings.Fields(line)
		for _, pair := range pairs {
			table[pair] = pairs[0]
		}
	}
	return table
})

// PairFamily names the family of a pair of characters that others may stand for, ""
// for any other word.
func (a *Analyzer) PairFamily(t Token) string {
	if !a.simplified || t.Kind&(Overlap|Stop) != Overlap {
		return ""
	}
	return chineseSynonyms()[t.Word]
}

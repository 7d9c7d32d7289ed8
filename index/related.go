package index

import (
	"embed"
	"strings"
	"sync"

	"verbatim/index/analysis"
)

// relatedFiles hold, for some languages, a word on each line and what a text may use in
// its place; in German, nouns have a capital. They were written by hand: tables learned
// from question and sentence pairs hold far more noise for their size.
//
//go:embed related/*.txt
var relatedFiles embed.FS

// relatedTo maps, for each language that has a list, the family of a word to those of
// the words in its place. It is read when it is first asked for.
var relatedTo = func() map[string]func() kinship {
	tables := map[string]func() kinship{}
	for _, lang := range []string{"de", "el", "en", "es", "ro", "tr"} {
		tables[lang] = sync.OnceValue(func() kinship { return relatedIn(lang) })
	}
	return tables
}()

// A kinship maps families to related ones.
type kinship map[uint32][]uint32

// relatedIn reads the list of a language. In all but English the words may stand for
// the first of their line as well.
func relatedIn(lang string) kinship {
	list, err := relatedFiles.ReadFile("related/" + lang + ".txt")
	if err != nil {
		panic(err) // a test reads them all
	}
	table := kinship{}
	for line := range strings.Lines(string(list)) {
		words := strings.Fields(line)
		first := hash24(analysis.ListedFamily(lang, words[0]))
		for _, w := range words[1:] {
			other := hash24(analysis.ListedFamily(lang, w))
			table[first] = append(table[first], other)
			if lang != "en" {
				table[other] = append(table[other], first)
			}
		}
	}
	return table
}

// relate makes the words related to the question's known to its reading.
func (r *reading) relate(lang string) {
	table, ok := relatedTo[lang]
	if !ok {
		return
	}
	for i := range r.terms {
		for _, kin := range table()[r.terms[i].kin] {
			if _, taken := r.kin.get(kin); !taken {
				r.related.put(kin, i)
			}
		}
	}
}

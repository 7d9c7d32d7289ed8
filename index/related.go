package index

import (
	_ "embed"
	"strings"
	"sync"

	"verbatim/index/analysis"
)

// The lists were written by hand: tables learned from question and sentence
// pairs hold far more noise for their size. Each line is a word and what a text may use
// in its place; in German, nouns have a capital.
var (
	//go:embed related.txt
	relatedEnglish string
	//go:embed related_de.txt
	relatedGerman string
	//go:embed related_el.txt
	relatedGreek string
	//go:embed related_es.txt
	relatedSpanish string
	//go:embed related_ro.txt
	relatedRomanian string
	//go:embed related_tr.txt
	relatedTurkish string
)

// relatedTo maps, for each language that has a list, the family of a word to those of
// the words in its place. In all but English they may stand for the first of their
// line as well.
var relatedTo = map[string]func() kinship{
	"en": sync.OnceValue(func() kinship {
		table := kinship{}
		table.read("en", relatedEnglish, table.add)
		return table
	}),
	"de": sync.OnceValue(func() kinship { return mutual("de", relatedGerman) }),
	"es": sync.OnceValue(func() kinship { return mutual("es", relatedSpanish) }),
	"ro": sync.OnceValue(func() kinship { return mutual("ro", relatedRomanian) }),
	"tr": sync.OnceValue(func() kinship { return mutual("tr", relatedTurkish) }),
	"el": sync.OnceValue(func() kinship { return mutual("el", relatedGreek) }),
}

// A kinship maps families to related ones.
type kinship map[uint32][]uint32

// mutual reads a list both ways.
func mutual(lang, list string) kinship {
	table := kinship{}
	table.read(lang, list, func(word, other uint32) {
		table.add(word, other)
		table.add(other, word)
	})
	return table
}

func (k kinship) add(word, other uint32) { k[word] = append(k[word], other) }

// read has add called with the first word of each line and every other one.
func (k kinship) read(lang, list string, add func(word, other uint32)) {
	for line := range strings.Lines(list) {
		words := strings.Fields(line)
		for _, w := range words[1:] {
			add(hash24(analysis.ListedFamily(lang, words[0])), hash24(analysis.ListedFamily(lang, w)))
		}
	}
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

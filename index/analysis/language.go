package analysis

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"
)

// analyzers makes each language's analyzer when it is first asked for.
var analyzers = func() map[string]func() *Analyzer {
	made := make(map[string]func() *Analyzer, len(languages))
	for tag, l := range languages {
		made[tag] = sync.OnceValue(func() *Analyzer { return l.analyzer(tag) })
	}
	return made
}()

// For returns the analyzer of a BCP 47 tag. The base language decides;
// one that is unknown gets the analyzer that knows no language, which reads
// any script.
func For(lang string) *Analyzer {
	if made, ok := analyzers[Base(lang)]; ok {
		return made()
	}
	return analyzers[""]()
}

// Base is the language whose ways a BCP 47 tag stands for.
func Base(lang string) string {
	tag, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return cmp.Or(relatives[tag], tag)
}

// analyzer makes the analyzer of a language by its tag.
func (l language) analyzer(tag string) *Analyzer {
	var tags []string // all for ""
	if tag != "" {
		tags = []string{tag, ""}
	}
	known := wordsOf(tags...)
	a := l.reader(known[tag])
	a.asks(tag, known[tag])
	a.roles, a.wishes = listsOf(known), wishesOf(known)
	return a
}

// reader makes an analyzer that reads words by what is known of the language's own, and
// nothing of what they ask for or answer.
func (l language) reader(own sections) *Analyzer {
	cache := registry.NewCache()
	a := &Analyzer{
		Stem:     stemmer(cache, l.filters),
		Family:   firstOfWord,
		lower:    strings.ToLower,
		Common:   map[string]Kind{},
		elided:   map[string]bool{},
		numbers:  map[string]string{},
		ordinals: map[string]bool{},
		traits:   l.traits,
	}
	if l.stem != nil {
		filtered := a.Stem
		a.Stem = func(word string) string { return filtered(l.stem(word)) }
	}
	if l.trim != nil {
		filtered := a.Stem
		a.Stem = func(word string) string { return l.trim(filtered(word)) }
	}
	if l.family != nil {
		a.Family = l.family
	}
	if l.spellings != nil {
		written := strings.NewReplacer(l.spellings...)
		a.lower = func(word string) string { return written.Replace(strings.ToLower(word)) }
	}
	a.asOrdinary(l.ordinary, l.root)
	a.reads(own, stopWords(cache, l.stops))
	return a
}

// reads takes in the words of a language, with further stop words.
func (a *Analyzer) reads(w sections, stops []string) {
	for n, forms := range w["numbers"] {
		for word := range strings.SplitSeq(forms, "/") {
			a.numbers[FoldMarks(word)] = strconv.Itoa(n)
		}
	}
	for n, forms := range w["tens"] {
		for word := range strings.SplitSeq(forms, "/") {
			a.numbers[FoldMarks(word)] = strconv.Itoa(10 * (n + 2))
		}
	}
	for n, word := range w["ordinals"] {
		a.numbers[FoldMarks(word)] = ordinal(n)
	}
	delete(a.numbers, "-")
	for _, word := range w["ordinal endings"] {
		a.ordinals[FoldMarks(word)] = true
	}
	for _, word := range w["elided"] {
		a.elided[FoldMarks(word)] = true
	}
	for _, word := range slices.Concat(stops, w["stop"], w["elided"]) {
		a.addCommon(word, Stop)
	}
	for _, word := range w["no stop"] {
		delete(a.Common, a.Fold(word))
	}
	a.everyday = a.termsOf(w["everyday"])
	a.commonNouns = a.termsOf(w["noun"])
}

// termsOf are the terms of the words of a list.
func (a *Analyzer) termsOf(list []string) map[string]bool {
	terms := make(map[string]bool, len(list))
	for _, t := range a.Tokens(strings.Join(list, " ")) {
		terms[t.Term] = true
	}
	return terms
}

// addCommon notes the kind of a common word, as tokens have it and as it is written.
func (a *Analyzer) addCommon(word string, k Kind) {
	a.Common[a.Fold(word)] |= k
	if a.marked {
		a.Common[a.lower(word)] |= k
	}
}

// Fold is a word as tokens have it.
func (a *Analyzer) Fold(word string) string {
	word = strings.Map(dropApostrophe, a.lower(word))
	if !a.KeepMarks {
		word = FoldMarks(word)
	}
	if a.simplified {
		word = simplify(word)
	}
	return word
}

// stopWords returns bleve's stop words of a language.
func stopWords(cache *registry.Cache, name string) []string {
	if name == "" {
		return nil
	}
	list, err := cache.TokenMapNamed(name)
	if err != nil {
		panic(err) // bleve registers the list on import.
	}
	return slices.Collect(maps.Keys(list))
}

// stemmer chains filters of bleve that map one token to one.
func stemmer(cache *registry.Cache, names []string) func(string) string {
	filters := make([]analysis.TokenFilter, len(names))
	for i, name := range names {
		filter, err := cache.TokenFilterNamed(name)
		if err != nil {
			panic(err) // bleve registers the filter on import.
		}
		filters[i] = filter
	}
	return func(word string) string {
		stream := analysis.TokenStream{{Term: []byte(word)}}
		for _, filter := range filters {
			stream = filter.Filter(stream)
		}
		if len(stream) == 0 || len(stream[0].Term) == 0 || string(stream[0].Term) == word {
			return word
		}
		return string(stream[0].Term)
	}
}

// FirstLetters stems words to their first n letters, which is nearly as good
// as a stemmer where words grow at their end.
func FirstLetters(n int) func(string) string {
	return func(word string) string {
		count := 0
		for i := range word {
			if count == n {
				return word[:i]
			}
			count++
		}
		return word
	}
}

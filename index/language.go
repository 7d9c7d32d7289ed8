package index

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
var analyzers = func() map[string]func() *analyzer {
	made := make(map[string]func() *analyzer, len(languages))
	for tag, l := range languages {
		made[tag] = sync.OnceValue(func() *analyzer { return l.analyzer(tag) })
	}
	return made
}()

// analyzerFor returns the analyzer of a BCP 47 tag. The base language decides;
// one that is unknown gets the analyzer that knows no language, which reads
// any script.
func analyzerFor(lang string) *analyzer {
	if made, ok := analyzers[base(lang)]; ok {
		return made()
	}
	return analyzers[""]()
}

// base is the language whose ways a BCP 47 tag stands for.
func base(lang string) string {
	tag, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return cmp.Or(relatives[tag], tag)
}

// analyzer makes the analyzer of a language by its tag.
func (l language) analyzer(tag string) *analyzer {
	cache := registry.NewCache()
	a := &analyzer{
		stem:    stemmer(cache, l.filters),
		family:  firstOfWord,
		lower:   strings.ToLower,
		common:  map[string]kind{},
		numbers: map[string]string{},
		traits:  l.traits,
	}
	if l.stem != nil {
		filtered := a.stem
		a.stem = func(word string) string { return filtered(l.stem(word)) }
	}
	if l.trim != nil {
		filtered := a.stem
		a.stem = func(word string) string { return l.trim(filtered(word)) }
	}
	if l.family != nil {
		a.family = l.family
	}
	if l.spellings != nil {
		written := strings.NewReplacer(l.spellings...)
		a.lower = func(word string) string { return written.Replace(strings.ToLower(word)) }
	}
	if l.english {
		maps.Copy(a.numbers, englishNumbers)
	}
	for n, forms := range strings.Fields(l.numbers) {
		for word := range strings.SplitSeq(forms, "/") {
			a.numbers[foldMarks(word)] = strconv.Itoa(n)
		}
	}
	for n, word := range strings.Fields(l.tens) {
		a.numbers[foldMarks(word)] = strconv.Itoa(10 * (n + 2))
	}
	delete(a.numbers, "-")
	a.ordinals, a.elided = foldedWords(l.ordinals), foldedWords(l.elided)
	for _, word := range append(stopWords(cache, l.stops), strings.Fields(l.common+" "+l.elided)...) {
		a.common[a.fold(word)] |= stop
	}
	for _, word := range strings.Fields(l.telling) {
		delete(a.common, a.fold(word))
	}
	a.asks(tag)
	return a
}

// fold is a word as tokens have it.
func (a *analyzer) fold(word string) string {
	word = strings.Map(dropApostrophe, a.lower(word))
	if !a.keepMarks {
		word = foldMarks(word)
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

// firstLetters stems words to their first n letters, which is nearly as good
// as a stemmer where words grow at their end.
func firstLetters(n int) func(string) string {
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

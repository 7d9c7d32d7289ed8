package index

import (
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	"github.com/blevesearch/bleve/v2/registry"
)

// A language says how the analyzer of a language is made.
type language struct {
	// filters are bleve's names of the filters that stem a word, in order.
	filters []string
	// stops is bleve's name of the list of stop words, "" for none.
	stops string
	// questions are the question words.
	questions string
	// elided are the words that lose their vowel before an apostrophe.
	elided string
	// numbers are the number words from zero on, then tens.
	numbers map[string]string
	traits
}

// languages holds what is known of each language, by its base subtag.
var languages = map[string]language{
	"":   {},
	"en": {filters: []string{porter.Name}, stops: en.StopName, questions: "who whom whose what which when where why how"},
}

// analyzers makes each language's analyzer when it is first asked for.
var analyzers = func() map[string]func() *analyzer {
	made := make(map[string]func() *analyzer, len(languages))
	for tag, l := range languages {
		made[tag] = sync.OnceValue(l.analyzer)
	}
	return made
}()

// analyzerFor returns the analyzer of a BCP 47 tag. The base language decides;
// one that is unknown gets the analyzer that knows no language, which reads
// any script.
func analyzerFor(lang string) *analyzer {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if made, ok := analyzers[base]; ok {
		return made()
	}
	return analyzers[""]()
}

// analyzer makes the analyzer of a language.
func (l language) analyzer() *analyzer {
	cache := registry.NewCache()
	a := &analyzer{
		stem:    stemmer(cache, l.filters),
		lower:   strings.ToLower,
		common:  map[string]kind{},
		numbers: l.numbers,
		traits:  l.traits,
	}
	a.mark(stopWords(cache, l.stops), stop)
	a.mark(strings.Fields(l.questions), stop|question)
	for _, word := range strings.Fields(l.elided) {
		if a.elided == nil {
			a.elided = map[string]bool{}
		}
		a.elided[foldMarks(word)] = true
	}
	return a
}

// mark adds a kind to words.
func (a *analyzer) mark(words []string, k kind) {
	for _, word := range words {
		word = strings.Map(dropApostrophe, a.lower(word))
		if !a.keepMarks {
			word = foldMarks(word)
		}
		a.common[word] |= k
	}
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
	words := make([]string, 0, len(list))
	for word := range list {
		words = append(words, word)
	}
	return words
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
		if len(stream) == 0 || len(stream[0].Term) == 0 {
			return word
		}
		return string(stream[0].Term)
	}
}

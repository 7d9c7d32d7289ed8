package index

import (
	"context"
	"slices"
	"strings"
)

// maxQuestion bounds the words of a question that are looked at. The longest
// of 27,000 collected questions has 62.
const maxQuestion = 100

// A query is a question, analysed once for each language of the library.
type query struct {
	text string
	// tokens holds the question's words by language.
	tokens map[string][]token
	// passages and length are those of stats.
	passages int
	length   float64
	// termDF and wordDF say in how many passages a term or word of the
	// question stands.
	termDF, wordDF map[string]int
}

// readQuery analyses the text and looks up how common its words are.
func (x *Index) readQuery(ctx context.Context, text string) (query, error) {
	q := query{text: text, tokens: map[string][]token{}, passages: x.stats.passages, length: x.stats.length}
	var terms, words []string
	for lang := range x.stats.languages {
		tokens := analyzerFor(lang).tokens(text)
		q.tokens[lang] = tokens[:min(len(tokens), maxQuestion)]
		for _, t := range q.tokens[lang] {
			terms, words = append(terms, t.term), append(words, t.word)
		}
	}
	var err error
	if q.termDF, err = x.store.frequencies(ctx, fieldTerms, terms); err != nil {
		return q, err
	}
	q.wordDF, err = x.store.frequencies(ctx, fieldWords, words)
	return q, err
}

// fetchTerms returns the terms to fetch candidates by: those that are not
// too common to tell passages apart, or all if there are no others.
func (q query) fetchTerms() []string {
	var rare, all []string
	for _, tokens := range q.tokens {
		for _, t := range tokens {
			if t.kind&stop == 0 {
				rare = append(rare, t.term)
			}
			all = append(all, t.term)
		}
	}
	if len(rare) == 0 {
		rare = all
	}
	slices.Sort(rare)
	return slices.Compact(rare)
}

// unknown returns the words that no article contains in any form, as the
// question spells them.
func (q query) unknown() []string {
	known := map[Span]bool{}
	var spans []Span
	for _, tokens := range q.tokens {
		for _, t := range tokens {
			if _, seen := known[t.Span]; !seen {
				spans = append(spans, t.Span)
			}
			known[t.Span] = known[t.Span] || t.kind&stop != 0 || q.termDF[t.term] > 0 || q.wordDF[t.word] > 0
		}
	}
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	var words []string
	for _, s := range spans {
		if word := strings.TrimSpace(q.text[s.Start:s.End]); !known[s] && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

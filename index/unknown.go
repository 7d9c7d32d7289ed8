package index

import (
	_ "embed"
	"slices"
	"sync"

	"verbatim/index/analysis"
)

// hollowWords are English words that say nothing about what a question is on:
// that no article has them is no news. How common a word is does not tell: "old"
// stands in more texts than "tell", and "author" in more than "else".
//
//go:embed hollow.txt
var hollowWords string

// ordinaryWords are English words, too rare for the table of common ones, that are
// spelled nearly as common ones are: "wheat" and "plane" are no slips of "what" and
// "plan".
//
//go:embed ordinary.txt
var ordinaryWords string

// hollow and ordinary are the terms of these words.
var (
	hollow   = sync.OnceValue(func() map[string]bool { return englishTerms(hollowWords) })
	ordinary = sync.OnceValue(func() map[string]bool { return englishTerms(ordinaryWords) })
)

// englishTerms are the terms of the words of a list.
func englishTerms(list string) map[string]bool {
	terms := map[string]bool{}
	for _, t := range analysis.For("en").Tokens(list) {
		terms[t.Term] = true
	}
	return terms
}

// unknown returns the words that no article contains and that say what the
// question is on, each once, as the question spells them. Three letters of Thai
// are no word.
func (q query) unknown() []string {
	spans := q.unknownSpans()
	if len(spans) == 0 {
		return nil
	}
	var words []string
	common := q.common()
	for _, s := range spans {
		if word := q.text[s.Start:s.End]; !common[s] && !analysis.Written(word, analysis.Unsegmented) && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// common are the places of the question's common words in the language that it
// seems to be in, which need not be one of the articles'.
func (q query) common() map[Span]bool {
	lang := followLanguage(q.text)
	places := map[Span]bool{}
	a := analysis.For(lang)
	tokens := a.Tokens(q.text)
	a.MarkFrames(q.text, tokens)
	for _, t := range tokens {
		if t.Kind&analysis.Stop != 0 || lang == "en" && hollow()[t.Term] && !isNameWord(t) {
			places[t.Span] = true
		}
	}
	return places
}

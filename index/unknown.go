package index

import (
	"slices"

	"verbatim/index/analysis"
	"verbatim/index/followup"
)

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
// seems to be in, which need not be one of the articles', and of the one that asks
// for a measure ("how high"), which an answer in metres does not need.
func (q query) common() map[Span]bool {
	lang := followup.Language(q.text)
	places := map[Span]bool{}
	a := analysis.For(lang)
	tokens := a.Tokens(q.text)
	a.MarkFrames(q.text, tokens)
	for _, t := range tokens {
		if t.Kind&analysis.Stop != 0 || analysis.IsHollow(lang, t) && !t.IsName() {
			places[t.Span] = true
		}
	}
	if w := analysis.Wanted(lang, q.text, tokens).Word; w >= 0 {
		places[tokens[w].Span] = true
	}
	return places
}

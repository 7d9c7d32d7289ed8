package index

import (
	"context"
	"slices"

	"verbatim/index/analysis"
	"verbatim/index/followup"
	"verbatim/index/store"
)

// maxQuestion bounds the words of a question that are looked at. The longest
// of 27,000 collected questions has 62.
const maxQuestion = 100

// maxMended bounds the unknown words that are looked for among the articles'
// words, which takes one or two milliseconds each in a large library.
const maxMended = 8

// A query is a question, analysed once for each language of the library.
type query struct {
	text string
	// tokens holds the question's words by language.
	tokens map[string][]analysis.Token
	// passages and length are those of stats.
	passages int
	length   float64
	// termDF says in how many passages a term of the question stands, wordDF in
	// how many articles a word that is not its own term.
	termDF, wordDF map[string]int
	// corrected maps the place of a misspelled word to the folded word (or
	// two) of the articles that it was read as.
	corrected map[Span]string
	// typed holds the words by language as they were before that.
	typed map[string][]analysis.Token
}

// newQuery is a query whose words are not read yet.
func (h holdings) newQuery(text string) query {
	return query{text: text, passages: h.stats.Passages, length: h.stats.Length(),
		tokens: map[string][]analysis.Token{}, termDF: map[string]int{}, wordDF: map[string]int{}}
}

// readQuery analyses the text, looks up how common its words are and reads
// misspelled ones as words of the articles.
func (h holdings) readQuery(ctx context.Context, text string) (query, error) {
	q := h.newQuery(text)
	for lang := range h.stats.Languages {
		a := analysis.For(lang)
		tokens := analysis.WrittenOut(lang, text, analysis.WithoutCourtesy(text, a.Tokens(text)))
		if a.KeepMarks {
			var err error
			if tokens, err = h.withTones(ctx, a, tokens); err != nil {
				return q, err
			}
		}
		q.tokens[lang] = followup.MarkAsides(lang, text, tokens[:min(len(tokens), maxQuestion)])
		a.MarkFrames(text, q.tokens[lang])
		a.MarkSeconds(q.tokens[lang])
	}
	if err := q.count(ctx, h); err != nil {
		return q, err
	}
	unknown := q.unknownSpans()
	if len(unknown) == 0 {
		return q, nil
	}
	if err := q.correct(ctx, h, unknown[:min(len(unknown), maxMended)]); err != nil {
		return q, err
	}
	return q, q.count(ctx, h)
}

// count looks up how common each term is, and which words there are.
func (q *query) count(ctx context.Context, h holdings) error {
	for _, tokens := range q.tokens {
		for _, t := range tokens {
			q.termDF[t.Term], q.wordDF[t.Word] = 0, 0
		}
	}
	if err := h.frequencies(ctx, store.FieldTerms, q.termDF); err != nil {
		return err
	}
	return h.frequencies(ctx, store.FieldWords, q.wordDF)
}

// maxFetch bounds the terms that candidates are fetched by, rarest first: more
// cost time, above all in languages whose characters are terms, and find
// nothing (wiki-ja, wiki-zh, science-en: the same to .001 with 16 as with all).
const maxFetch = 16

// fetchTerms returns the terms to fetch candidates by: those that passages hold
// and that are not too common to tell them apart, or all if a question has only
// common ones. Each language makes other terms of a word, most of which no
// passage holds.
func (q query) fetchTerms() []string {
	var rare, all []string
	for _, tokens := range q.tokens {
		for _, t := range tokens {
			if t.Kind&analysis.Stop == 0 {
				rare = append(rare, t.Term)
			}
			all = append(all, t.Term)
		}
	}
	if len(rare) == 0 {
		rare = all
	}
	rare = slices.DeleteFunc(rare, func(term string) bool { return q.termDF[term] == 0 })
	slices.Sort(rare)
	rare = slices.Compact(rare)
	slices.SortStableFunc(rare, func(a, b string) int { return q.termDF[a] - q.termDF[b] })
	return rare[:min(len(rare), maxFetch)]
}

// unknownSpans returns the places of the words that no article contains in
// any form, in the order of the question.
func (q query) unknownSpans() []Span {
	known := map[Span]bool{}
	var spans []Span
	for _, tokens := range q.tokens {
		for _, t := range tokens {
			if t.Kind&analysis.Overlap != 0 {
				continue
			}
			if _, seen := known[t.Span]; !seen {
				spans = append(spans, t.Span)
			}
			known[t.Span] = known[t.Span] || t.Kind&analysis.Stop != 0 || q.termDF[t.Term] > 0 || q.wordDF[t.Word] > 0
		}
	}
	spans = slices.DeleteFunc(spans, func(s Span) bool { return known[s] })
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	return spans
}

package index

import (
	"context"
	"errors"
	"maps"
	"slices"

	"verbatim/index/analysis"
	"verbatim/index/spelling"
	"verbatim/index/store"
)

// A wordbook is the vocabulary of the articles, with the names in them.
type wordbook struct {
	spelling.Vocabulary
	// spelled is the name that initials stand for, "" if none.
	spelled func(initials string) string
}

// wordbook returns what the stores know of the words in their passages, and
// beside which others of a question they stand. Each is looked up once, however
// many languages a question is read in. The function with it returns the first
// error met while using it.
func (h holdings) wordbook(ctx context.Context, beside *company) (wordbook, func() error) {
	var failure error
	note := func(err error) { failure = errors.Join(failure, err) }
	known := func(words ...string) map[string]int {
		counts, err := h.known(ctx, words)
		note(err)
		return counts
	}
	near := remembered(func(a around) (list []spelling.Candidate) {
		found := map[string]bool{}
		note(h.each(ctx, func(_ *Index, s *store.Store) error { return s.AddNear(a.word, a.edits, a.prefix, found) }))
		for word, n := range known(slices.Collect(maps.Keys(found))...) {
			list = append(list, spelling.Candidate{Word: word, Count: n})
		}
		return list
	})
	alike := remembered(func(word string) (list []spelling.Candidate) {
		for other, n := range known(analysis.Soundalikes(word)...) {
			if n > 0 {
				list = append(list, spelling.Candidate{Word: other, Count: n, Sounds: true})
			}
		}
		return list
	})
	return wordbook{spelled: remembered(func(initials string) string {
		if !tellApart(initials, h.stats.Passages) {
			return ""
		}
		names := map[string]int{}
		for _, written := range slices.Compact([]string{initials, inDigits(initials)}) {
			note(h.each(ctx, func(_ *Index, s *store.Store) error { return addNames(ctx, s, written, names) }))
		}
		return commonest(names)
	}), Vocabulary: spelling.Vocabulary{
		Count: remembered(func(word string) int { return known(word)[word] }),
		Near: func(word string, edits int, prefix string) []spelling.Candidate {
			return slices.Clone(near(around{word, edits, prefix}))
		},
		Alike: func(word string) []spelling.Candidate { return slices.Clone(alike(word)) },
		Company: remembered(func(word string) float64 {
			share, err := beside.share(ctx, h.termsOf(word))
			note(err)
			return share
		})},
	}, func() error { return failure }
}

// around is what the words near another are looked up by.
type around struct {
	word   string
	edits  int
	prefix string
}

// remembered is a function that finds out once what each argument gives.
func remembered[K comparable, V any](find func(K) V) func(K) V {
	found := map[K]V{}
	return func(k K) V {
		v, ok := found[k]
		if !ok {
			v = find(k)
			found[k] = v
		}
		return v
	}
}

// known says of those of the words that stand in the articles how common they
// are: in how many passages any form of them stands.
func (h holdings) known(ctx context.Context, words []string) (map[string]int, error) {
	listed, passages, terms := map[string]int{}, map[string]int{}, map[string][]string{}
	for _, word := range words {
		listed[word], terms[word] = 0, h.termsOf(word)
		for _, term := range terms[word] {
			passages[term] = 0
		}
	}
	if err := h.frequencies(ctx, store.FieldWords, listed); err != nil {
		return nil, err
	}
	if err := h.frequencies(ctx, store.FieldTerms, passages); err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for word, articles := range listed {
		if articles == 0 && (passages[word] == 0 || !slices.Contains(terms[word], word)) {
			continue
		}
		for _, term := range terms[word] {
			counts[word] = max(counts[word], passages[term], 1)
		}
	}
	return counts, nil
}

// termsOf are the terms of a word in each language of the articles.
func (h holdings) termsOf(word string) (terms []string) {
	for lang := range h.stats.Languages {
		for _, t := range analysis.For(lang).Tokens(word) {
			terms = append(terms, t.Term)
		}
	}
	return terms
}

package index

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"verbatim/index/analysis"
	"verbatim/index/spelling"
)

// correct replaces the tokens at the given places by those of the words that
// were meant, where the vocabulary of the holdings tells.
func (q *query) correct(ctx context.Context, h holdings, places []Span) error {
	words, failure := h.wordbook(ctx, q.company(h))
	q.corrected, q.typed = map[Span]string{}, maps.Clone(q.tokens)
	common := q.common()
	places = slices.DeleteFunc(slices.Clone(places), func(s Span) bool { return common[s] })
	// In order: two languages may read a word as different ones, of which the
	// last is told.
	for _, lang := range slices.Sorted(maps.Keys(q.tokens)) {
		tokens := q.tokens[lang]
		words.Common = slipsOf(lang)
		var read []analysis.Token
		for len(tokens) > 0 {
			words.Asking = onlyStops(read)
			place, meant, used := q.meantBy(lang, tokens, places, words)
			if meant == "" {
				read = append(read, tokens[0])
			} else {
				q.corrected[place] = meant
				inherited := tokens[0].Kind
				if isLongName(meant) { // whose words tell themselves
					inherited &^= analysis.Number | analysis.Capital
				}
				for _, m := range analysis.StandIn(lang, meant, place) {
					m.Kind |= inherited | words.Common[m.Word]&analysis.Stop
					m.Aside = tokens[0].Aside
					read = append(read, m)
				}
			}
			tokens = tokens[used:]
		}
		q.tokens[lang] = read
	}
	return failure()
}

// isLongName tells whether something meant is a name in place of its initials: other words
// are folded.
func isLongName(meant string) bool { return meant != strings.ToLower(meant) }

// slipsOf are the words of a language that are mended though no article has them: its
// common ones and, in English, the long ones of those that are light in a question.
func slipsOf(lang string) map[string]analysis.Kind {
	if lang == "en" {
		return englishSlips()
	}
	return analysis.For(lang).Common
}

// shortestLight is from how many letters on light words are mended.
const shortestLight = 5

var englishSlips = sync.OnceValue(func() map[string]analysis.Kind {
	common := maps.Clone(analysis.For("en").Common)
	for word := range analysis.Light {
		if len(word) >= shortestLight {
			common[word] |= analysis.Stop
		}
	}
	return common
})

// onlyStops tells whether all of the words are stop words and none a question word.
func onlyStops(tokens []analysis.Token) bool {
	return !slices.ContainsFunc(tokens, func(t analysis.Token) bool { return t.Kind&(analysis.Stop|analysis.Question) != analysis.Stop })
}

// meantBy tells what the first of the tokens was meant to be, "" if just
// that, where it stands and how many tokens it took: two if a space is too many or
// at the wrong place.
func (q *query) meantBy(lang string, tokens []analysis.Token, unknown []Span, v wordbook) (place Span, meant string, used int) {
	const never = analysis.Overlap | analysis.Number
	t := tokens[0]
	missing := t.Kind&never == 0 && slices.Contains(unknown, t.Span) && !analysis.IsEveryday(lang, t)
	if len(tokens) > 1 && (t.Kind|tokens[1].Kind)&never == 0 {
		next := tokens[1]
		if meant = spelling.SpacedAnew(t.Word, next.Word, missing, slices.Contains(unknown, next.Span), v.Vocabulary); meant != "" {
			return Span{Start: t.Start, End: next.End}, meant, 2
		}
	}
	written := q.text[t.Start:t.End]
	if missing && lang == "en" {
		meant = analysis.Shorthand[t.Word]
	}
	initials := areInitials(t.Word) && t.Kind&analysis.Overlap == 0 && slices.Contains(unknown, t.Span)
	if meant == "" && initials && (t.Kind&analysis.Number != 0 || written == strings.ToUpper(written)) {
		meant = v.spelled(t.Word)
	}
	if missing && meant == "" {
		if meant, _ = spelling.Correct(t.Word, written, v.Vocabulary); analysis.LeavesFamily(lang, t, meant) {
			meant = ""
		}
	}
	if missing && meant == "" && initials {
		meant = v.spelled(t.Word)
	}
	return t.Span, meant, 1
}

// longName is from how many letters on a name is taken for a slip of the word that it
// is near: few names are near a word as long.
const longName = 8

// withNames is the query with those names as they were typed that were read as words
// which the candidates do not write as names: who asks for Chopin does not mean
// "chosen".
func (q query) withNames(candidates []candidate) query {
	lost := q.namesLost(candidates)
	if len(lost) == 0 {
		return q
	}
	q.corrected, q.tokens = maps.Clone(q.corrected), maps.Clone(q.tokens)
	for _, place := range lost {
		delete(q.corrected, place)
	}
	for lang, tokens := range q.tokens {
		tokens = slices.DeleteFunc(slices.Clone(tokens), func(t analysis.Token) bool { return slices.Contains(lost, t.Span) })
		for _, t := range q.typed[lang] {
			if slices.ContainsFunc(lost, func(place Span) bool { return place.Start <= t.Start && t.End <= place.End }) {
				tokens = append(tokens, t)
			}
		}
		slices.SortStableFunc(tokens, func(a, b analysis.Token) int { return a.Start - b.Start })
		q.tokens[lang] = tokens
	}
	return q
}

// namesLost are the places of the names that were read as other words. Where case
// tells nothing, as in German, there are none.
func (q query) namesLost(candidates []candidate) (lost []Span) {
	for lang, typed := range q.typed {
		if lang == "de" || caseless(typed) {
			continue
		}
		read := q.tokens[lang]
		for i, n := range asNames(read, lang, candidates) {
			t := read[i]
			meant := q.corrected[t.Span]
			written := q.text[t.Start:t.End]
			if meant == "" || isLongName(meant) || meant == analysis.Shorthand[strings.ToLower(written)] {
				continue
			}
			if t.Kind&(analysis.Capital|analysis.SentenceStart) != analysis.Capital || t.Kind&analysis.Stop == 0 && n >= 0 {
				continue
			}
			if utf8.RuneCountInString(written) < longName || strings.Contains(meant, " ") {
				lost = append(lost, t.Span)
			}
		}
	}
	return lost
}

package index

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/index/analysis"
)

// corrections lists the misspelled words in the order of the question, each
// with the word it was read as: spelled as the quotes have it ("Blinken"), or
// folded where they do not have it. That "teh" was read as "the" goes without
// saying.
func (q query) corrections(quotes []Quote) []Correction {
	var list []Correction
	content := q.content()
	for _, place := range slices.SortedFunc(maps.Keys(q.corrected), func(a, b Span) int { return a.Start - b.Start }) {
		if !content[place] {
			continue
		}
		c := Correction{From: withoutPossessive(q.text[place.Start:place.End])}
		var meant []string
		for word := range strings.FieldsSeq(q.corrected[place]) {
			meant = append(meant, cmp.Or(spelledIn(quotes, word, c.From), word))
		}
		c.To = strings.Join(meant, " ")
		if !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// content are the places of the words that are no stop words in one of the
// articles' languages.
func (q query) content() map[Span]bool {
	places := map[Span]bool{}
	for _, tokens := range q.tokens {
		for _, t := range tokens {
			places[t.Span] = places[t.Span] || t.Kind&analysis.Stop == 0
		}
	}
	return places
}

// spelledIn returns a folded word as the first quote that has it spells it, or
// the first that has a word of which it is the term; "" if none has. Where a
// sentence begins with it, it has a capital if what was written for it has one.
func spelledIn(quotes []Quote, word, written string) string {
	opening, form := "", ""
	for _, quote := range quotes {
		p := quote.Passage
		for _, t := range analysis.For(p.Article.Language).Tokens(p.Text) {
			spelled := withoutPossessive(p.Text[t.Start:t.End])
			switch {
			case t.Kind&analysis.Overlap != 0 || t.Word != word && t.Term != word:
			case t.Word == word && t.Kind&analysis.SentenceStart == 0:
				return spelled
			case t.Word == word:
				opening = cmp.Or(opening, asWritten(spelled, written))
			case t.Kind&analysis.SentenceStart == 0:
				form = cmp.Or(form, spelled)
			}
		}
	}
	return cmp.Or(opening, form)
}

// withoutPossessive is a word without the "'s" that it ends in.
func withoutPossessive(word string) string {
	for _, s := range [...]string{"'s", "’s", "'S", "’S"} {
		word = strings.TrimSuffix(word, s)
	}
	return word
}

// asWritten is a word that begins a sentence in small letters, unless what was
// written for it has a capital.
func asWritten(word, written string) string {
	if first, _ := utf8.DecodeRuneInString(written); unicode.IsUpper(first) {
		return word
	}
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToLower(first)) + word[size:]
}

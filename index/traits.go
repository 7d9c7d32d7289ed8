package index

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// describe notes the traits that reliability is learned over and what stands
// in quotation marks.
func (r *reading) describe(lang, text string, tokens []token, places []int) {
	for i := range r.terms {
		r.terms[i].describe(lang, r.capitalised(i))
	}
	seen := termSet(0)
	for i, at := range r.words {
		t := &r.terms[at]
		if seen.has(at) {
			t.traits[traitRepeated] = 1
		}
		seen |= 1 << at
		for _, next := range [...]int{i - 1, i + 1} {
			if next >= 0 && next < len(r.words) && r.capitalised(r.words[next]) {
				t.traits[traitBesideName] = 1
			}
		}
	}
	r.markPlaces(analyzerFor(lang).inPlace)
	r.markQuoted(text, tokens, places)
}

// capitalised tells whether the i-th term is a name or a German noun, which is as
// reliable.
func (r *reading) capitalised(i int) bool { return r.names.has(i) || r.terms[i].token.kind&noun != 0 }

// markPlaces notes the first and the last content word, and the one that a
// question word asks for: one at the beginning, or any where question words stand
// in the place of the answer.
func (r *reading) markPlaces(inPlace bool) {
	first, last, asking := -1, -1, false
	for _, at := range r.words {
		t := &r.terms[at]
		switch {
		case t.token.kind&stop == 0:
			if asking {
				t.traits[traitType] = 1
			}
			if first < 0 {
				first = at
				t.traits[traitFirst] = 1
			}
			last, asking = at, false
		case (first < 0 || inPlace) && t.token.kind&question != 0:
			asking = true
		case !passesType[t.word]:
			asking = false
		}
	}
	if last >= 0 {
		r.terms[last].traits[traitLast] = 1
	}
}

// passesType are the words that may stand between a question word and the
// type of what it asks for ("how many of the ships").
var passesType = wordSet("the many much long of")

// describe notes the traits that a term has by itself.
func (t *asked) describe(lang string, name bool) {
	flag := func(trait int, on bool) {
		if on {
			t.traits[trait] = 1
		}
	}
	k := t.token.kind
	flag(traitStop, k&stop != 0)
	flag(traitQuestion, k&question != 0)
	flag(traitName, name)
	flag(traitNumber, k&number != 0)
	ideographs := written(t.word, ideograph)
	flag(traitOverlap, k&overlap != 0 && !ideographs)
	flag(traitIdeograph, k&overlap == 0 && ideographs)
	flag(traitIdeographs, k&overlap != 0 && ideographs || written(t.word, unsegmented))
	if lang == "en" && k&(stop|capital) == 0 {
		flag(traitPast, strings.HasSuffix(t.word, "ed"))
		flag(traitGerund, strings.HasSuffix(t.word, "ing"))
		flag(traitPlural, strings.HasSuffix(t.word, "s"))
		flag(traitAdverb, strings.HasSuffix(t.word, "ly"))
	}
	t.traits[traitLength] = float64(min(utf8.RuneCountInString(t.word), 10))/10 - 0.5
	local := math.Log(max(t.idf, 0.2))
	t.traits[traitRarity] = local - 1
	if lang == "en" {
		flag(traitUnusual, !t.known)
		if gap := math.Log(max(t.usualIDF(), 0.2)) - local; t.known || gap < 0 {
			t.traits[traitUsual] = gap
		}
	}
}

// markQuoted finds the words that the question puts in quotation marks.
func (r *reading) markQuoted(text string, tokens []token, places []int) {
	for _, s := range quotations(text) {
		from, to := -1, -1
		for i, at := range places {
			if t := tokens[at]; t.Start >= s.Start && t.End <= s.End {
				if from < 0 {
					from = i
				}
				to = i + 1
			}
		}
		if from == 0 && to == len(places) && slices.ContainsFunc(tokens, isAsking) {
			continue // the question itself is in quotation marks
		}
		for i := max(from, 0); i < to; i++ {
			r.terms[r.words[i]].traits[traitQuoted] = 1
		}
		if from >= 0 {
			r.quoted = append(r.quoted, Span{from, to})
		}
	}
}

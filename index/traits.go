package index

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/index/analysis"
)

// describe notes the traits that reliability is learned over and what stands
// in quotation marks.
func (r *reading) describe(lang, text string, tokens []analysis.Token, places []int) {
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
	r.markPlaces(analysis.For(lang).InPlace)
	r.markQuoted(text, tokens, places)
}

// capitalised tells whether the i-th term is a name or a German noun, which is as
// reliable.
func (r *reading) capitalised(i int) bool {
	return r.names.has(i) || r.terms[i].Token.Kind&analysis.Noun != 0
}

// markPlaces notes the first and the last content word, and the one that a
// question word asks for: one at the beginning, or any where question words stand
// in the place of the answer.
func (r *reading) markPlaces(inPlace bool) {
	first, last, asking := -1, -1, false
	for _, at := range r.words {
		t := &r.terms[at]
		switch {
		case t.Token.Kind&analysis.Stop == 0:
			if asking {
				t.traits[traitType] = 1
			}
			if first < 0 {
				first = at
				t.traits[traitFirst] = 1
			}
			last, asking = at, false
		case (first < 0 || inPlace) && t.Token.Kind&analysis.Question != 0:
			asking = true
		case !passesType[t.Word]:
			asking = false
		}
	}
	if last >= 0 {
		r.terms[last].traits[traitLast] = 1
	}
}

// passesType are the words that may stand between a question word and the
// type of what it asks for ("how many of the ships").
var passesType = analysis.WordSet("the many much long of")

// describe notes the traits that a term has by itself.
func (t *asked) describe(lang string, name bool) {
	flag := func(trait int, on bool) {
		if on {
			t.traits[trait] = 1
		}
	}
	k := t.Token.Kind
	flag(traitStop, k&analysis.Stop != 0)
	flag(traitQuestion, k&analysis.Question != 0)
	flag(traitName, name)
	flag(traitNumber, k&analysis.Number != 0)
	ideographs := analysis.Written(t.Word, analysis.Ideograph)
	flag(traitOverlap, k&analysis.Overlap != 0 && !ideographs)
	flag(traitIdeograph, k&analysis.Overlap == 0 && ideographs)
	flag(traitIdeographs, k&analysis.Overlap != 0 && ideographs || analysis.Written(t.Word, analysis.Unsegmented))
	if lang == "en" && k&(analysis.Stop|analysis.Capital) == 0 {
		flag(traitPast, strings.HasSuffix(t.Word, "ed"))
		flag(traitGerund, strings.HasSuffix(t.Word, "ing"))
		flag(traitPlural, strings.HasSuffix(t.Word, "s"))
		flag(traitAdverb, strings.HasSuffix(t.Word, "ly"))
	}
	t.traits[traitLength] = float64(min(utf8.RuneCountInString(t.Word), 10))/10 - 0.5
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
func (r *reading) markQuoted(text string, tokens []analysis.Token, places []int) {
	for _, s := range analysis.Quotations(text) {
		from, to := -1, -1
		for i, at := range places {
			if t := tokens[at]; t.Start >= s.Start && t.End <= s.End {
				if from < 0 {
					from = i
				}
				to = i + 1
			}
		}
		if from == 0 && to == len(places) && slices.ContainsFunc(tokens, func(t analysis.Token) bool { return t.Kind&analysis.Question != 0 }) {
			continue // the question itself is in quotation marks
		}
		for i := max(from, 0); i < to; i++ {
			r.terms[r.words[i]].traits[traitQuoted] = 1
		}
		if from >= 0 {
			r.quoted = append(r.quoted, Span{Start: from, End: to})
		}
	}
}

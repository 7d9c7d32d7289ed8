package followup

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/index/analysis"
)

// MarkAsides marks the words of a question that say where it comes from or what may
// answer it, and not what is asked: sentences that lead up to it ("The Titanic sank
// in 1912. Who built the Olympic?"), and the answers to choose from ("a) …, b) …").
// They rank, for less than the others, and decide nothing.
func MarkAsides(lang, text string, tokens []analysis.Token) []analysis.Token {
	choices := len(text)
	if place := choosing.FindStringIndex(text); place != nil {
		choices = place[0]
	}
	var asking, leading stretch
	for _, s := range remarks(lang, text[:choices], tokens) {
		part := within(tokens, s)
		if strings.ContainsAny(text[s.Start:s.End], "?？؟") || slices.ContainsFunc(part, isAsking) {
			asking.add(text[s.Start:s.End], part)
		} else {
			leading.add(text[s.Start:s.End], part)
		}
	}
	if choices == len(text) && len(leading.tokens) == 0 {
		return tokens
	}
	if asking.leanOn(lang, leading) {
		asking.add("", leading.tokens)
	}
	if !slices.ContainsFunc(asking.tokens, isContent) {
		return tokens
	}
	marked := slices.Clone(tokens)
	for i, t := range marked {
		if !slices.ContainsFunc(asking.tokens, func(a analysis.Token) bool { return a.Term == t.Term }) {
			marked[i].Kind |= analysis.Stop
			marked[i].Aside = true
		}
	}
	return marked
}

// remarks are the sentences of a text, where the dot behind one or two letters that
// are no common word ends none ("Reid v. Marlow").
func remarks(lang, text string, tokens []analysis.Token) (list []analysis.Span) {
	open := false
	for _, s := range analysis.Sentences(lang, text) {
		if open {
			s.Start = list[len(list)-1].Start
			list = list[:len(list)-1]
		}
		list = append(list, s)
		last := analysis.Token{}
		if words := within(tokens, s); len(words) > 0 {
			last = words[len(words)-1]
		}
		open = text[s.End-1] == '.' && last.End == s.End-1 && utf8.RuneCountInString(last.Word) < 3 && last.Kind&(analysis.Stop|analysis.Number) == 0
	}
	return list
}

// A stretch holds sentences of a question, and their words.
type stretch struct {
	text   string
	tokens []analysis.Token
}

func (s *stretch) add(text string, tokens []analysis.Token) {
	s.text += text + " "
	s.tokens = append(s.tokens, tokens...)
}

// leanOn tells whether what is asked needs the sentences before it, or may need them:
// it points back to them, names nothing where they do, or is in a language of which
// too little is known.
func (s stretch) leanOn(lang string, before stretch) bool {
	if len(before.tokens) == 0 {
		return false
	}
	if !slices.Contains(followLanguages, lang) {
		return true
	}
	f, ok := readFollowUp(before.text, s.text)
	return !ok || f.language != lang || f.needsSubject() || slices.ContainsFunc(f.next.words, f.mayPoint) ||
		before.names(lang) && !s.names(lang)
}

// mayPoint tells whether a word may stand for what was said before.
func (f *followUp) mayPoint(t analysis.Token) bool {
	return f.personal[t.Word] || t.Word == "this" || t.Word == "these" || t.Word == "those"
}

// names tells whether one of the words is a name.
func (s stretch) names(lang string) bool {
	return slices.ContainsFunc(s.tokens, func(t analysis.Token) bool {
		return t.Kind&analysis.Capital != 0 && t.Kind&analysis.Stop == 0 && (t.Kind&analysis.SentenceStart == 0 || !analysis.IsEveryday(lang, t))
	})
}

// choosing finds the answers that a question gives to choose from.
var choosing = regexp.MustCompile(`(?is)\s\(?(?:a[).:]\s.*?\s\(?b[).:]|1[).:]\s.*?\s\(?2[).:])\s`)

// within are the tokens of a span.
func within(tokens []analysis.Token, s analysis.Span) (list []analysis.Token) {
	for _, t := range tokens {
		if t.Start >= s.Start && t.End <= s.End {
			list = append(list, t)
		}
	}
	return list
}

// isAsking tells whether a word is a question word.
func isAsking(t analysis.Token) bool { return t.Kind&analysis.Question != 0 }

func isContent(t analysis.Token) bool { return t.Kind&(analysis.Stop|analysis.Overlap) == 0 }

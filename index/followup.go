package index

import (
	"strings"
	"unicode/utf8"
)

// FollowUp reads a question as the next one after another. Where it lacks a
// subject of its own ("and what did he say about Taiwan?", "in Rome?", "why?")
// it is understood with that of the previous one and carried is true. Where it
// stands alone, or nothing tells for sure, it is returned as it is.
//
// What is understood is a question again and goes before whoever asked, so that
// a wrong guess is seen. It may be the previous one of a further follow-up, and
// never has more than maxUnderstood characters.
//
// A question is carried for one of these signs only, which followup_signs.go
// finds: a pronoun that nothing before it in the question explains, a fragment
// that opens with "and", "what about" or a preposition, "else", and a question
// of nothing but common words ("since when?"). The lists are those of English,
// German, Spanish, French, Portuguese, Russian and Ukrainian; in other languages
// a question always stands alone.
func FollowUp(previous, question string) (understood string, carried bool) {
	previous, question = strings.TrimSpace(previous), strings.TrimSpace(question)
	if utf8.RuneCountInString(previous)+utf8.RuneCountInString(question) > maxUnderstood-len(joint) {
		return question, false
	}
	f, ok := readFollowUp(previous, question)
	if !ok || !f.needsSubject() {
		return question, false
	}
	return f.understood(), true
}

// maxUnderstood is the length in characters of the longest question that the
// bot takes.
const maxUnderstood = 500

// A followUp is a question with the one before it, read in the language of
// both.
type followUp struct {
	*followWords
	language string
	// before and next are the two questions.
	before, next asking
	// opener is how many words of next lead over to it ("and", "what about").
	opener int
}

// An asking is a question and its words, those that overlap left out.
type asking struct {
	text  string
	words []token
}

// readFollowUp reads two questions in their language. It fails on those
// without words and on languages that have no lists.
func readFollowUp(previous, question string) (followUp, bool) {
	lang := followLanguage(previous + " " + question)
	lists, ok := followLists()[lang]
	if !ok {
		return followUp{}, false
	}
	f := followUp{followWords: lists, language: lang, before: ask(lang, previous), next: ask(lang, question)}
	if len(f.next.words) == 0 || !f.hasContent(f.before.words) {
		return f, false
	}
	f.opener = opening(f.next.words, f.openers)
	return f, true
}

// ask reads a question.
func ask(lang, text string) asking {
	a := asking{text: text}
	for _, t := range withoutCourtesy(text, analyzerFor(lang).tokens(text)) {
		if t.kind&overlap == 0 {
			a.words = append(a.words, t)
		}
	}
	a.words = a.words[:min(len(a.words), maxQuestion)]
	return a
}

// followLanguage is the language that has most of a text's words among its
// common ones, English if none has.
func followLanguage(text string) string {
	best, most := "en", 0
	for _, lang := range followLanguages {
		a, n := analyzerFor(lang), 0
		for _, t := range a.tokens(text) {
			if t.kind&(stop|overlap) == stop {
				n++
			}
		}
		if n > most {
			best, most = lang, n
		}
	}
	return best
}

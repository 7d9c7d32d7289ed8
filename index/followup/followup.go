// Package followup understands a question by what was said before it: by the question
// before, which it may go on from ([Read]), and by sentences of its own that lead up
// to what it asks ([MarkAsides]).
package followup

import (
	"strings"
	"unicode/utf8"

	"verbatim/index/analysis"
)

// A Question is what a text is understood as.
type Question struct {
	Text string
	// Topic is the part of Text that is asked about anew, empty if none is told.
	Topic analysis.Span
}

// Read reads a text as the next question after another. Where it lacks a
// subject of its own ("and what did he say about Taiwan?", "in Rome?", "why?")
// it is understood with that of the previous one and carried is true. Where it
// stands alone, or nothing tells for sure, it is returned as it is.
//
// What is understood is a question again and goes before whoever asked, so that
// a wrong guess is seen. It may be the previous one of a further follow-up, and
// never has more than maxUnderstood characters.
//
// A question is carried for one of these signs only, which signs.go
// finds: a pronoun that nothing before it in the question explains, a fragment
// that opens with "and", "what about" or a preposition, "else", and a question
// of nothing but common words ("since when?"). Where somebody only wants to
// hear more or to be sure ("really?"), the previous question is asked again.
// The lists are those of English, German, Spanish, French, Portuguese, Russian
// and Ukrainian; in other languages a question always stands alone.
func Read(previous, text string) (q Question, carried bool) {
	previous, text = strings.TrimSpace(previous), strings.TrimSpace(text)
	if utf8.RuneCountInString(previous)+utf8.RuneCountInString(text) > maxUnderstood-len(joint) {
		return Question{Text: text}, false
	}
	f, ok := readFollowUp(previous, text)
	if !ok || !f.asksAgain() && !f.needsSubject() || f.asksAnew() {
		return Question{Text: text}, false
	}
	understood := f.understood()
	return Question{Text: understood, Topic: f.topicIn(understood)}, true
}

// maxUnderstood is the length in characters of the longest question that the
// bot takes.
const maxUnderstood = 500

// maxWords bounds the words of a question that are looked at, as many as an index
// looks at.
const maxWords = 100

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
	words []analysis.Token
}

// readFollowUp reads two questions in their language. It fails on those
// without words and on languages that have no lists.
func readFollowUp(previous, question string) (followUp, bool) {
	lang := Language(previous + " " + question)
	lists, ok := followLists()[lang]
	if !ok {
		return followUp{}, false
	}
	f := followUp{followWords: lists, language: lang, before: ask(lang, previous), next: ask(lang, question)}
	f.before = f.withoutTails(f.before)
	if len(f.next.words) == 0 || !f.hasContent(f.before.words) {
		return f, false
	}
	f.opener = analysis.Opening(f.next.words, f.openers)
	return f, true
}

// ask reads a question without the courtesies at its ends and with its
// contractions spelled out.
func ask(lang, text string) asking {
	return readAsking(lang, spelledOut(lang, withoutRequest(lang, text)))
}

// readAsking reads a question as it is written.
func readAsking(lang, text string) asking {
	a := asking{text: text}
	for _, t := range analysis.For(lang).Tokens(text) {
		if t.Kind&analysis.Overlap == 0 {
			a.words = append(a.words, t)
		}
	}
	a.words = a.words[:min(len(a.words), maxWords)]
	return a
}

// withoutRequest is a question without the courtesies at its ends, as it is if
// nothing else is there.
func withoutRequest(lang, text string) string {
	all := analysis.For(lang).Tokens(text)
	rest := analysis.Uncourteous(text, all)
	if len(rest) == 0 || len(all) == 0 {
		return text
	}
	from, to := rest[0].Start, rest[len(rest)-1].End
	for i, t := range all {
		if i+1 < len(all) && all[i+1].Start == from && joining[t.Word] {
			from = t.Start // "thanks, and in Rome?"
		}
	}
	if to < all[len(all)-1].End {
		return text[from:to] + "?"
	}
	return text[from:]
}

// joining words lead over to a question behind a courtesy.
var joining = analysis.WordSet("and but")

// spelledOut spells the contractions of a question out, and its question words
// where they are shortened.
func spelledOut(lang, text string) string {
	var b strings.Builder
	at := 0
	tokens := analysis.For(lang).Tokens(text)
	for i, t := range tokens {
		full := analysis.Contraction(lang, text, tokens[i:])
		if meant := analysis.Shorthand[t.Word]; lang == "en" && analysis.For(lang).Common[meant]&analysis.Question != 0 {
			full = meant
		}
		if full == "" || t.Start < at {
			continue
		}
		if t.Kind&analysis.Capital != 0 {
			full = upperFirst(full)
		}
		b.WriteString(text[at:t.Start])
		b.WriteString(full)
		at = t.End
	}
	return b.String() + text[at:]
}

// Language is the language that has most of a text's words among its
// common ones, English if none has. It looks at as many bytes as the longest
// question may have.
func Language(text string) string {
	text = text[:min(len(text), maxUnderstood*utf8.UTFMax)]
	best, most := "en", 0
	for _, lang := range followLanguages {
		a, n := analysis.For(lang), 0
		for _, t := range a.Tokens(text) {
			if t.Kind&(analysis.Stop|analysis.Overlap) == analysis.Stop {
				n++
			}
		}
		if n > most {
			best, most = lang, n
		}
	}
	return best
}

package followup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/index/analysis"
)

// joint stands between two questions that are asked as one.
const joint = ", and "

// understood writes the question with the subject of the one before.
func (f *followUp) understood() string {
	if f.language != "en" {
		return f.before.text + " " + f.next.text
	}
	if f.asksAgain() {
		return f.before.text
	}
	f.withoutOthers()
	if f.opener == len(f.next.words) {
		return f.before.text
	}
	for _, write := range []func() string{f.withSubject, f.withBare, f.withPart} {
		if s := write(); s != "" {
			return s
		}
	}
	return f.joined(f.next.rest(f.opener))
}

// joined asks something else in one question with the one before: "Who opened
// the bakery, and when was that?"
func (f *followUp) joined(asks string) string {
	return unmarked(f.before.text) + joint + lowerFirst(unmarked(asks)) + "?"
}

// withoutOthers leaves out what asks for more and no article has for it: "else",
// and "anything" of what can be answered with yes or no.
func (f *followUp) withoutOthers() {
	text, at := "", 0
	yesNo := f.auxiliaries[f.next.words[f.opener%len(f.next.words)].Word]
	what := false
	for _, t := range f.next.words {
		anything := yesNo && f.anything[t.Word]
		if f.others[t.Word] || anything {
			text += strings.TrimRight(f.next.text[at:t.Start], " ")
			at = t.End
		}
		what = what || anything
	}
	text += f.next.text[at:]
	if what {
		text = "What " + lowerFirst(readAsking(f.language, text).rest(f.opener))
	}
	if next := readAsking(f.language, text); len(next.words) > 0 {
		f.next = next
		f.opener = analysis.Opening(next.words, f.openers)
	}
}

// rest is a question without its first n words, all of it if it has no more.
func (a asking) rest(n int) string {
	if n >= len(a.words) {
		return a.text
	}
	return a.text[a.words[n].Start:]
}

// withSubject puts what the pronouns stand for in their place. It returns "" if
// there is no pronoun, or one that stands for a whole sentence ("when did it
// happen?") or for what cannot be told.
func (f *followUp) withSubject() string {
	words := f.next.words[f.opener:]
	hollow := f.isBare(words) && f.hasHollow(words)
	var b strings.Builder
	at, replaced := words[0].Start, ""
	for i, t := range words {
		if f.refers(i) && (f.demonstrative[t.Word] || hollow && t.Word == "it") {
			return ""
		}
		if !f.personal[t.Word] || !f.refers(i) {
			continue
		}
		subject := f.subjectFor(t.Word)
		if subject == "" || replaced != "" && subject == replaced && !f.possessive[t.Word] {
			return ""
		}
		replaced = subject
		if f.possessive[t.Word] && (t.Word != "her" || i+1 < len(words) && f.isContent(words[i+1])) {
			subject += "'s"
		}
		b.WriteString(f.next.text[at:t.Start])
		b.WriteString(subject)
		at = t.End
	}
	if at == words[0].Start {
		return ""
	}
	return upperFirst(b.String() + f.next.text[at:])
}

// withAdverb asks why, when, where or how of a question that was to be answered
// with yes or no, or with another of these: "When did Russia ask China?"
func (f *followUp) withAdverb(asks string) string {
	words := f.before.words
	if !adverbs[asks] {
		return ""
	}
	first := words[0]
	rest := f.before.text[first.Start:]
	switch {
	case adverbs[first.Word] && len(words) > 1 && f.auxiliaries[words[1].Word]:
		rest = strings.TrimSpace(f.before.text[first.End:])
	case !f.auxiliaries[first.Word]:
		return ""
	}
	return upperFirst(asks) + " " + lowerFirst(unmarked(rest)) + "?"
}

// adverbs are the question words that ask for no part of a sentence.
var adverbs = analysis.WordSet("why when where how")

// withPart puts a fragment in the place of its counterpart in the question
// before: the words after the same preposition, the topic or the only name for
// "what about", the subject for "and".
func (f *followUp) withPart() string {
	words := f.next.words[f.opener:]
	if f.opener == 0 || !f.isFragment(words) || remaining[words[len(words)-1].Word] {
		return ""
	}
	for i := range words {
		if f.refers(i) {
			return ""
		}
	}
	part := unmarked(f.next.rest(f.opener))
	old, ok := f.counterpart(words)
	if !ok {
		return ""
	}
	return f.before.text[:old.Start] + part + f.before.text[old.End:]
}

// remaining words stand for what was not asked about ("and the others?").
var remaining = analysis.WordSet("other others rest")

// counterpart finds what a fragment stands in the place of.
func (f *followUp) counterpart(words []analysis.Token) (analysis.Span, bool) {
	if f.prepositions[words[0].Word] {
		return f.after(words[0].Word, 0)
	}
	topic := f.opener > 1
	if about, ok := f.after("about", 1); ok && topic {
		return about, true
	}
	if names := f.names(); len(names) > 0 && f.mayName(words[0]) {
		if topic && len(names) > 1 {
			return analysis.Span{}, false // nothing tells which of them is meant
		}
		at := strings.LastIndex(f.before.text, names[0])
		return analysis.Span{Start: at, End: at + len(names[0])}, true
	}
	if noun := f.noun(); noun != "" && f.determiners[words[0].Word] && !topic {
		at := strings.Index(f.before.text, noun)
		return analysis.Span{Start: at, End: at + len(noun)}, true
	}
	return f.plainSubject()
}

// after is the span from a preposition to the end of what follows it, the
// first skip words left out.
func (f *followUp) after(preposition string, skip int) (analysis.Span, bool) {
	words := f.before.words
	for i := len(words) - 2; i >= 0; i-- {
		if words[i].Word != preposition {
			continue
		}
		end := i + 1
		for end+1 < len(words) && !f.prepositions[words[end+1].Word] {
			end++
		}
		return analysis.Span{Start: words[i+skip].Start, End: words[end].End}, true
	}
	return analysis.Span{}, false
}

// plainSubject is a noun without an article right after the verb that asks
// ("bees" of "What do bees eat?").
func (f *followUp) plainSubject() (analysis.Span, bool) {
	words := f.before.words
	for i := 1; i < len(words); i++ {
		if f.auxiliaries[words[i-1].Word] && f.isContent(words[i]) && words[i].Kind&analysis.Capital == 0 {
			return words[i].Span, true
		}
	}
	return analysis.Span{}, false
}

// unmarked is a question without the marks at its ends.
func unmarked(text string) string {
	return strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("?!.,;:…", r) })
}

// lowerFirst writes the first letter small, but for names and acronyms.
func lowerFirst(text string) string {
	word, _, _ := strings.Cut(text, " ")
	lower := strings.ToLower(word)
	if analysis.For("en").Common[lower] == 0 || word == "I" {
		return text
	}
	return lower + text[len(word):]
}

// upperFirst writes the first letter large.
func upperFirst(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

// topicIn is where a fragment ("and the sanctions?") says what it asks about in the
// question that it was written into, empty for what is no fragment.
func (f *followUp) topicIn(understood string) analysis.Span {
	words := f.next.words[f.opener:]
	first := slices.IndexFunc(words, f.isContent)
	if f.opener == 0 || first < 0 || !f.isFragment(words) || remaining[words[len(words)-1].Word] {
		return analysis.Span{}
	}
	topic := f.next.text[words[first].Start:words[len(words)-1].End]
	at := strings.LastIndex(understood, topic)
	if at < 0 {
		return analysis.Span{}
	}
	return analysis.Span{Start: at, End: at + len(topic)}
}

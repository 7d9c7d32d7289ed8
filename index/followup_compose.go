package index

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joint stands between two questions that are asked as one.
const joint = ", and "

// understood writes the question with the subject of the one before.
func (f *followUp) understood() string {
	if f.language != "en" {
		return f.before.text + " " + f.next.text
	}
	for _, write := range []func() string{f.withSubject, f.withAdverb, f.withPart} {
		if s := write(); s != "" {
			return s
		}
	}
	return f.joined()
}

// joined asks both questions as one: "Who opened the bakery, and when was
// that?"
func (f *followUp) joined() string {
	return unmarked(f.before.text) + joint + lowerFirst(unmarked(f.rest())) + "?"
}

// rest is the question without its opener.
func (f *followUp) rest() string {
	if f.opener == len(f.next.words) {
		return f.next.text
	}
	return f.next.text[f.next.words[f.opener].Start:]
}

// withSubject puts what the pronouns stand for in their place. It returns "" if
// there is no pronoun, or one that stands for a whole sentence or for what
// cannot be told.
func (f *followUp) withSubject() string {
	words := f.next.words[f.opener:]
	var b strings.Builder
	at, replaced := words[0].Start, ""
	for i, t := range words {
		if f.demonstrative[t.word] && f.refers(i) {
			return ""
		}
		if !f.personal[t.word] || !f.refers(i) {
			continue
		}
		subject := f.subjectFor(t.word)
		if subject == "" || replaced != "" && subject == replaced && !f.possessive[t.word] {
			return ""
		}
		replaced = subject
		if f.possessive[t.word] && (t.word != "her" || i+1 < len(words) && f.isContent(words[i+1])) {
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
func (f *followUp) withAdverb() string {
	words := f.next.words[f.opener:]
	first := f.before.words[0]
	if len(words) != 1 || !adverbs[words[0].word] {
		return ""
	}
	rest := f.before.text[first.Start:]
	switch {
	case adverbs[first.word]:
		rest = strings.TrimSpace(f.before.text[first.End:])
	case !f.auxiliaries[first.word]:
		return ""
	}
	return upperFirst(words[0].word) + " " + lowerFirst(unmarked(rest)) + "?"
}

// adverbs are the question words that ask for no part of a sentence.
var adverbs = wordSet("why when where how")

// withPart puts a fragment in the place of its counterpart in the question
// before: the words after the same preposition, the topic or the last name for
// "what about", the subject for "and".
func (f *followUp) withPart() string {
	words := f.next.words[f.opener:]
	if f.opener == 0 || !f.isFragment(words) {
		return ""
	}
	for i := range words {
		if f.refers(i) {
			return ""
		}
	}
	part := unmarked(f.rest())
	old, ok := f.counterpart(words)
	if !ok {
		return ""
	}
	return f.before.text[:old.Start] + part + f.before.text[old.End:]
}

// counterpart finds what a fragment stands in the place of.
func (f *followUp) counterpart(words []token) (Span, bool) {
	if f.prepositions[words[0].word] {
		return f.after(words[0].word, 0)
	}
	topic := f.opener > 1
	if about, ok := f.after("about", 1); ok && topic {
		return about, true
	}
	if names := f.before.names(); len(names) > 0 && (isNameWord(words[0]) || words[0].kind&capital != 0) {
		name := names[0]
		if topic {
			name = names[len(names)-1]
		}
		at := strings.LastIndex(f.before.text, name)
		return Span{at, at + len(name)}, true
	}
	if noun := f.noun(); noun != "" && f.determiners[words[0].word] && !topic {
		at := strings.Index(f.before.text, noun)
		return Span{at, at + len(noun)}, true
	}
	return f.plainSubject()
}

// after is the span from a preposition to the end of what follows it, the
// first skip words left out.
func (f *followUp) after(preposition string, skip int) (Span, bool) {
	words := f.before.words
	for i := len(words) - 2; i >= 0; i-- {
		if words[i].word != preposition {
			continue
		}
		end := i + 1
		for end+1 < len(words) && !f.prepositions[words[end+1].word] {
			end++
		}
		return Span{words[i+skip].Start, words[end].End}, true
	}
	return Span{}, false
}

// plainSubject is a noun without an article right after the verb that asks
// ("bees" of "What do bees eat?").
func (f *followUp) plainSubject() (Span, bool) {
	words := f.before.words
	for i := 1; i < len(words); i++ {
		if f.auxiliaries[words[i-1].word] && f.isContent(words[i]) && words[i].kind&capital == 0 {
			return words[i].Span, true
		}
	}
	return Span{}, false
}

// unmarked is a question without the marks at its ends.
func unmarked(text string) string {
	return strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("?!.,;:…", r) })
}

// lowerFirst writes the first letter small, but for names and acronyms.
func lowerFirst(text string) string {
	word, _, _ := strings.Cut(text, " ")
	lower := strings.ToLower(word)
	if analyzerFor("en").common[lower] == 0 || word == "I" {
		return text
	}
	return lower + text[len(word):]
}

// upperFirst writes the first letter large.
func upperFirst(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

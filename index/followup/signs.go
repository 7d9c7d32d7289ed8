package followup

import (
	"slices"

	"verbatim/index/analysis"
)

// needsSubject tells whether the question lacks a subject of its own.
func (f *followUp) needsSubject() bool {
	words := f.next.words[f.opener:]
	if len(words) == 0 {
		return false // "and?" says nothing
	}
	if analysis.Opening(words, f.leads) > 0 {
		return true
	}
	for _, t := range words {
		if f.addressed[t.Word] {
			return false
		}
	}
	for i, t := range words {
		if f.refers(i) || f.others[t.Word] {
			return true
		}
	}
	return f.isFragment(words) || !f.hasContent(words) || f.isBare(words) && f.asks(words)
}

// asks tells whether one of the words is a question word.
func (f *followUp) asks(words []analysis.Token) bool {
	return slices.ContainsFunc(words, func(t analysis.Token) bool { return t.Kind&analysis.Question != 0 })
}

// maxFragment is how many words a question without a verb has at most.
const maxFragment = 5

// isFragment tells whether the words go on with a question instead of asking
// one: they open with "and" or a preposition and hold neither a verb that asks
// nor, behind "and", a question word; or they are "which" or "what" and a noun.
func (f *followUp) isFragment(words []analysis.Token) bool {
	if f.auxiliaries != nil && len(words) == 2 && f.determiners[words[0].Word] && words[0].Kind&analysis.Question != 0 && f.isContent(words[1]) {
		return true // "which banks?"
	}
	leads := f.opener > 0 || f.prepositions[words[0].Word]
	if !leads || len(words) > maxFragment {
		return false
	}
	for i, t := range words {
		if f.auxiliaries[t.Word] || i == 0 && t.Kind&analysis.Question != 0 {
			return false
		}
	}
	return f.auxiliaries != nil || f.opener > 0 && len(words) <= maxFragment-2
}

// hasContent tells whether one of the words says something on its own.
func (f *followUp) hasContent(words []analysis.Token) bool {
	return slices.ContainsFunc(words, f.isContent)
}

// refers tells whether the i-th word after the opener stands for something that
// the question does not hold.
func (f *followUp) refers(i int) bool {
	words := f.next.words[f.opener:]
	switch t := words[i]; {
	case f.demonstrative[t.Word]:
		return f.pointsBack(words, i)
	case !f.personal[t.Word] || f.language == "de" && t.Kind&analysis.Capital != 0:
		return false
	case f.isImpersonal(words, i):
		return false
	case f.object[t.Word] && (i+1 == len(words) || !f.isContent(words[i+1])):
		// "What did Putin answer him?": a verb's object is not its subject.
		return !f.explained(words[:max(0, i-3)])
	case t.Word == "it" && i > 0 && f.auxiliaries[words[i-1].Word] && words[i-1].Word[0] == 'd' && !f.isAfterOne(words, i):
		// "Do lions do it too?"
		return true
	default:
		return !f.explained(words[:i])
	}
}

// isAfterOne tells whether the word before the i-th is the first verb of the
// question ("does it take").
func (f *followUp) isAfterOne(words []analysis.Token, i int) bool {
	for _, t := range words[:i-1] {
		if f.auxiliaries[t.Word] {
			return false
		}
	}
	return true
}

// pointsBack tells whether a demonstrative stands for something by itself: at
// the end, and for "there" not where something is only said to be.
func (f *followUp) pointsBack(words []analysis.Token, i int) bool {
	if i > 0 && words[i].Word == "there" && f.auxiliaries[words[i-1].Word] {
		return false
	}
	if i+1 == len(words) || f.isSubject(words, i) {
		return true
	}
	// In English "that" joins clauses and stands before nouns; the other
	// lists hold words that never do.
	return f.language != "en"
}

// isSubject tells whether "that" or "this" is a subject and not before a noun
// ("did that help?"): it stands behind a verb that asks, with one word after it.
func (f *followUp) isSubject(words []analysis.Token, i int) bool {
	return i > 0 && i+2 == len(words) && (words[i].Word == "that" || words[i].Word == "this") &&
		f.auxiliaries[words[i-1].Word] && words[i+1].Kind&analysis.Capital == 0
}

// isImpersonal tells whether the pronoun stands for nothing: "is it true
// that", "how long does it take to", "what time is it", "il y a".
func (f *followUp) isImpersonal(words []analysis.Token, i int) bool {
	if i+1 < len(words) && f.impersonal[words[i+1].Word] {
		return true
	}
	if words[i].Word != "it" {
		return false
	}
	for _, t := range words[:i] {
		if t.Word == "time" || t.Word == "day" || t.Word == "date" {
			return true
		}
	}
	for _, t := range words[min(i+2, len(words)):min(i+5, len(words))] {
		if t.Word == "that" || t.Word == "to" || t.Word == "whether" {
			return t.Span != words[len(words)-1].Span
		}
	}
	return false
}

// explained tells whether one of the words can be what a pronoun after them
// stands for: a name, or a noun by its place after a determiner or as the
// subject of the question.
func (f *followUp) explained(words []analysis.Token) bool {
	for i, t := range words {
		switch {
		case !f.isContent(t) || f.others[t.Word]:
			continue
		case t.Kind&analysis.Capital != 0 && (t.Kind&analysis.SentenceStart == 0 || i > 0):
			return true
		case f.determiners == nil && f.language != "de":
			return true
		case i > 0 && (f.determiners[words[i-1].Word] || f.auxiliaries[words[i-1].Word]):
			return true
		case i == 0 && f.auxiliaries != nil:
			return true
		}
	}
	return false
}

// isContent tells whether a word says something on its own.
func (f *followUp) isContent(t analysis.Token) bool {
	return t.Kind&analysis.Stop == 0 && !f.auxiliaries[t.Word]
}

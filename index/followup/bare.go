package followup

import (
	"slices"
	"strings"

	"verbatim/index/analysis"
)

// asksAgain tells whether a question only asks for more of the answer or doubts
// it ("really?", "tell me more"): the question before is asked again.
func (f *followUp) asksAgain() bool {
	words := f.next.words
	return f.asksWhyNot() || analysis.Opening(words, f.again) == len(words) || f.opener < len(words) && analysis.Opening(words[f.opener:], f.again) == len(words)-f.opener
}

// asksWhyNot tells whether a question wonders that there was no answer: it is "why
// not?" and follows one that cannot be answered with "no" ("who built it?").
func (f *followUp) asksWhyNot() bool {
	words := f.next.words[f.opener:]
	return f.language == "en" && len(words) == 2 && words[0].Word == "why" && words[1].Word == "not" &&
		!f.auxiliaries[f.before.words[0].Word]
}

// AsksForMore tells whether a follow-up wants to hear more than the answer
// before it ("what else did he say?", "go on"). It knows English only.
func AsksForMore(question string) bool {
	lists := followLists()["en"]
	words := ask("en", question).words
	words = words[analysis.Opening(words, lists.openers):]
	return analysis.Opening(words, lists.further) == len(words) || slices.ContainsFunc(words, func(t analysis.Token) bool { return lists.others[t.Word] })
}

// AddsNothing tells whether a follow-up says nothing of its own ("why?", "really?",
// "when was that?"): where there is no answer to the question before, there is
// none to it. It knows English only.
func AddsNothing(question string) bool {
	f := followUp{followWords: followLists()["en"], language: "en", next: ask("en", question)}
	words := f.next.words[analysis.Opening(f.next.words, f.openers):]
	return f.isBare(words) || analysis.Opening(words, f.again) == len(words)
}

// asksAnew tells whether a question asks about somebody who is in the question
// before already ("what about Sullivan?"): it stands alone.
func (f *followUp) asksAnew() bool {
	if f.auxiliaries == nil || !f.leadsToTopic() {
		return false
	}
	asked := f.next.words[f.opener:]
	return f.hasContent(asked) && !slices.ContainsFunc(asked, func(t analysis.Token) bool {
		return f.isContent(t) && !slices.ContainsFunc(f.before.words, func(b analysis.Token) bool { return b.Word == t.Word })
	})
}

// leadsToTopic tells whether the opener names a topic ("what about") rather than
// going on ("and").
func (f *followUp) leadsToTopic() bool { return f.opener > 1 && f.opener < len(f.next.words) }

// isBare tells whether words ask without saying what about: they hold nothing
// but common words, those that say nothing here ("happen", "else") and what
// follows "how" ("long").
func (f *followUp) isBare(words []analysis.Token) bool {
	for i, t := range words {
		measure := i > 0 && words[i-1].Word == "how" && f.measures[t.Word]
		if f.isContent(t) && !f.hollow[t.Word] && !f.others[t.Word] && !measure {
			return false
		}
	}
	return len(words) > 0
}

// withBare asks a bare question of the one before: by its question word alone
// where it holds words that no article has for it. It returns "" for questions
// that are not bare.
func (f *followUp) withBare() string {
	words := f.next.words[f.opener:]
	if !f.isBare(words) {
		return ""
	}
	asks := f.bareAsking(words)
	if s := f.withAdverb(asks); s != "" {
		return s
	}
	indirect := f.auxiliaries[words[len(words)-1].Word] // "when that was"
	switch {
	case !f.hasHollow(words) && !indirect:
		return f.joined(f.next.rest(f.opener))
	case asks == "":
		return f.before.text
	}
	return f.joined(asks)
}

// hasHollow tells whether one of the words says nothing that an article holds.
func (f *followUp) hasHollow(words []analysis.Token) bool {
	return slices.ContainsFunc(words, func(t analysis.Token) bool { return f.hollow[t.Word] })
}

// bareAsking is the part of a bare question that asks: "when" of "when did that
// happen", "to whom". It is "" where the question asks for nothing in particular
// ("what happened?").
func (f *followUp) bareAsking(words []analysis.Token) string {
	sequel := slices.ContainsFunc(words, func(t analysis.Token) bool { return sequels[t.Word] })
	for len(words) > 0 && f.hollow[words[0].Word] && words[0].Kind&analysis.Question == 0 {
		words = words[1:]
	}
	end := slices.IndexFunc(words, func(t analysis.Token) bool {
		return f.auxiliaries[t.Word] || f.demonstrative[t.Word] || f.personal[t.Word] || f.hollow[t.Word]
	})
	if end < 0 {
		end = len(words)
	}
	asks := ""
	if end > 0 {
		asks = lowerFirst(f.next.text[words[0].Start:words[end-1].End])
	}
	if last := len(words) - 1; end <= last && asks != "" && f.prepositions[words[last].Word] {
		asks += " " + words[last].Word // "who did he say it to"
	}
	switch {
	case sequel && vague[asks]:
		return strings.TrimSpace(asks + " then")
	case vague[asks]:
		return ""
	case asks == "how" && end < len(words) && words[end].Word == "come":
		return "why"
	}
	return asks
}

// sequels are words that ask what came later.
var sequels = analysis.WordSet("then next after afterwards later")

// vague questions ask for nothing in particular.
var vague = map[string]bool{"": true, "what": true, "which": true}

// withoutTails takes off what bare follow-ups left at the end of a question, so
// that they do not pile up: "Who met, and where?" is "Who met?".
func (f *followUp) withoutTails(a asking) asking {
	for f.auxiliaries != nil {
		i := strings.LastIndex(a.text, joint)
		if i < 0 || !f.isTail(ask(f.language, a.text[i+len(joint):]).words) {
			break
		}
		a = ask(f.language, a.text[:i]+"?")
	}
	return a
}

// isTail tells whether words ask nothing by themselves, also not about somebody
// ("who is Reid, and what did he say").
func (f *followUp) isTail(words []analysis.Token) bool {
	about := func(t analysis.Token) bool { return f.personal[t.Word] }
	more := func(t analysis.Token) bool { return f.others[t.Word] }
	return f.isBare(words) && f.asks(words) && (!slices.ContainsFunc(words, about) || slices.ContainsFunc(words, more))
}

package speakers

import (
	"slices"
	"strings"

	"verbatim/index/analysis"
)

// speakers are the names of those who speak in a sentence.
func (a *people) speakers(p *heard, s analysis.Span) (names []string) {
	quotes := slices.ContainsFunc(p.quotes, func(q analysis.Span) bool { return q.Start < s.End && q.End > s.Start })
	add := func(person int) {
		if person >= 0 && !slices.Contains(names, a.names[person]) {
			names = append(names, a.names[person])
		}
	}
	for _, m := range p.named {
		if p.words[m.start].Start < s.Start || p.words[m.end-1].End > s.End || p.quoted[m.start] || m.possessive {
			continue
		}
		if p.saysAfter(m, quotes) || p.saidBefore(m, quotes) || p.isCited(m) || p.hasTheWord(m) {
			add(m.person)
		}
	}
	for i, t := range p.words {
		if t.Start >= s.Start && t.End <= s.End && p.pronouns[t.Word] && !p.quoted[i] &&
			(p.says(i+1, quotes) || p.invertedAt(i, quotes)) {
			add(p.meant(i))
		}
	}
	return names
}

// saysAfter tells whether the name is the subject of a verb of saying: "Blinken
// said", "Kari Lund, who teaches, warned".
func (p *heard) saysAfter(m mention, quotes bool) bool {
	if !p.opensClause(m.start) {
		return false
	}
	at := m.end
	if strings.HasPrefix(p.gap(at), ",") {
		// "The accused, Martin Hale, told the court": the name stands beside
		// the subject.
		if strings.HasPrefix(p.gap(m.start), ",") && p.says(at, quotes) {
			return true
		}
		if at = p.afterApposition(at); at < 0 {
			return false
		}
	} else if at < len(p.words) && p.of[p.words[at].Word] {
		at = p.afterOffice(at)
	}
	return p.says(at, quotes || p.isAside(m.start, at))
}

// opensClause tells whether a clause begins with the name at i and the title
// before it.
func (p *heard) opensClause(i int) bool {
	i = p.titleStart(i)
	if i == 0 || p.words[i].Kind&analysis.SentenceStart != 0 {
		return true
	}
	before, gap := p.words[i-1].Word, p.gap(i)
	if strings.ContainsAny(gap, ",;:—–“”\"«»") {
		return true
	}
	return p.joining[before] || before == "and" && strings.Contains(p.gap(i-1), ",")
}

// titleStart is where the title before the name at i starts, i if there is none.
func (p *heard) titleStart(i int) int {
	for i > 0 && strings.Trim(p.gap(i), " .") == "" && p.isTitle(i-1) && p.words[i-1].Kind&analysis.Number == 0 {
		i--
	}
	return i
}

// isTitle tells whether the word at i belongs to what stands before a name: a
// title, an article, a nationality, the "of" of an office.
func (p *heard) isTitle(i int) bool {
	w := p.words[i].Word
	return p.titles[w] || p.articles[w] || never[w] || p.of[w] && w == "of" && i > 0 && p.titles[p.words[i-1].Word]
}

// afterApposition is the word after the comma that ends what the comma at i
// began, -1 if that is another name or goes on for long.
func (p *heard) afterApposition(i int) int {
	const far = 14
	if i >= len(p.words) || p.words[i].Kind&analysis.Capital != 0 && p.words[i].Kind&analysis.Stop == 0 {
		return -1
	}
	for at := i + 1; at < min(i+far, len(p.words)); at++ {
		if gap := p.gap(at); strings.HasPrefix(gap, ",") {
			return at
		} else if strings.ContainsAny(gap, ".;:!?") {
			return -1
		}
	}
	return -1
}

// afterOffice skips "of the University of Bern".
func (p *heard) afterOffice(i int) int {
	const far = 7
	for at := i; at < min(i+far, len(p.words)); at++ {
		t := p.words[at]
		if !p.of[t.Word] && t.Kind&analysis.Capital == 0 {
			return at
		}
	}
	return i
}

// isAside tells whether a subject and its verb are put in between: "The Alps,
// Weiss conceded, are warming."
func (p *heard) isAside(start, verb int) bool {
	return strings.Contains(p.gap(start), ",") && strings.ContainsAny(p.gap(verb+1), ",.")
}

// says tells whether the words from i on begin with a verb of saying. A weak one
// needs a quotation near it or a clause behind it.
func (p *heard) says(i int, quotes bool) bool {
	for i < len(p.words) && (p.between[p.words[i].Word] || strings.HasSuffix(p.words[i].Word, "ly") && p.pronouns["he"]) {
		if strings.ContainsAny(p.gap(i), ".;:") {
			return false
		}
		i++
	}
	if i >= len(p.words) || p.quoted[i] || !p.strong[p.words[i].Word] && !p.weak[p.words[i].Word] {
		return false
	}
	next := ""
	if i+1 < len(p.words) {
		next = p.words[i+1].Word
	}
	if p.denying[next] && !strings.ContainsAny(p.gap(i+1), "“\"«„:,") {
		return false
	}
	return p.strong[p.words[i].Word] || quotes || p.clause[next] || strings.ContainsAny(p.gap(i+1), ":“\"«„")
}

// saidBefore tells whether a verb of saying stands right before the name and
// its title, behind a comma or a quotation: "…", said Henrik Dahl.
func (p *heard) saidBefore(m mention, quotes bool) bool {
	return p.invertedAt(p.titleStart(m.start), quotes)
}

// invertedAt tells whether the word before i is a verb of saying that follows
// what was said.
func (p *heard) invertedAt(i int, quotes bool) bool {
	verb := i - 1
	if verb < 0 || p.gap(i) != " " || p.quoted[verb] || !p.strong[p.words[verb].Word] && !p.weak[p.words[verb].Word] {
		return false
	}
	first := verb
	if first > 0 && p.between[p.words[first-1].Word] && p.gap(first) == " " {
		first--
	}
	gap := p.gap(first)
	if strings.ContainsAny(gap, "”\"»“«") {
		return true
	}
	if p.words[first].Kind&analysis.SentenceStart != 0 {
		return !p.pronouns["he"] && p.strong[p.words[verb].Word]
	}
	return strings.ContainsAny(gap, ",—–") && (quotes || p.strong[p.words[verb].Word])
}

// isCited tells whether "according to" stands before the name and its title.
func (p *heard) isCited(m mention) bool {
	i := m.start
	for i > 0 && p.gap(i) == " " && p.isTitle(i-1) {
		if analysis.Closing(p.words[:i], p.according) > 0 {
			return true
		}
		i--
	}
	return analysis.Closing(p.words[:i], p.according) > 0 && p.gap(i) == " "
}

// hasTheWord tells whether the paragraph is what somebody answers in an
// interview: "Psaki: “We have nothing to announce.”"
func (p *heard) hasTheWord(m mention) bool {
	return m.start == 0 && strings.HasPrefix(p.gap(m.end), ":")
}

// meant is whom a pronoun stands for: the one person whom the paragraph has
// named up to then, if a clause begins with that name and speaks of nobody else.
// It is -1 if that is not so.
func (p *heard) meant(i int) int {
	person, last := -1, mention{}
	for _, m := range p.named {
		if m.start >= i {
			break
		}
		if p.quoted[m.start] {
			continue
		}
		if person >= 0 && m.person != person || m.person < 0 && p.words[m.start].Kind&analysis.SentenceStart == 0 {
			return -1
		}
		if m.person >= 0 {
			person, last = m.person, m
		}
	}
	if person < 0 || last.possessive || !p.opensClause(last.start) || p.speaksOfOthers(last, i) {
		return -1
	}
	return person
}

// speaksOfOthers tells whether somebody without a name, whom a pronoun could
// stand for too, is spoken of between a name and word i.
func (p *heard) speaksOfOthers(m mention, i int) bool {
	at := m.end
	switch {
	case strings.HasPrefix(p.gap(at), ","):
		at = max(at, p.afterApposition(at))
	case p.copulas[p.words[at].Word]:
		for at < i && !strings.ContainsAny(p.gap(at+1), ".;!?") {
			at++
		}
	}
	return slices.ContainsFunc(p.words[at:max(at, i)], func(t analysis.Token) bool { return p.titles[t.Word] })
}

package speakers

import (
	"slices"
	"strings"
	"unicode"

	"verbatim/index/analysis"
)

// heard is a paragraph read for speech.
type heard struct {
	*speechWords
	text string
	// words are its words, those that overlap left out; quoted tells of each
	// whether it stands in quotation marks.
	words  []analysis.Token
	quoted []bool
	quotes []analysis.Span
	// named are the mentions in it.
	named []mention
}

// hear reads a paragraph.
func hear(w *speechWords, lang, text string) heard {
	words := *analysis.For(lang)
	words.Stem = func(word string) string { return word } // nobody asks for stems here
	tokens := words.Tokens(text)
	p := heard{speechWords: w, text: text, quotes: analysis.Quotations(text), words: make([]analysis.Token, 0, len(tokens)), quoted: make([]bool, 0, len(tokens))}
	for _, t := range tokens {
		if t.Kind&analysis.Overlap == 0 {
			p.words = append(p.words, t)
			p.quoted = append(p.quoted, slices.ContainsFunc(p.quotes, func(s analysis.Span) bool { return s.Start <= t.Start && t.End <= s.End }))
		}
	}
	return p
}

// gap is the text between the words before and at i.
func (p *heard) gap(i int) string {
	switch {
	case i <= 0 || len(p.words) == 0:
		return ""
	case i >= len(p.words):
		return p.text[p.words[len(p.words)-1].End:]
	}
	return p.text[p.words[i-1].End:max(p.words[i-1].End, p.words[i].Start)]
}

// A mention is a name in a paragraph: the words from start to end.
type mention struct {
	start, end int
	// person is the place of who is meant among the people, -1 for somebody or
	// something unknown.
	person int
	// titled tells that a title stands before the name, capital that it is
	// written as a part of it ("Mr. Okafor"), possessive that the name owns
	// what follows.
	titled, capital, possessive bool
}

// name is the mention's text.
func (p *heard) name(m mention) string {
	return strings.TrimSuffix(strings.TrimSuffix(p.text[p.words[m.start].Start:p.words[m.end-1].End], "'s"), "’s")
}

// particles stand between the words of a name.
var particles = analysis.WordSet("de da do dos van von der den bin al del della di du la le")

// maxName is how many words a name has at most.
const maxName = 4

// mentions finds the runs of capitalised words that may be names: without
// titles before them, and none that holds a word no person's name has.
func (p *heard) mentions() (list []mention) {
	for i := 0; i < len(p.words); {
		if !p.isNamePart(i) {
			i++
			continue
		}
		end := p.nameEnd(i)
		m := mention{start: i, end: end, person: -1}
		i = end
		if m.end-m.start > 1 && analysis.Closing(p.words[:m.start+1], p.according) > 0 {
			m.start++ // "Laut Scholz"
		}
		for m.start < m.end && (p.titles[p.words[m.start].Word] || never[p.words[m.start].Word]) {
			m.titled = p.titles[p.words[m.start].Word]
			m.capital = m.titled
			m.start++
		}
		if m.start == m.end || p.holdsNever(m) {
			continue
		}
		if m.start > 0 && p.titles[p.words[m.start-1].Word] && strings.Trim(p.gap(m.start), " .") == "" {
			m.titled = true
		}
		last := p.words[m.end-1]
		written := p.text[last.Start:last.End]
		m.possessive = strings.HasSuffix(written, "'s") || strings.HasSuffix(written, "’s") || strings.HasSuffix(p.gap(m.end), "' ")
		list = append(list, m)
	}
	return list
}

func (p *heard) holdsNever(m mention) bool {
	return m.end-m.start > maxName || slices.ContainsFunc(p.words[m.start:m.end], func(t analysis.Token) bool { return never[t.Word] })
}

// isNamePart tells whether the word at i may be a part of a name.
func (p *heard) isNamePart(i int) bool {
	t := p.words[i]
	return t.Kind&analysis.Capital != 0 && (t.Kind&(analysis.Stop|analysis.Number) == 0 || p.titles[t.Word]) && !p.strong[t.Word]
}

// nameEnd is where the run of capitalised words at i ends.
func (p *heard) nameEnd(i int) int {
	end := i + 1
	for end < len(p.words) {
		next := end
		for next < len(p.words) && next-end < 2 && particles[p.words[next].Word] && p.words[next].Kind&analysis.Capital == 0 {
			next++
		}
		if next == len(p.words) || !p.isNamePart(next) || !p.joined(end, next) {
			return end
		}
		end = next + 1
	}
	return end
}

// joined tells whether nothing but spaces, a hyphen or the dot of an initial or
// a title stands between the words from i-1 to next.
func (p *heard) joined(i, next int) bool {
	for ; i <= next; i++ {
		switch gap, before := p.gap(i), p.words[i-1]; {
		case gap == " " || gap == "-" || gap == "\u00a0":
			written := p.text[before.Start:before.End]
			if strings.HasSuffix(written, "'s") || strings.HasSuffix(written, "’s") {
				return false
			}
		case strings.TrimSpace(gap) == "." && (len(before.Word) == 1 || analysis.IsTitle(before.Word)):
		default:
			return false
		}
	}
	return true
}

// People are the persons that an article names.
type people struct {
	names []string
	// known maps names to their places, folded: full ones, and single words
	// that stand for one person only; -1 where they stand for several.
	known map[string]int
}

// meetPeople finds the persons named in an article: whoever is named with a
// title, an office or a usual given name. In the second walk each mention is
// given the person that it stands for.
func meetPeople(texts []heard) *people {
	all := people{known: map[string]int{}}
	for i := range texts {
		p := &texts[i]
		p.named = p.mentions()
		for j := range p.named {
			all.meet(p, &p.named[j])
		}
	}
	for i := range texts {
		p := &texts[i]
		for j := range p.named {
			m := &p.named[j]
			if person, ok := all.known[Fold(p.name(*m))]; ok {
				m.person = person
			}
		}
	}
	return &all
}

// meet notes a person. A full name is known by its parts too, unless they are
// another's.
func (a *people) meet(p *heard, m *mention) {
	p.startAtGiven(m)
	full := Fold(p.name(*m))
	words := strings.Fields(full)
	if _, ok := a.known[full]; ok && len(words) > 1 || !p.isPerson(*m) || len(words) == 1 && !m.capital {
		return
	}
	if len(words) == 1 {
		if _, ok := a.known[full]; !ok {
			a.known[full] = a.add(p.name(*m))
		}
		return
	}
	person := a.add(p.name(*m))
	for _, part := range []string{words[0], words[len(words)-1]} {
		switch at, ok := a.known[part]; {
		case !ok:
			a.known[part] = person
		case at >= 0 && Fold(a.names[at]) == part:
			// "Mr. Okafor" was the first that was heard of Tom Okafor.
			a.names[at] = p.name(*m)
			person = at
		case at != person:
			a.known[part] = -1
		}
	}
	a.known[full] = person
}

func (a *people) add(name string) int {
	a.names = append(a.names, name)
	return len(a.names) - 1
}

// Fold is a name as it is compared: folded, with single spaces.
func Fold(name string) string {
	parts := strings.FieldsFunc(analysis.FoldMarks(strings.ToLower(name)), func(r rune) bool {
		return r == '-' || r == '.' || unicode.IsSpace(r)
	})
	return strings.Join(parts, " ")
}

// startAtGiven takes a word off the front of a name that opens a sentence and
// is none of a person's ("Asked Martin Hale").
func (p *heard) startAtGiven(m *mention) {
	if m.end-m.start > 2 && p.words[m.start].Kind&analysis.SentenceStart != 0 && !given()[p.words[m.start].Word] && given()[p.words[m.start+1].Word] {
		m.start++
	}
}

// isPerson tells whether a name is shown to be a person's.
func (p *heard) isPerson(m mention) bool {
	return m.titled || given()[p.words[m.start].Word] && m.end-m.start > 1 || p.isDescribed(m)
}

// isDescribed tells whether the words after a name say what office somebody
// has, or go on with "who": "Jens Dahl, a fisherman".
func (p *heard) isDescribed(m mention) bool {
	const far = 9
	if m.possessive || m.end >= len(p.words) {
		return false
	}
	next := p.words[m.end]
	comma := strings.HasPrefix(p.gap(m.end), ",")
	if comma && next.Word == "who" {
		return true
	}
	if !comma && !p.copulas[next.Word] {
		return false
	}
	for i := m.end; i < min(m.end+far, len(p.words)); i++ {
		if i > m.end && strings.ContainsAny(p.gap(i), ",.;:") {
			return false
		}
		if p.titles[p.words[i].Word] {
			return true
		}
	}
	return false
}

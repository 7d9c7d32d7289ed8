package speakers

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index/analysis"
)

// Subject is a name in what somebody said in an English article, the first that is
// not the speaker's own, "" if there is none.
func Subject(a corpus.Article, s Speech) string {
	p := hear(speechLists()["en"], "en", a.Paragraphs[s.Paragraph-1].Text)
	own := strings.Fields(Fold(s.Speaker))
	for i, t := range p.words {
		inside := slices.ContainsFunc(s.Spans, func(s analysis.Span) bool { return s.Start <= t.Start && t.End <= s.End })
		if !inside || t.Kind&analysis.Capital == 0 || t.Kind&(analysis.Stop|analysis.SentenceStart|analysis.Number) != 0 || analysis.For("en").IsDate(t) ||
			p.titles[t.Word] || slices.Contains(own, t.Word) {
			continue
		}
		end := p.nameEnd(i)
		if p.partOf(own, i, end) || end-i > maxName {
			continue
		}
		name := p.name(mention{start: i, end: end})
		if i > 0 && p.words[i-1].Word == "the" {
			name = "the " + name
		}
		return name
	}
	return ""
}

// partOf tells whether a name from i to end holds a word of another.
func (p *heard) partOf(own []string, i, end int) bool {
	return slices.ContainsFunc(p.words[i:end], func(t analysis.Token) bool { return slices.Contains(own, t.Word) })
}

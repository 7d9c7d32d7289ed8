package format

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/draft"
	"verbatim/corpus/tidy"
)

// fromDraft makes an article of what a reader of one format found. What the
// file says of itself is kept where it is valid. The headline, and the author
// and date below it where the file says them too, are no paragraphs.
func fromDraft(t draft.Text) (a corpus.Article, dropped []Dropped) {
	for name, value := range map[string]string{
		"title": tidy.OneLine(t.Title), "author": t.Author, "publisher": t.Publisher, "published": t.Published, "language": t.Language,
	} {
		_ = assign(&a.Header, name, value, 0) // what is wrong is as good as none
	}
	for _, d := range t.Dropped {
		dropped = append(dropped, Dropped{Text: d.Text, Rule: d.Rule, Reason: d.Reason})
	}
	p := &page{header: a.Header}
	for _, b := range t.Blocks {
		if text := strings.TrimSpace(strings.Map(tidy.DropControl, b.Text)); b.Heading || !tidy.Blank(text) {
			p.blocks = append(p.blocks, block{text: text, heading: b.Heading})
		}
	}
	p.readTop()
	a.Header = p.header
	section := ""
	for _, b := range p.blocks {
		if b.heading && len(b.text) <= corpus.MaxTitle {
			section = tidy.OneLine(b.text)
			continue
		}
		a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Section: section, Text: b.text})
	}
	if detected := a.DetectLanguage(); detected != "" && !sameLanguage(detected, a.Language) {
		a.Language = detected // programs write down their own
	}
	return a, append(dropped, p.dropped...)
}

// sameLanguage reports whether two tags name one language, wherever it is
// spoken.
func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
}

// titleBlocks is how many blocks at the start are searched for the headline and
// what stands below it.
const titleBlocks = 6

// readTop takes the headline out of the first blocks, and the author and the
// date that the header has too. Without a title in the header the first heading
// above the text is it.
func (p *page) readTop() {
	sameTitle := func(b block) bool { return b.text != "" && strings.EqualFold(squeeze(b.text), squeeze(p.header.Title)) }
	top := p.blocks[:min(len(p.blocks), titleBlocks)]
	at := slices.IndexFunc(top, sameTitle)
	if at < 0 && p.header.Title == "" && len(p.blocks) > 1 && p.blocks[0].heading && len(p.blocks[0].text) <= corpus.MaxTitle {
		at, p.header.Title = 0, tidy.OneLine(p.blocks[0].text)
	}
	if at < 0 {
		return
	}
	p.remove(at, "headline", "kept as title")
	for at < len(p.blocks) && at < titleBlocks {
		text := p.blocks[at].text
		if sameTitle(p.blocks[at]) {
			p.remove(at, "headline", "says the title again")
			continue
		}
		day, _ := ParseDate(text)
		m, ok := parseMeta(text, true)
		switch {
		case p.blocks[at].heading || isBody(text):
			return
		case strings.EqualFold(text, p.header.Author), day != "" && day == p.header.Published:
			p.remove(at, "byline", "kept as author or date")
		case ok && (m.explicit || m.day != "") && !endsSentence(text):
			p.take(m)
			p.remove(at, m.rule(), "kept as author, publisher or date")
		default:
			return
		}
	}
}

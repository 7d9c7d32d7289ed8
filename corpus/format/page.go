package format

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/reason"
	"verbatim/corpus/tidy"
)

// A page is a pasted page on its way to an article.
type page struct {
	blocks []block
	header corpus.Header
	given  string // the title, when the caller knows one
	// titleLine is where the headline stood, 0 if unknown.
	titleLine int
	dropped   []Dropped
}

// checkSize refuses a page that would not be stored, before the rules look at
// it.
func (p *page) checkSize() error {
	if len(p.blocks) > corpus.MaxParagraphs {
		return reason.Errorf(reason.TooLarge, "more than %d paragraphs: cut it into several articles", corpus.MaxParagraphs)
	}
	for _, b := range p.blocks {
		if len(b.text) > corpus.MaxParagraphSize {
			return atLine(max(b.line, 1), "the paragraph that starts here has %d bytes, want at most %d: put blank lines between its parts", len(b.text), corpus.MaxParagraphSize)
		}
	}
	return nil
}

// drop records text that is left out.
func (p *page) drop(line int, text, rule, reason string) {
	p.dropped = append(p.dropped, Dropped{Line: line, Text: text, Rule: rule, Reason: reason})
}

// remove takes block i out and records it.
func (p *page) remove(i int, rule, reason string) {
	p.drop(p.blocks[i].line, p.blocks[i].text, rule, reason)
	p.blocks = append(p.blocks[:i], p.blocks[i+1:]...)
}

// metaBlocks is how many body paragraphs may stand above byline and date: a
// summary often does.
const metaBlocks = 2

// headBlocks is how many blocks at the top and at the bottom are searched for
// headline, byline and date.
const headBlocks = 60

// readHead finds byline, date and headline above the body, and takes them out.
func (p *page) readHead() {
	p.readMetaLines()
	p.readHeadline()
	p.readBareName()
	p.dropAuthorNotes()
	p.readFoot()
}

// readMetaLines takes byline and date out of what stands above the body.
func (p *page) readMetaLines() {
	before := len(p.dropped)
	last := -1 // where such a line was taken out
	for i, body := 0, 0; i < min(len(p.blocks), headBlocks) && len(p.dropped) < before+headBlocks && body < metaBlocks; {
		b := p.blocks[i]
		switch {
		case !b.heading && (!isBody(b.text) || isDateline(b.text)) && p.readMeta(i, i == last, body > 0):
			last = i
			continue
		case isBody(b.text):
			body++
		}
		i++
	}
}

// readMeta reads block i as byline, date or both. Below body text it must say
// so itself, or follow a line that did: a lone date there may be a heading.
func (p *page) readMeta(i int, follows, below bool) bool {
	text := p.blocks[i].text
	if p.header.Title == "" && !below && !isDateline(text) && isHeadline(text) && p.headlinesLeft() == 1 {
		return false // the only line that can be the headline
	}
	beside := follows || i+1 < len(p.blocks) && isMeta(p.blocks[i+1].text)
	m, ok := parseMeta(text, beside && i > 0)
	if ok && m.author != "" && !m.explicit && i+1 < len(p.blocks) {
		if next, _ := parseMeta(p.blocks[i+1].text, false); next.author != "" && next.explicit {
			return false // the next line says who it was
		}
	}
	known := m.day != "" && m.day == p.header.Published
	switch {
	case ok && (!below || m.explicit || beside || known):
		p.take(m)
	case !p.saysAuthor(text):
		return false
	}
	p.remove(i, m.rule(), "kept as author, publisher or date")
	return true
}

// maxBeside is how much may stand behind the author's name in a line that says
// it again: a role, a place.
const maxBeside = 40

// saysAuthor reports whether a line below the headline is the author's name, which
// is known already.
func (p *page) saysAuthor(s string) bool {
	rest, ok := strings.CutPrefix(s, p.header.Author)
	return ok && p.header.Author != "" && p.header.Title != "" && weight(rest) <= maxBeside && !endsSentence(s)
}

// headlinesLeft counts the blocks above the body that may be the headline.
func (p *page) headlinesLeft() (n int) {
	for _, b := range p.blocks[:min(len(p.blocks), headBlocks)] {
		if isBody(b.text) {
			break
		}
		if isHeadline(b.text) {
			n++
		}
	}
	return n
}

// take keeps what a line says about the article. A day of publication counts
// more than one of an update.
func (p *page) take(m meta) {
	h := &p.header
	h.Author, h.Publisher = cmp.Or(h.Author, m.author), cmp.Or(h.Publisher, m.publisher)
	if m.day != "" && (h.Published == "" || !m.updated && !p.dated()) {
		h.Published = m.day
	}
}

// dated reports whether a line said when the article was published.
func (p *page) dated() bool {
	return slices.ContainsFunc(p.dropped, func(d Dropped) bool { return d.Rule == "date" && !updatedMark().MatchString(d.Text) })
}

// isHeadline reports whether a block above the body may be the headline.
func isHeadline(s string) bool {
	return weight(s) <= 250 && (weight(s) <= 120 || !strings.Contains(s, ". ")) && !strings.Contains(s, "\n") && !listMark().MatchString(s) &&
		(!endsSentence(s) || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "！") ||
			quotedEnd(s))
}

// quotedEnd reports whether s ends with a quotation and not with a full stop
// before it: “We won’t go back”.
func quotedEnd(s string) bool {
	t := strings.TrimRight(s, `"”’'»“`)
	return t != s && !strings.HasSuffix(t, ".")
}

// readHeadline takes the headline: the first line above the body with four
// words or more, else the one with the most. Shorter lines above it are labels.
func (p *page) readHeadline() {
	best, most := -1, 0
	for i, b := range p.blocks[:min(len(p.blocks), headBlocks)] {
		if isBody(b.text) && !b.heading || best >= 0 && b.heading && most > 1 {
			break
		}
		if n := words(b.text); isHeadline(b.text) && n > most {
			best, most = i, n
		}
		if most >= 4 {
			break
		}
	}
	if best < 0 || len(p.blocks) == 1 || best+1 == len(p.blocks) && p.given == "" && best > 0 {
		p.repeated(p.given)
		return
	}
	best = p.sameBelow(best)
	p.titleLine = p.blocks[best].line
	p.header.Title = p.withoutLabel(tidy.OneLine(strings.Trim(p.blocks[best].text, "\n")))
	p.blocks = append(p.blocks[:best], p.blocks[best+1:]...)
	for i := best - 1; i >= 0; i-- {
		if isHeadline(p.blocks[i].text) {
			p.remove(i, "kicker", "a label above the headline")
		}
	}
	p.repeated(p.header.Title)
}

// sameBelow looks a few lines further down for the headline that block i may
// only announce: a line that stands there twice, or the end of block i after a
// bar, as in "Section|Headline". Without one it is i.
func (p *page) sameBelow(i int) int {
	for j := i + 1; j < min(len(p.blocks), i+6) && !isBody(p.blocks[j].text); j++ {
		text := p.blocks[j].text
		twice := j < i+3 && slices.ContainsFunc(p.blocks[i+1:j], func(b block) bool { return b.text == text })
		section, ok := strings.CutSuffix(p.blocks[i].text, text)
		if twice || ok && strings.HasSuffix(strings.TrimRight(section, " "), "|") {
			return j
		}
	}
	return i
}

// titleLabel starts a headline that names the kind of piece.
var titleLabel = lazily(`(?i)^(?:opinion|analysis|exclusive|editorial|comment|perspective|guest essay|live|video|watch|interview|explainer|meinung|kommentar|analyse|opinión|análisis)\s*[|›»]\s*(\S.*)$`)

// withoutLabel is a headline without the label in front and the site behind,
// when bars separate them.
func (p *page) withoutLabel(title string) string {
	if m := titleLabel().FindStringSubmatch(title); m != nil {
		title = m[1]
	}
	i := strings.LastIndex(title, " | ")
	if i < 0 || words(title[:i]) < 4 || words(title[i:]) > 4 || !isName(title[i+3:]) {
		return title
	}
	p.header.Publisher = cmp.Or(p.header.Publisher, title[i+3:])
	return title[:i]
}

// readBareName takes a name that stands alone right above the body for the
// author, when no line said who wrote it. Where other headings look like names
// too, it may be one of them and stays.
func (p *page) readBareName() {
	at := 0
	for at < len(p.blocks) && at < 3 && !bareName(p.blocks[at]) {
		if at++; at < len(p.blocks) && isBody(p.blocks[at-1].text) && p.blocks[at].line != p.blocks[at-1].line+1 {
			return // below the body
		}
	}
	if p.header.Author != "" || p.header.Title == "" || at >= 3 || at+1 >= len(p.blocks) || !isBody(p.blocks[at+1].text) && !p.headingAt(at+1) {
		return
	}
	if slices.ContainsFunc(p.blocks[at+1:], bareName) || at > 0 && p.blocks[at+1].line == p.blocks[at].line+1 {
		return
	}
	p.header.Author, _, _ = names(p.blocks[at].text)
	p.remove(at, "byline", "kept as author")
}

// dropAuthorNotes takes out what stands above the body and says the author's
// name again, alone or with a few words about the author.
func (p *page) dropAuthorNotes() {
	author := p.header.Author
	for i := 0; i < min(len(p.blocks), 3) && author != ""; {
		rest, ok := strings.CutPrefix(p.blocks[i].text, author)
		note := strings.HasPrefix(rest, " is a") && roles().MatchString(rest) && weight(rest) <= 200 && !told().MatchString(rest)
		if len(p.blocks) > 1 && ok && (rest == "" || note) {
			p.remove(i, "byline", "says again who wrote it")
			continue
		}
		i++
	}
}

// bareName reports whether a block is nothing but the names of one to three
// people.
func bareName(b block) bool {
	author, publisher, ok := names(b.text)
	return ok && !b.heading && publisher == "" && author == b.text && words(author) >= 2 && words(author) <= 9 &&
		!labelWord().MatchString(author) && !outletWord().MatchString(author) && !isRole(author) && strings.ToUpper(author) != author
}

// repeated takes out lines that only say the title again, as the window's
// title does.
func (p *page) repeated(title string) {
	for i := 0; i < len(p.blocks) && i < 3 && title != ""; i++ {
		text := p.blocks[i].text
		if longer, ok := strings.CutPrefix(title, text); ok && (longer == "" || siteSuffix(longer, &p.header)) {
			p.header.Title = text
			if p.given == title {
				p.header.Title = title
			}
			p.remove(i, "headline", "says the title again")
			return
		}
	}
}

// siteSuffix reports whether what a window's title adds to the headline is the
// name of the site, and keeps that as publisher.
func siteSuffix(s string, h *corpus.Header) bool {
	t := strings.TrimLeft(s, " -–—|·:")
	if t == s || t == "" || words(t) > 5 {
		return false
	}
	if i := strings.LastIndexAny(t, "|–—·"); i >= 0 {
		t = strings.TrimLeft(t[i:], " |–—·")
	}
	h.Publisher = cmp.Or(h.Publisher, t)
	return true
}

// readFoot reads a date or sign-off below the body.
func (p *page) readFoot() {
	for i, stop := len(p.blocks)-1, len(p.blocks)-headBlocks; i >= max(0, stop) && !isBody(p.blocks[i].text); i-- {
		if m, ok := parseMeta(p.blocks[i].text, false); ok && m.explicit {
			p.take(m)
			p.remove(i, m.rule(), "kept as author, publisher or date")
		}
	}
	for _, d := range p.dropped {
		if d.Rule == "address" && p.header.URL == "" && corpus.CheckField("url", d.Text) == nil {
			p.header.URL = d.Text
		}
		if m := sourceLine().FindStringSubmatch(d.Text); d.Rule == "source" && p.header.Publisher == "" && m != nil {
			p.header.Publisher = m[1]
		}
		p.header.Publisher = cmp.Or(p.header.Publisher, holderOf(d))
	}
	p.agencyLine()
}

// dropLabels takes out the topics below the last sentence: two short lines or
// more. A single one may be how the author ends.
func (p *page) dropLabels() {
	end := len(p.blocks)
	for end > 1 && isLabel(p.blocks[end-1].text) {
		end--
	}
	if len(p.blocks)-end < 2 || !isBody(p.blocks[end-1].text) {
		return
	}
	for len(p.blocks) > end {
		p.remove(len(p.blocks)-1, "topics", "a label below the article")
	}
}

// dropContents takes out a table of contents: lines below such a heading that
// stand again further down, as headings.
func (p *page) dropContents() {
	at := slices.IndexFunc(p.blocks, func(b block) bool { return contents(b.text) })
	if at < 0 {
		return
	}
	later := map[string]int{}
	for i, b := range p.blocks {
		later[strings.ToLower(b.text)] = i
	}
	end := at + 1
	for end < len(p.blocks) && words(p.blocks[end].text) <= 14 &&
		later[strings.ToLower(itemNumber().ReplaceAllString(p.blocks[end].text, ""))] > end {
		end++
	}
	for n := end - at; n > 1; n-- {
		p.remove(at+1, "contents", "a line of the table of contents")
	}
	if end > at+1 {
		p.remove(at, "contents", "the heading of the table of contents")
	}
}

// contents stands above a table of contents.
var contents = whole(`(?:table of )?contents|in this (?:article|post|guide)|on this page|inhalt(?:sverzeichnis)?|sommaire|índice|sumário|содержание|目次|目录|目錄`)

// itemNumber is the number in front of a line of a table of contents.
var itemNumber = lazily(`^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[-•*])\s+`)

// isLabel reports whether a line can be a label of a topic.
func isLabel(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return words(s) <= 4 && !endsSentence(s) && !listMark().MatchString(s) && !strings.Contains(s, "\n") && !unicode.IsLower(first)
}

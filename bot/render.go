package bot

import (
	"strings"

	"verbatim/bot/markdown"
	"verbatim/corpus"
	"verbatim/index"
)

// maxHeadline bounds the first line of a reply in code points once escaped: a
// notification on a phone shows no more.
const maxHeadline = 300

// maxNote bounds each line below the first.
const maxNote = 300

// maxRepeated bounds a question in a note, so that it never needs to be cut: it
// is read back from there.
const maxRepeated = 2 * maxQuestion

// A proof is what the gate holds a reply against: whatever a reply quotes or
// cites is one of these.
type proof struct {
	// quotes are those of the embeds that have a description, in order.
	quotes []index.Quote
	// articles are those of the embeds without, in order.
	articles []corpus.Header
	// headline is whether the first line of the content is the sentence of
	// the first quote that answers; notes are then all other lines.
	headline bool
	notes    []string
	// nearest is whether the quotes are no answer, and say so.
	nearest bool
}

// render draws quotes for Discord. The first line is the best sentence in
// quotation marks, since notifications show the message and not its embeds;
// notes follow in small print, and one embed for each quote.
func (t texts) render(quotes []index.Quote, notes []string) (Reply, proof) {
	list := t.excerpts(quotes)
	if len(list) == 0 {
		return Reply{}, proof{}
	}
	lines := []string{t.headline(list[0].quote)}
	for _, note := range notes {
		lines = append(lines, noteMark+note)
	}
	r := Reply{Content: strings.Join(lines, "\n"), Embeds: embeds(list)}
	return r, proof{quotes: quotes[:len(list)], headline: true, notes: notes}
}

// renderBelow draws quotes below a line of ours.
func (t texts) renderBelow(line string, quotes []index.Quote) (Reply, proof) {
	list := t.excerpts(quotes)
	return Reply{Content: line, Embeds: embeds(list), Private: true}, proof{quotes: quotes[:len(list)]}
}

// renderNearest draws quotes that do not answer, each marked as such.
func (t texts) renderNearest(quotes []index.Quote) (Reply, proof) {
	r, p := t.renderBelow(t.say("nearest"), quotes)
	for i := range r.Embeds {
		r.Embeds[i].Footer = t.notAnswer(r.Embeds[i].Footer)
	}
	p.nearest = true
	return r, p
}

// notAnswer marks the place of a quotation that does not answer.
func (t texts) notAnswer(place string) string { return t.say("not_an_answer") + placeJoint + place }

// headline is the first part of a quote that answers, or its first words.
func (t texts) headline(q index.Quote) string {
	text := q.Passage.Text
	part := visible(text)
	if marks := highlights(q); len(marks) > 0 {
		part = marks[0]
	}
	text = text[part.Start:part.End]
	if cost(text) <= maxHeadline {
		return t.quoted(markdown.Escape(text))
	}
	part = trimmed(text, wordsFrom(text, 0, maxHeadline))
	return t.quoted(markdown.Escape(text[:part.End])) + cutRight
}

// embeds draws excerpts. Of those that follow each other in one article, only
// the first names it.
func embeds(list []excerpt) []Embed {
	var drawn []Embed
	used := map[string]bool{"": true}
	for i, e := range list {
		embed := Embed{Author: e.cite.source, Title: markdown.Escape(e.cite.title), URL: e.cite.url,
			Description: e.quotation(), Footer: e.cite.place}
		if i > 0 && follows(list[i-1].quote.Passage, e.quote.Passage) {
			embed.Author, embed.Title, embed.URL = "", "", ""
		}
		if used[embed.URL] {
			embed.URL = ""
		}
		used[embed.URL] = true
		drawn = append(drawn, embed)
	}
	return drawn
}

// follows tells whether a passage is the next one of the same article.
func follows(before, after corpus.Passage) bool {
	return before.Article.ID == after.Article.ID && after.Number == before.Number+1
}

// quotation writes an excerpt in Markdown: what answers in bold, and a mark in
// bare brackets where the paragraph goes on. A bracket of the article always
// has a backslash, so that the two cannot be confused.
func (e excerpt) quotation() string {
	text := e.quote.Passage.Text
	var b strings.Builder
	before, after := e.cut()
	if before {
		b.WriteString(cutLeft)
	}
	at := e.shown.Start
	for _, s := range e.bold {
		b.WriteString(markdown.Escape(text[at:s.Start]) + "**" + markdown.Escape(text[s.Start:s.End]) + "**")
		at = s.End
	}
	b.WriteString(markdown.Escape(text[at:e.shown.End]))
	if after {
		b.WriteString(cutRight)
	}
	return b.String()
}

// notes are the lines in small print below the best sentence: how misspelled
// words were read.
func (t texts) notes(a index.Answer, draw func(string) string) []string {
	var notes []string
	for _, c := range a.Corrections[:min(3, len(a.Corrections))] {
		from, to := draw(clip(oneLine(c.From), maxWord)), draw(clip(oneLine(c.To), maxWord))
		notes = append(notes, t.say("read", "From", from, "To", to))
	}
	return notes
}

// asked is the note that repeats what was asked, for those who see the answer
// to a slash command and not the command.
func (t texts) asked(question string) string {
	return t.say("asked", "Question", oneNote(question))
}

// oneNote draws a text as a part of one line in small print.
func oneNote(text string) string { return markdown.Escape(clip(oneLine(text), maxRepeated)) }

// oneLine folds white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

const (
	maxWord  = 40 // code points of a word of the question, once escaped
	maxWords = 5  // that are named
)

// nothingFound says that nothing answers, in the words of the message of that
// id, and which words no article contains.
func (t texts) nothingFound(id string, a index.Answer, draw func(string) string) string {
	text := t.say(id)
	for _, note := range t.notes(a, draw) {
		text = andThen(text, note)
	}
	var unknown []string
	for _, word := range a.Unknown[:min(maxWords, len(a.Unknown))] {
		unknown = append(unknown, t.quoted(draw(clip(oneLine(word), maxWord))))
	}
	if len(unknown) > 0 {
		text = andThen(text, t.say("unknown", "Words", t.join(unknown)))
	}
	return text
}

// andThen puts a sentence behind another. The full stop of Chinese and Japanese
// is as wide as one with its space.
func andThen(text, next string) string {
	if strings.HasSuffix(text, "。") {
		return text + next
	}
	return text + " " + next
}

// join joins words as a sentence does: a, b or c.
func (t texts) join(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], t.say("words.between")) + t.say("words.before_last") + words[last]
}

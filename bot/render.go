package bot

import (
	"fmt"
	"strings"

	"verbatim/index"
)

// maxHeadline bounds the first line of a reply in code points once escaped: a
// notification on a phone shows no more.
const maxHeadline = 300

// maxNote bounds each line below the first.
const maxNote = 300

// render draws an answer for Discord. The first line is the best sentence in
// quotation marks, since notifications show the message and not its embeds;
// notes follow in small print, and one embed for each quote.
func (t texts) render(a index.Answer, notes []string) Reply {
	list := t.excerpts(a)
	if len(list) == 0 {
		return Reply{Content: t.nothingFound(a, escape), Private: true}
	}
	lines := []string{t.headline(list[0].quote)}
	for _, note := range notes {
		lines = append(lines, t.noteMark+note)
	}
	reply := Reply{Content: strings.Join(lines, "\n")}
	used := map[string]bool{"": true}
	for _, e := range list {
		embed := t.embed(e)
		if used[embed.URL] {
			embed.URL = ""
		}
		used[embed.URL] = true
		reply.Embeds = append(reply.Embeds, embed)
	}
	return reply
}

// headline is the first part of a quote that answers, or its first words.
func (t texts) headline(q index.Quote) string {
	text := q.Passage.Text
	part := trimmed(text, index.Span{End: len(text)})
	if marks := highlights(q); len(marks) > 0 {
		part = marks[0]
	}
	text = text[part.Start:part.End]
	if cost(text) <= maxHeadline {
		return t.quoteMarks[0] + escape(text) + t.quoteMarks[1]
	}
	part = trimmed(text, wordsFrom(text, 0, maxHeadline))
	return t.quoteMarks[0] + escape(text[:part.End]) + t.quoteMarks[1] + t.cutRight
}

func (t texts) embed(e excerpt) Embed {
	return Embed{
		Author:      e.cite.source,
		Title:       escape(e.cite.title),
		URL:         e.cite.url,
		Description: t.quotation(e),
		Footer:      e.cite.place,
	}
}

// quotation writes an excerpt in Markdown: what answers in bold, and a mark in
// bare brackets where the paragraph goes on. A bracket of the article always
// has a backslash, so that the two cannot be confused.
func (t texts) quotation(e excerpt) string {
	text := e.quote.Passage.Text
	var b strings.Builder
	before, after := e.cut()
	if before {
		b.WriteString(t.cutLeft)
	}
	at := e.shown.Start
	for _, s := range e.bold {
		b.WriteString(escape(text[at:s.Start]) + "**" + escape(text[s.Start:s.End]) + "**")
		at = s.End
	}
	b.WriteString(escape(text[at:e.shown.End]))
	if after {
		b.WriteString(t.cutRight)
	}
	return b.String()
}

// notes are the lines in small print below the best sentence: how misspelled
// words were read.
func (t texts) notes(a index.Answer, draw func(string) string) []string {
	var notes []string
	for _, c := range a.Corrections[:min(3, len(a.Corrections))] {
		from, to := draw(t.clip(oneLine(c.From), maxWord)), draw(t.clip(oneLine(c.To), maxWord))
		notes = append(notes, fmt.Sprintf(t.read, from, to))
	}
	return notes
}

// question is the note that repeats what was asked, for those who see the
// answer to a slash command and not the command.
func (t texts) question(a index.Answer) string {
	return fmt.Sprintf(t.asked, escape(t.clip(oneLine(a.Question), maxNote)))
}

// oneLine folds white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

const (
	maxWord  = 40 // code points of a word of the question, once escaped
	maxWords = 5  // that are named
)

// nothingFound says that nothing answers, and which words no article contains.
func (t texts) nothingFound(a index.Answer, draw func(string) string) string {
	text := t.nothing
	for _, note := range t.notes(a, draw) {
		text += " " + note
	}
	var unknown []string
	for _, word := range a.Unknown[:min(maxWords, len(a.Unknown))] {
		unknown = append(unknown, t.quoteMarks[0]+draw(t.clip(oneLine(word), maxWord))+t.quoteMarks[1])
	}
	if len(unknown) > 0 {
		text += " " + fmt.Sprintf(t.unknown, t.list(unknown))
	}
	return text
}

// list joins words as a sentence does: a, b or c.
func (t texts) list(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], t.listJoint) + t.lastJoint + words[last]
}

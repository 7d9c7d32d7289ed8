// Package speakers finds who says what in an article, by rules for each language
// that prefer to miss a speaker to inventing one. Start with [In].
package speakers

import (
	"slices"

	"verbatim/corpus"
	"verbatim/index/analysis"
)

// A Speech is a paragraph in which somebody is quoted or reported as speaking.
type Speech struct {
	// Speaker is the full name of who speaks, as the article spells it where it
	// first stands: "Joe Biden" also where "Mr. Biden" is said to speak.
	Speaker string
	// Paragraph counts the article's paragraphs from 1.
	Paragraph int
	// Spans are the sentences with the speech, byte spans into the paragraph.
	Spans []analysis.Span
}

// In returns who speaks in the paragraphs of an article, in reading order.
// What is not certain is left out: somebody has to be named in full or with a
// title in the article, and be the subject of a verb of saying, follow one, or
// "according to". "He said" counts where nobody else can be meant.
//
// There are rules for English, German, French, Spanish, Portuguese, Russian and
// Ukrainian (words.go), and simpler ones for Chinese and Japanese, which
// need a title, a courtesy or a usual family name (han.go). In other
// languages nobody is found. A rule may fail to see a speaker; testdata/speech.txt
// holds paragraphs by which to see that it does not invent one.
func In(a corpus.Article) []Speech {
	lang := analysis.Base(a.Language)
	if find, ok := hanSpeakers[lang]; ok {
		return eachSentence(a, func(_ int, text string, s analysis.Span) []string { return find(text[s.Start:s.End]) })
	}
	words, ok := speechLists()[lang]
	if !ok {
		return nil
	}
	texts := make([]heard, len(a.Paragraphs))
	for i, p := range a.Paragraphs {
		texts[i] = hear(words, lang, p.Text)
	}
	people := meetPeople(texts)
	return eachSentence(a, func(i int, _ string, s analysis.Span) []string { return people.speakers(&texts[i], s) })
}

// eachSentence asks for the speakers of each sentence and joins those of a
// paragraph.
func eachSentence(a corpus.Article, speakers func(paragraph int, text string, s analysis.Span) []string) []Speech {
	var list []Speech
	for i, p := range a.Paragraphs {
		first := len(list)
		for _, s := range analysis.Sentences(a.Language, p.Text) {
			for _, name := range speakers(i, p.Text, s) {
				at := slices.IndexFunc(list[first:], func(s Speech) bool { return s.Speaker == name })
				if at < 0 {
					at = len(list) - first
					list = append(list, Speech{Speaker: name, Paragraph: i + 1})
				}
				spans := &list[first+at].Spans
				if n := len(*spans); n == 0 || (*spans)[n-1] != s {
					*spans = append(*spans, s)
				}
			}
		}
	}
	return list
}

package index

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/index/analysis"
	"verbatim/index/speakers"
	"verbatim/index/wording"
)

// A topic is a question or heading that an article may answer.
type topic struct {
	text, article string
	// words are those of the text, folded.
	words []string
	// rank is the lower the better a start it is: questions, then headings, then
	// titles.
	rank int
}

// The ranks of topics.
const (
	rankQuestion = iota
	rankHeading
	rankTitle
)

// These bound what one article adds to what is suggested, and MaxSuggestion how
// long a suggestion is: Discord's limit for a choice, in characters.
const (
	maxQuestions  = 12
	maxHeadings   = 30
	MaxSuggestion = 100
)

// topics are what an article can be asked: what its speakers said, in English
// of whom and about what, its headings and its title. Whether it answers is not
// known yet.
func topics(a corpus.Article, speeches []heldSpeech) []topic {
	t := topicList{article: strings.Clone(a.ID), seen: map[string]bool{}}
	if analysis.Base(a.Language) == "en" {
		for _, s := range speeches {
			if len(t.list) >= maxQuestions {
				break
			}
			t.add(fmt.Sprintf("Who is %s?", s.Speaker), rankQuestion)
			if about := speakers.Subject(a, s.Speech); about != "" {
				t.add(fmt.Sprintf("What did %s say about %s?", s.Speaker, about), rankQuestion)
			}
		}
	}
	for i, p := range a.Paragraphs {
		if (i == 0 || a.Paragraphs[i-1].Section != p.Section) && len(t.list) < maxQuestions+maxHeadings {
			t.add(p.Section, rankHeading)
		}
	}
	t.add(a.Title, rankTitle)
	return t.list
}

// A topicList collects the topics of an article, each once.
type topicList struct {
	article string
	list    []topic
	seen    map[string]bool
}

// add adds a text unless it is too long or says nothing.
func (t *topicList) add(text string, rank int) {
	text = strings.Join(strings.Fields(text), " ")
	n := utf8.RuneCountInString(text)
	if n < 3 || n > MaxSuggestion || t.seen[text] {
		return
	}
	t.seen[text] = true
	t.list = append(t.list, topic{text: text, article: t.article, words: typedWords(text), rank: rank})
}

// typedWords are the words of a text as suggestions are matched by, folded.
func typedWords(text string) (words []string) {
	for _, w := range wording.Of(text) {
		words = append(words, analysis.FoldMarks(w.Folded))
	}
	return words
}

// matching are the topics that match the words that were typed, best first.
func matching(list []topic, words []string) []topic {
	type match struct {
		topic
		fit int
	}
	var found []match
	for _, t := range list {
		if fit := fitOf(t.words, words); fit > 0 {
			found = append(found, match{t, fit})
		}
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(b.fit-a.fit, a.rank-b.rank, len(a.words)-len(b.words), strings.Compare(a.text, b.text))
	})
	topics := make([]topic, len(found))
	for i, m := range found {
		topics[i] = m.topic
	}
	return topics
}

// inTurn orders topics by rank and takes one of each article after another.
func inTurn(list []topic) []topic {
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b topic) int {
		return cmp.Or(a.rank-b.rank, strings.Compare(a.article, b.article))
	})
	turn := make(map[string]int, len(sorted))
	turns := make(map[string]int)
	for _, t := range sorted {
		turn[t.article+t.text] = turns[t.article]
		turns[t.article]++
	}
	slices.SortStableFunc(sorted, func(a, b topic) int {
		return cmp.Or(a.rank-b.rank, turn[a.article+a.text]-turn[b.article+b.text])
	})
	return sorted
}

// fitOf says how well words match what was typed, 0 if they do not: 3 when they
// begin so, 2 when each typed word begins one of them, 1 when that needs a slip
// of a letter to be overlooked.
func fitOf(words, typed []string) int {
	if len(typed) == 0 {
		return 2
	}
	if beginsWith(words, typed) {
		return 3
	}
	if matchesWords(words, typed) {
		return 2
	}
	const long = 4 // letters from which a word may hold a slip.
	for _, t := range typed {
		if !slices.ContainsFunc(words, func(w string) bool {
			return strings.HasPrefix(w, t) || len(t) >= long && oneSlip(w, t)
		}) {
			return 0
		}
	}
	return 1
}

// beginsWith tells whether the words are the typed ones, the last of which may
// go on.
func beginsWith(words, typed []string) bool {
	last := len(typed) - 1
	return len(words) > last && slices.Equal(words[:last], typed[:last]) && strings.HasPrefix(words[last], typed[last])
}

// oneSlip tells whether a word begins with what was typed but for one byte that
// is wrong, missing or too many, or two that changed places.
func oneSlip(word, typed string) bool {
	i := 0
	for i < len(word) && i < len(typed) && word[i] == typed[i] {
		i++
	}
	w, t := word[i:], typed[i:]
	switch {
	case w == "" || t == "":
		return len(t) <= 1
	case strings.HasPrefix(w[1:], t[1:]), strings.HasPrefix(w, t[1:]), strings.HasPrefix(w[1:], t):
		return true
	}
	return len(w) > 1 && len(t) > 1 && w[0] == t[1] && w[1] == t[0] && strings.HasPrefix(w[2:], t[2:])
}

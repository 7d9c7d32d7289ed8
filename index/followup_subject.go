package index

import "strings"

// subjectFor is what a pronoun stands for in the question before, "" if that is
// not certain: for one person the first name, which is who acts; for several
// all names; for a thing the name or the noun that is asked about.
func (f *followUp) subjectFor(pronoun string) string {
	names := f.before.names()
	switch pronoun {
	case "they", "them", "their", "theirs":
		if len(names) == 2 {
			return names[0] + " and " + names[1]
		}
		if len(names) == 0 && !strings.HasSuffix(f.noun(), "s") {
			return ""
		}
	case "it", "its":
		if len(names) > 1 {
			return ""
		}
	}
	noun := f.noun()
	if len(names) == 0 || strings.Contains(noun, names[0]) || noun != "" && (pronoun == "it" || pronoun == "its") {
		return noun
	}
	return names[0]
}

// names are the names in a question, in order.
func (a asking) names() []string {
	var names []string
	for i := 0; i < len(a.words); i++ {
		if !isNameWord(a.words[i]) {
			continue
		}
		from := i
		for i+1 < len(a.words) && isNameWord(a.words[i+1]) && strings.TrimSpace(a.text[a.words[i].End:a.words[i+1].Start]) == "" {
			i++
		}
		names = append(names, a.text[a.words[from].Start:a.words[i].End])
	}
	return names
}

func isNameWord(t token) bool { return t.kind&capital != 0 && t.kind&(stop|sentenceStart) == 0 }

// noun is the noun with its article that the question before is about: "the
// old keeper" of "When did the old keeper row?", "" if there is none.
func (f *followUp) noun() string {
	words := f.before.words
	for i, t := range words {
		if t.word != "the" && t.word != "a" && t.word != "an" {
			continue
		}
		end := i + 1
		for end < len(words) && f.isContent(words[end]) {
			end++
		}
		asks := i > 0 && f.auxiliaries[words[i-1].word]
		if end-i > 2 && asks && (!isBe(words[i-1].word) || verbal(words[end-1].word)) {
			end--
		}
		if end > i+1 {
			return f.before.text[t.Start:words[f.complement(end)-1].End]
		}
	}
	return ""
}

// complement moves the end of a noun past "of" and what follows it.
func (f *followUp) complement(end int) int {
	words := f.before.words
	if end >= len(words) || words[end].word != "of" {
		return end
	}
	past := end + 1
	if past < len(words) && words[past].word == "the" {
		past++
	}
	from := past
	for past < len(words) && f.isContent(words[past]) {
		past++
	}
	if past == from || past-from > 3 {
		return end
	}
	return past
}

// isBe tells whether a word is a form of "to be".
func isBe(word string) bool {
	return word == "is" || word == "are" || word == "was" || word == "were"
}

// verbal tells whether a word after a noun ends as participles do.
func verbal(word string) bool {
	return strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ing") || participles[word]
}

// participles are participles that end as other words do.
var participles = wordSet("built held sold born made given known seen found lit sunk written taken left lost won")

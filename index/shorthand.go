package index

import "strings"

// contracted are English question words with "is", as people type them without
// the apostrophe.
var contracted = map[string]string{
	"whats": "what is", "whos": "who is", "whens": "when is", "wheres": "where is", "whys": "why is", "hows": "how is",
}

var isArticle = wordSet("the a an")

// uncontracted reads "what's" and "whats" as the two words that they stand for,
// and so what stands before an article ("what time's the call").
func uncontracted(lang, text string, tokens []token) []token {
	if lang != "en" {
		return tokens
	}
	read := make([]token, 0, len(tokens)+2)
	for i, t := range tokens {
		full := contracted[t.word]
		asks := t.kind&question != 0 || i+1 < len(tokens) && isArticle[tokens[i+1].word]
		if asks && losesIs(text[t.Start:t.End], t.word) {
			full = t.word + " is"
		}
		if full == "" {
			read = append(read, t)
		} else {
			read = append(read, standIn(lang, full, t.Span)...)
		}
	}
	return read
}

// losesIs tells whether a word was read without the "'s" that it is written with.
func losesIs(written, word string) bool {
	return len(written) > len(word)+1 && strings.HasSuffix(strings.ToLower(written), "s")
}

// standIn are the tokens of the words that are read in place of what stands at
// a place.
func standIn(lang, words string, place Span) []token {
	tokens := analyzerFor(lang).tokens(words)
	for i := range tokens {
		tokens[i].Span = place
	}
	return tokens
}

// shorthand are English words as people type them in chats. One that the
// articles lack is read as the word that it stands for.
var shorthand = map[string]string{
	"wat": "what", "wut": "what", "wht": "what", "wen": "when", "hw": "how", "y": "why",
	"u": "you", "ur": "your", "r": "are", "abt": "about", "bc": "because", "cuz": "because", "coz": "because",
	"ppl": "people", "prez": "president", "pres": "president", "gov": "government", "govt": "government",
	"dept": "department", "intl": "international", "natl": "national", "info": "information", "yr": "year", "yrs": "years",
}

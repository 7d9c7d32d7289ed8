package index

import "strings"

// contracted are English question words with "is", as people type them without
// the apostrophe.
var contracted = map[string]string{
	"whats": "what is", "whos": "who is", "whens": "when is", "wheres": "where is", "whys": "why is", "hows": "how is",
}

var (
	isArticle = wordSet("the a an")
	// fillers say nothing in a question, and a passage is no worse without what
	// is light: "What happened in Rome?" asks for all that is told of Rome.
	fillers = wordSet("exactly actually really basically precisely specifically honestly literally even ever")
	light   = wordSet("happened happens happen happening involved mentioned role job occupation profession")
)

// writtenOut reads an English question as if it were written out: without
// contractions, "how come" as "why", and where nothing is quoted without fillers.
func writtenOut(lang, text string, tokens []token) []token {
	if lang != "en" {
		return tokens
	}
	quotes := len(quotations(text)) > 0
	var read []token
	for rest := shortAsking(text, uncontracted(lang, text, tokens)); len(rest) > 0; rest = rest[1:] {
		t := rest[0]
		switch {
		case t.word == "how" && len(rest) > 1 && rest[1].word == "come":
			read = append(read, standIn(lang, "why", Span{t.Start, rest[1].End})...)
			rest = rest[1:]
			continue
		case fillers[t.word] && !quotes:
			continue
		case light[t.word], t.word == "going" && len(rest) > 1 && rest[1].word == "to":
			t.kind |= stop
		}
		read = append(read, t)
	}
	if len(read) == 0 {
		return tokens
	}
	return read
}

// uncontracted reads "what's" and "whats" as the two words that they stand for,
// and so what stands before an article ("what time's the call").
func uncontracted(lang, text string, tokens []token) []token {
	read := make([]token, 0, len(tokens)+2)
	for i, t := range tokens {
		if full := contraction(lang, text, tokens[i:]); full != "" {
			read = append(read, standIn(lang, full, t.Span)...)
		} else {
			read = append(read, t)
		}
	}
	return read
}

// contraction is what the first of the tokens stands for if it is contracted,
// "" if not.
func contraction(lang, text string, tokens []token) string {
	if lang != "en" {
		return ""
	}
	t := tokens[0]
	asks := t.kind&question != 0 || len(tokens) > 1 && isArticle[tokens[1].word]
	if asks && losesIs(text[t.Start:t.End], t.word) {
		return t.word + " is"
	}
	return contracted[t.word]
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
		tokens[i].kind &^= sentenceStart
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
	"gonna": "going to", "wanna": "want to", "gotta": "got to", "tryna": "trying to", "thru": "through", "tho": "though",
	"tmrw": "tomorrow", "cos": "because", "usa": "US", "potus": "president",
	"ceo": "chief executive", "cfo": "chief financial officer", "vp": "vice president", "hq": "headquarters", "bday": "birthday",
}

package analysis

import "strings"

// contracted are English question words with "is", as people type them without
// the apostrophe.
var contracted = map[string]string{
	"whats": "what is", "whos": "who is", "whens": "when is", "wheres": "where is", "whys": "why is", "hows": "how is",
}

// fillers say nothing in a question.
var isArticle, fillers = WordSet("the a an"), WordSet("exactly actually really basically precisely specifically honestly literally even ever")

// Light are English words without which a passage is no worse an answer: "What
// happened in Rome?" asks for all that is told of Rome.
var Light = WordSet("happened happens happen happening involved mentioned role job occupation profession")

// WrittenOut reads an English question as if it were written out: without
// contractions, "how come" as "why", and where nothing is quoted without fillers.
func WrittenOut(lang, text string, tokens []Token) []Token {
	if lang != "en" {
		return tokens
	}
	quotes := len(Quotations(text)) > 0
	var read []Token
	for rest := shortAsking(text, uncontracted(lang, text, tokens)); len(rest) > 0; rest = rest[1:] {
		t := rest[0]
		switch {
		case t.Word == "how" && len(rest) > 1 && rest[1].Word == "come":
			read = append(read, StandIn(lang, "why", Span{t.Start, rest[1].End})...)
			rest = rest[1:]
			continue
		case fillers[t.Word] && !quotes:
			continue
		case Light[t.Word], t.Word == "going" && len(rest) > 1 && rest[1].Word == "to":
			t.Kind |= Stop
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
func uncontracted(lang, text string, tokens []Token) []Token {
	read := make([]Token, 0, len(tokens)+2)
	for i, t := range tokens {
		if full := Contraction(lang, text, tokens[i:]); full != "" {
			read = append(read, StandIn(lang, full, t.Span)...)
		} else {
			read = append(read, t)
		}
	}
	return read
}

// Contraction is what the first of the tokens stands for if it is contracted,
// "" if not.
func Contraction(lang, text string, tokens []Token) string {
	if lang != "en" {
		return ""
	}
	t := tokens[0]
	asks := t.Kind&Question != 0 || len(tokens) > 1 && isArticle[tokens[1].Word]
	if asks && losesIs(text[t.Start:t.End], t.Word) {
		return t.Word + " is"
	}
	return contracted[t.Word]
}

// losesIs tells whether a word was read without the "'s" that it is written with.
func losesIs(written, word string) bool {
	return len(written) > len(word)+1 && strings.HasSuffix(strings.ToLower(written), "s")
}

// StandIn are the tokens of the words that are read in place of what stands at
// a place.
func StandIn(lang, words string, place Span) []Token {
	tokens := For(lang).Tokens(words)
	for i := range tokens {
		tokens[i].Span = place
		tokens[i].Kind &^= SentenceStart
	}
	return tokens
}

// Shorthand are English words as people type them in chats. One that the
// articles lack is read as the word that it stands for.
var Shorthand = map[string]string{
	"wat": "what", "wut": "what", "wht": "what", "wen": "when", "hw": "how", "y": "why",
	"u": "you", "ur": "your", "r": "are", "abt": "about", "bc": "because", "cuz": "because", "coz": "because",
	"ppl": "people", "prez": "president", "pres": "president", "gov": "government", "govt": "government",
	"dept": "department", "intl": "international", "natl": "national", "info": "information", "yr": "year", "yrs": "years",
	"gonna": "going to", "wanna": "want to", "gotta": "got to", "tryna": "trying to", "thru": "through", "tho": "though",
	"tmrw": "tomorrow", "cos": "because", "usa": "US", "potus": "president",
	"ceo": "chief executive", "cfo": "chief financial officer", "vp": "vice president", "hq": "headquarters", "bday": "birthday",
}

package analysis

import (
	"slices"
	"strings"
)

var (
	// namingVerbs ask for what stands behind them, where that begins as one of
	// typeOpeners; asksOthers are the words that they may follow.
	namingVerbs = WordSet("name identify list state give cite")
	typeOpeners = WordSet("the this that these a an any all some one two three four five")
	asksOthers  = WordSet("you u anyone anybody someone somebody please and")
	// personWords are what "who" asks for, relativeWords join what is told of them.
	personWords   = WordSet("person people man men woman women somebody someone individual individuals")
	relativeWords = WordSet("who whom whose that which when where")
	beVerbs       = WordSet("is was are were")
	// yesOrNo begin questions that have no question word.
	yesOrNo = WordSet("is was are were do does did has have had can could will would should may might")
)

// shortAsking reads an English question that asks in many words as one that asks in
// one: "name the river that", "what is the name of the river that" and, where nothing
// else asks, "this river" as "which river", "name the man who" as "who".
func shortAsking(text string, tokens []Token) []Token {
	for i, t := range tokens {
		switch {
		case namesNext(text, tokens, i):
			return slices.Concat(tokens[:i], toTheType(tokens[i:], true))
		case t.Word == "what" || t.Word == "which":
			return slices.Concat(tokens[:i], toTheType(tokens[i:], false))
		case t.Kind&Question != 0:
			return tokens
		}
	}
	if len(tokens) == 0 || yesOrNo[tokens[0].Word] {
		return tokens
	}
	for i, t := range tokens[:len(tokens)-1] {
		if (t.Word == "this" || t.Word == "these") && tokens[i+1].Kind&Stop == 0 {
			return slices.Concat(tokens[:i], toTheType(tokens[i:], true))
		}
	}
	return tokens
}

// namesNext tells whether the i-th token is a verb that asks for what follows it: at
// the start, after a mark, or after who is asked to.
func namesNext(text string, tokens []Token, i int) bool {
	if !namingVerbs[tokens[i].Word] || i+1 == len(tokens) || !typeOpeners[tokens[i+1].Word] {
		return false
	}
	if i == 0 || asksOthers[tokens[i-1].Word] {
		return true
	}
	before := tokens[i-1].End
	return before <= tokens[i].Start && strings.ContainsAny(text[before:tokens[i].Start], ",;:.!?")
}

// toTheType leaves out what stands between the first of the tokens, which asks, and
// the type of what it asks for. Unless it is sure that there is one, "the name of" or
// a relative clause behind it has to show it.
func toTheType(tokens []Token, sure bool) []Token {
	rest := tokens[1:]
	skip := func(words map[string]bool) bool {
		found := len(rest) > 0 && words[rest[0].Word]
		if found {
			rest = rest[1:]
		}
		return found
	}
	if !sure && !skip(beVerbs) {
		return tokens
	}
	skip(typeOpeners)
	if len(rest) > 1 && (rest[0].Word == "name" || rest[0].Word == "names") && rest[1].Word == "of" {
		rest = rest[2:]
		skip(typeOpeners)
	}
	if len(rest) == 0 || !sure && (len(rest) == 1 || !relativeWords[rest[1].Word]) {
		return tokens
	}
	asking := "which"
	if skip(personWords) {
		asking = "who"
		skip(relativeWords)
	}
	return slices.Concat(StandIn("en", asking, tokens[0].Span), rest)
}

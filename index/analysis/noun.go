package analysis

import (
	"strings"
	"unicode/utf8"
)

// determiners are the words before a German noun, beside numbers and adjectives:
// articles, pronouns, and prepositions that hold an article.
var determiners = FoldedWords(`der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
	im am zum zur vom beim ins ans aufs fürs mein dein sein ihr unser euer
	viel viele vielen vieler wenige wenigen mehr alle allen aller mehrere mehreren einige einigen jede jeden jedem jeder jedes
	welche welcher welches welchen welchem diese dieser dieses diesen diesem jene jener jenes jenen jenem
	meine meinen meinem meiner meines seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unsere unseren`)

// nounEndings are those of German nouns that are no names.
var nounEndings = strings.Fields("ung ungen heit heiten keit keiten schaft schaften tion tionen tat taten ismus")

// adjectiveEndings agree with the noun.
var adjectiveEndings = strings.Fields("e en em er es")

// markNouns tells German nouns from names, both of which have a capital: a noun
// is a known one, or stands behind its article, a number or an adjective, and beside no
// other capital ("der Präsident"; "die Brevik School"), or ends as nouns do.
func (a *Analyzer) markNouns(text string, tokens []Token) {
	before := -1
	for i, t := range tokens {
		if t.Kind&Overlap != 0 {
			continue
		}
		if t.Kind&(Capital|Stop|Number) == Capital && (len(t.Word) > 5 && endsIn(t.Word, nounEndings) ||
			(a.isNoun(t.Term) || before >= 0 && declines(tokens[before])) && !besideCapital(text, tokens, before, i) && !isAcronym(text[t.Start:t.End])) {
			tokens[i].Kind |= Noun
		}
		before = i
	}
}

// declines tells whether a word before a noun may be its article, its number or an
// adjective.
func declines(t Token) bool {
	switch {
	case determiners[t.Word], t.Kind&Number != 0:
		return true
	case t.Kind&(Capital|Stop) != 0:
		return false
	case endsIn(t.Word, []string{"te", "ten"}): // of a verb as likely ("sagte")
		return false
	}
	return len(t.Word) > 3 && endsIn(t.Word, adjectiveEndings)
}

// besideCapital tells whether another word with a capital stands before the i-th
// or behind it, and nothing parts them.
func besideCapital(text string, tokens []Token, before, i int) bool {
	if before >= 0 && tokens[before].Kind&(Capital|SentenceStart|Stop) == Capital && touch(text[tokens[before].End:tokens[i].Start]) {
		return true
	}
	for _, next := range tokens[i+1:] {
		if next.Kind&Overlap == 0 {
			return next.Kind&(Capital|Stop) == Capital && touch(text[tokens[i].End:next.Start])
		}
	}
	return false
}

// touch tells whether what stands between two words does not part them.
func touch(gap string) bool { return gap == " " || gap == "-" || gap == "\u00a0" }

// isAcronym tells whether a word has a second capital.
func isAcronym(word string) bool {
	_, size := utf8.DecodeRuneInString(word)
	return strings.ToLower(word[size:]) != word[size:]
}

// endsIn tells whether a word has one of the endings.
func endsIn(word string, endings []string) bool {
	for _, e := range endings {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

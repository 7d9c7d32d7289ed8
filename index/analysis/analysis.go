// Package analysis reads text as its language is written: into words, each with
// the term that it is found by, the family of words that it belongs to and what it
// could be in an answer; into sentences; and questions into what they ask for. It
// knows some forty languages, and nothing of indexes, passages and scores.
//
// Start here, with [For] and [Analyzer.Tokens]. What is known of the words of each
// language stands in a file of its own (words/README.md tells how), how they are
// stemmed in languages.go; the families that stems keep apart have a file for each
// way to tell them (endings.go, lexicon.go, english.go, arabicroot.go and the like), with
// their lists in lists.
package analysis

import "regexp"

// A Token is one word of a text as the index and the ranker see it.
type Token struct {
	// Span is where the word stands in the text, in bytes.
	Span
	// Word is the word folded: lower case, composed, without diacritics,
	// acronyms without dots.
	Word string
	// Term is what bleve indexes and questions are matched by: the stem of
	// word in the language of the text.
	Term string
	// Kind holds what the spelling tells of the word.
	Kind Kind
	// Aside tells that the word stands in a question but not in what is asked,
	// which who reads the question marks.
	Aside bool
	// particle is what a German verb parted with, folded ("ein" of "stürzte … ein").
	particle string
}

// IsName tells whether a word that says something has a capital which no start
// of a sentence explains.
func (t Token) IsName() bool { return t.Kind&Capital != 0 && t.Kind&(Stop|SentenceStart) == 0 }

// Kind is a set of properties of a token.
type Kind uint8

// The properties of a token.
const (
	// Stop marks words too common to fetch candidates by ("the", "of").
	Stop Kind = 1 << iota
	// Capital marks a word that starts with an upper-case letter.
	Capital
	// Number marks a word with a digit, or a number word ("six").
	Number
	// SentenceStart marks the first word of a sentence, whose capital says
	// little.
	SentenceStart
	// Overlap marks a token over text that other tokens cover too: two
	// neighbouring Chinese characters, or the joined form of "e-mail". It
	// helps to find and to weigh passages but is not a word to count,
	// to correct or to show.
	Overlap
	// Question marks question words ("who", "how"), which are stop words too.
	Question
	// priced marks a number after the sign of a currency ("$5").
	priced
	// Noun marks a word whose capital says no more than that it is a noun.
	Noun
)

// An Analyzer turns text of one language into tokens. It is never changed
// once made and safe for concurrent use.
type Analyzer struct {
	// Stem maps a lower-case word, diacritics kept, to its stem.
	Stem func(word string) string
	// Family names the words that a word is derived from or to ("marry",
	// "marriage"; "invade", "invasion"; "go", "went"). It joins more than a
	// stem, at times wrongly, so a family counts for less than a term.
	Family func(t Token) string
	// isOrdinary tells whether a folded word is one that articles may well lack, as far
	// as these are listed.
	isOrdinary func(word string) bool
	// lower is the language's way to lower case.
	lower func(string) string
	// Common holds the stop words and question words, folded.
	Common map[string]Kind
	// Wants holds what the question words ask for, folded, and two words in a
	// row that ask together.
	Wants map[string]Want
	// inquiries tell what a question asks for where words are not parted, frame
	// finds what asks; nil for other languages.
	inquiries []inquiry
	frame     *regexp.Regexp
	// everyday holds the terms of words that say little in any text.
	everyday map[string]bool
	// commonNouns holds their terms, where the language lists them.
	commonNouns map[string]bool
	// elided holds what stands before an apostrophe as a word of its own
	// ("l" in "l'avion"), folded.
	elided map[string]bool
	// numbers maps number words to their digits, ordinals holds the endings that
	// are written after digits, with a hyphen or without, folded.
	numbers  map[string]string
	ordinals map[string]bool
	// roles and wishes are what words stand for in passages and in questions.
	roles  roleLists
	wishes wishLists
	traits
}

// traits are the ways of a language that its tokens depend on.
type traits struct {
	// KeepMarks leaves diacritics on, where they tell words apart.
	KeepMarks bool
	// Pairs adds each two neighbouring words as one overlapping token.
	Pairs bool
	// marked tells that a word with diacritics is no stop word that is written
	// otherwise ("öldü", died, and "oldu", was).
	marked bool
	// inflected tells that words have more forms than lists: what is said of a stem
	// holds for all of them.
	inflected bool
	// suffixes drops what follows an apostrophe ("Kıbrıs'ta", "1970'te").
	suffixes bool
	// headFirst tells that the words for what is asked for stand before those that ask.
	headFirst bool
	// InPlace tells that question words stand where the answer would.
	InPlace bool
	// plain stems words without their diacritics, which people leave out;
	// other stemmers need to see them.
	plain bool
	// whole leaves a word whole of which the stem is a stop word ("सेना", army,
	// and "से", from).
	whole bool
	// english reads "twenty-one" as one number.
	english bool
	// romans reads Roman numbers as others ("II. Dünya Savaşı").
	romans bool
	// cyrillic reads Roman numbers, which no word of the language looks like.
	cyrillic bool
	// simplified reads traditional Chinese characters as simplified ones.
	simplified bool
	// comma tells that the comma is the decimal mark and the dot parts
	// thousands.
	comma bool
	// nouns tells that all nouns have a capital.
	nouns bool
}

// Tokens returns the words of a text in order, as byte spans into it. Words
// written without spaces (Chinese, Japanese, Thai …) come as characters or
// short runs of characters; tokens that overlap others are marked so.
func (a *Analyzer) Tokens(text string) []Token {
	t := tokenizer{Analyzer: a, text: text, tokens: make([]Token, 0, len(text)/5+1)}
	for pos := 0; pos < len(text); {
		class, size := ClassAt(text, pos)
		switch class {
		case Space, Mark:
			pos += size
		case Letter, Digit:
			pos = t.alphabetic(pos)
		default:
			pos = t.unspaced(pos, class)
		}
	}
	if a.nouns {
		a.markNouns(text, t.tokens)
		joinParticles(text, t.tokens)
	}
	return t.tokens
}

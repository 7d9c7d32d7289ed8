package index

import "regexp"

// A token is one word of a text as the index and the ranker see it.
type token struct {
	// Span is where the word stands in the text, in bytes.
	Span
	// word is the word folded: lower case, composed, without diacritics,
	// acronyms without dots.
	word string
	// term is what bleve indexes and questions are matched by: the stem of
	// word in the language of the text.
	term string
	// kind holds what the spelling tells of the word.
	kind kind
	// aside tells that the word stands in a question but not in what is asked
	// (aside.go).
	aside bool
}

// kind is a set of properties of a token.
type kind uint8

// The properties of a token.
const (
	// stop marks words too common to fetch candidates by ("the", "of").
	stop kind = 1 << iota
	// capital marks a word that starts with an upper-case letter.
	capital
	// number marks a word with a digit, or a number word ("six").
	number
	// sentenceStart marks the first word of a sentence, whose capital says
	// little.
	sentenceStart
	// overlap marks a token over text that other tokens cover too: two
	// neighbouring Chinese characters, or the joined form of "e-mail". It
	// helps to find and to weigh passages but is not a word to count,
	// to correct or to show.
	overlap
	// question marks question words ("who", "how"), which are stop words too.
	question
	// priced marks a number after the sign of a currency ("$5").
	priced
	// noun marks a word whose capital says no more than that it is a noun.
	noun
)

// An analyzer turns text of one language into tokens. It is never changed
// once made and safe for concurrent use.
type analyzer struct {
	// stem maps a lower-case word, diacritics kept, to its stem.
	stem func(word string) string
	// family names the words that a word is derived from or to ("marry",
	// "marriage"; "invade", "invasion"; "go", "went"). It joins more than a
	// stem, at times wrongly, so a family counts for less than a term.
	family func(t token) string
	// lower is the language's way to lower case.
	lower func(string) string
	// common holds the stop words and question words, folded.
	common map[string]kind
	// wants holds what the question words ask for, folded, and two words in a
	// row that ask together.
	wants map[string]want
	// inquiries tell what a question asks for where words are not parted, frame
	// finds what asks; nil for other languages.
	inquiries []inquiry
	frame     *regexp.Regexp
	// elided holds what stands before an apostrophe as a word of its own
	// ("l" in "l'avion"), folded.
	elided map[string]bool
	// numbers maps number words to their digits, ordinals holds the endings that
	// are written after digits, with a hyphen or without, folded.
	numbers  map[string]string
	ordinals map[string]bool
	traits
}

// traits are the ways of a language that its tokens depend on.
type traits struct {
	// keepMarks leaves diacritics on, where they tell words apart.
	keepMarks bool
	// pairs adds each two neighbouring words as one overlapping token.
	pairs bool
	// suffixes drops what follows an apostrophe ("Kıbrıs'ta", "1970'te").
	suffixes bool
	// inPlace tells that question words stand where the answer would.
	inPlace bool
	// plain stems words without their diacritics, which people leave out;
	// other stemmers need to see them.
	plain bool
	// whole leaves a word whole of which the stem is a stop word ("सेना", army,
	// and "से", from).
	whole bool
	// english reads "twenty-one" as one number.
	english bool
	// simplified reads traditional Chinese characters as simplified ones.
	simplified bool
	// comma tells that the comma is the decimal mark and the dot parts
	// thousands.
	comma bool
	// nouns tells that all nouns have a capital.
	nouns bool
}

// tokens returns the words of a text in order, as byte spans into it. Words
// written without spaces (Chinese, Japanese, Thai …) come as characters or
// short runs of characters; tokens that overlap others are marked so.
func (a *analyzer) tokens(text string) []token {
	t := tokenizer{analyzer: a, text: text, tokens: make([]token, 0, len(text)/5+1)}
	for pos := 0; pos < len(text); {
		class, size := classAt(text, pos)
		switch class {
		case space, mark:
			pos += size
		case letter, digit:
			pos = t.alphabetic(pos)
		default:
			pos = t.unspaced(pos, class)
		}
	}
	if a.nouns {
		markNouns(text, t.tokens)
	}
	return t.tokens
}

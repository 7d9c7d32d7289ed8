package index

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
)

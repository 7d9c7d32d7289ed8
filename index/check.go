package index

// A Check is what comparing a text with the articles found.
type Check struct {
	Verdict Verdict
	// Quotes are the paragraphs where the text stands, in reading order, all of
	// one article. Highlight is what corresponds to the text. None is there
	// when the text is Absent.
	Quotes []Quote
	// Differences are where an Altered text differs, in its order.
	Differences []Difference
	// Omitted tells that the text leaves out words of the article and says so,
	// by an ellipsis or by square brackets.
	Omitted bool
}

// A Verdict says how a text relates to the articles.
type Verdict int

// The verdicts.
const (
	// Absent texts do not stand in the articles.
	Absent Verdict = iota
	// Altered texts stand in an article but for some words.
	Altered
	// WordForWord texts stand in an article as they are.
	WordForWord
)

// String is the verdict in words.
func (v Verdict) String() string {
	return [...]string{"absent", "altered", "word for word"}[v]
}

// A Difference is where a text has other words than the article.
type Difference struct {
	// Wrote are the words of the text, "" where it lacks some.
	Wrote string
	// Stands are those of the article, "" where the text has more.
	Stands string
}

// maxChecked is how many bytes of a text are compared: more than a message of
// Discord's, 4,000 characters, can hold in most scripts.
const maxChecked = 12000

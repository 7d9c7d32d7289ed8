package index

import "context"

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

// Check says whether a text stands in the articles word for word, altered, or
// not at all.
//
// Words are compared, in order. What the marks look like, white space, line
// breaks and Markdown make no difference, nor does the case of the first letter
// of the text. The text may run over paragraphs, and leave words out where it
// has an ellipsis or square brackets, as long as three words stand between two
// of these. A text of less than four words (eight characters in scripts without
// spaces) is word for word or absent; a longer one is altered when half of its
// words, and half of those that are not common ones, stand in order.
func (x *Index) Check(ctx context.Context, text string) (Check, error) {
	h, release, err := hold(x)
	if err != nil {
		return Check{}, err
	}
	defer release()
	return h.check(ctx, text)
}

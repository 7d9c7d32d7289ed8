package main

import (
	"encoding/json"
	"io"
	"math"
	"time"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/index"
)

// A jsonAnswer is what `ask --json` prints. Programs rely on it: fields may be
// added, none may change.
type jsonAnswer struct {
	Question   string      `json:"question"`
	Answered   bool        `json:"answered"`
	Confidence float64     `json:"confidence"`
	Language   string      `json:"language"`
	TookMS     float64     `json:"took_ms"`
	Unknown    []string    `json:"unknown"` // not null
	Quotes     []jsonQuote `json:"quotes"`
	// Nearest is there with --nearest only.
	Nearest []jsonQuote `json:"nearest,omitempty"`
}

type jsonQuote struct {
	Passage string `json:"passage"`
	Text    string `json:"text"`
	// Highlight holds pairs of code-point offsets into Text.
	Highlight [][2]int `json:"highlight"`
	Section   string   `json:"section"`
	Paragraph int      `json:"paragraph"`
	Score     float64  `json:"score"`
	Link      string   `json:"link"`
	// Version and Hash trace the quote: the article's version and a digest of
	// the paragraph.
	Version int         `json:"version"`
	Hash    string      `json:"hash"`
	Article jsonArticle `json:"article"`
	// Why is there with --why only.
	Why []jsonPart `json:"why,omitempty"`
}

type jsonArticle struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Author    string `json:"author"`
	URL       string `json:"url"`
	Published string `json:"published"`
}

type jsonPart struct {
	Feature string  `json:"feature"`
	Value   float64 `json:"value"`
	Points  float64 `json:"points"`
}

// writeJSON writes a value as one line, with "&" and "<" as they are.
func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

// newJSONAnswer turns an answer into its JSON form.
func newJSONAnswer(a index.Answer, why, nearest bool) jsonAnswer {
	out := jsonAnswer{
		Question: a.Question, Answered: a.Answered(), Confidence: round(a.Confidence, 4), Language: a.Language,
		TookMS: round(float64(a.Took)/float64(time.Millisecond), 3), Unknown: append([]string{}, a.Unknown...),
		Quotes: newJSONQuotes(a.Quotes, why),
	}
	if nearest {
		out.Nearest = newJSONQuotes(a.Nearest, why)
	}
	return out
}

func newJSONQuotes(list []index.Quote, why bool) []jsonQuote {
	quotes := make([]jsonQuote, len(list))
	for i, q := range list {
		quotes[i] = newJSONQuote(q, why)
	}
	return quotes
}

func newJSONQuote(q index.Quote, why bool) jsonQuote {
	p := q.Passage
	out := jsonQuote{
		Passage: p.ID(), Text: p.Text, Highlight: runeSpans(p.Text, q.Highlight), Section: p.Section,
		Paragraph: p.Number, Score: round(q.Score, 6), Link: corpus.Link(p, corpus.MaxLinkLength), Version: p.Version, Hash: p.Hash(),
		Article: jsonArticle{p.Article.ID, p.Article.Title, p.Article.Publisher, p.Article.Author, p.Article.URL, p.Article.Published},
	}
	if why {
		for _, part := range q.Why {
			out.Why = append(out.Why, jsonPart{part.Feature, round(part.Value, 6), round(part.Points, 6)})
		}
	}
	return out
}

// runeSpans turns byte spans of a text into pairs of code-point offsets.
func runeSpans(text string, spans []index.Span) [][2]int {
	pairs := make([][2]int, len(spans))
	for i, s := range spans {
		start := utf8.RuneCountInString(text[:s.Start])
		pairs[i] = [2]int{start, start + utf8.RuneCountInString(text[s.Start:s.End])}
	}
	return pairs
}

// round keeps so many digits after the point.
func round(x float64, digits int) float64 {
	unit := math.Pow10(digits)
	return math.Round(x*unit) / unit
}

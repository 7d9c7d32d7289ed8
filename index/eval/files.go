package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// runTag names the system in a TREC run.
const runTag = "verbatim"

// writeRun writes the first ten passages of a reply as lines of a TREC run:
// query, Q0, passage, rank, score and tag. Tools order such lines by score, so
// one that does not fall from rank to rank is written a little lower.
func writeRun(w io.Writer, query string, r reply) error {
	last := math.Inf(1)
	for i, id := range r.ranking {
		score := r.Nearest[i].Score
		if i > 0 {
			// Some tools keep seven digits.
			score = min(score, last-1e-5*max(1, math.Abs(last)))
		}
		last = score
		if _, err := fmt.Fprintf(w, "%s Q0 %s %d %.9g %s\n", oneField(query), oneField(id), i+1, score, runTag); err != nil {
			return err
		}
	}
	return nil
}

// oneField escapes the spaces in an ID as in a URL, for spaces separate the
// columns of a run.
func oneField(id string) string {
	if !strings.ContainsFunc(id, unicode.IsSpace) {
		return id
	}
	var b strings.Builder
	for _, r := range id {
		if unicode.IsSpace(r) {
			b.WriteString(strings.ReplaceAll(url.QueryEscape(string(r)), "+", "%20"))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// An answerLine is a line of the answers file.
type answerLine struct {
	Query      string   `json:"query"`
	Answered   bool     `json:"answered"`
	Confidence float64  `json:"confidence"`
	Ranking    []string `json:"ranking"`
	// Quote is the first passage, below the threshold too; nil if no passage
	// shares a word with the question.
	Quote *quoteLine `json:"quote,omitempty"`
}

type quoteLine struct {
	Passage string `json:"passage"`
	Text    string `json:"text"`
	// Highlight holds half-open ranges of code points of Text.
	Highlight [][2]int `json:"highlight"`
}

// writeAnswer writes a reply as a line of JSON.
func writeAnswer(w io.Writer, query string, r reply) error {
	line := answerLine{Query: query, Answered: r.Answered(), Confidence: r.Confidence, Ranking: r.ranking}
	if len(r.Nearest) > 0 {
		first := r.Nearest[0]
		line.Quote = &quoteLine{Passage: r.ranking[0], Text: first.Passage.Text, Highlight: [][2]int{}}
		for _, span := range first.Highlight {
			start := utf8.RuneCountInString(first.Passage.Text[:span.Start])
			end := start + utf8.RuneCountInString(first.Passage.Text[span.Start:span.End])
			line.Quote.Highlight = append(line.Quote.Highlight, [2]int{start, end})
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(line)
}

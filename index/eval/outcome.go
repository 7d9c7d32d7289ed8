package eval

import (
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/index"
)

// An outcome is what became of one question, reduced to what the report needs.
type outcome struct {
	answerable bool
	answered   bool
	// first tells whether the first passage is relevant, three whether one of
	// the first three is, quoted whether one of those that were quoted is.
	first, three, quoted bool
	confidence           float64
	recall               [len(cutoffs)]float64
	success              [len(cutoffs)]float64
	mrr, ndcg            float64
	highlight            highlight
	took                 time.Duration
}

// cutoffs are the k of recall@k and success@k.
var cutoffs = [...]int{1, 3, 5, 10}

// A highlight is what is marked in a right first passage.
type highlight struct {
	// judged tells whether an answer is known that the passage contains; hit
	// whether what is marked contains one.
	judged, hit bool
	// sentences counts the marked spans, share is their part of the passage
	// in code points.
	sentences int
	share     float64
}

// judge reduces a reply to a question.
func judge(q Query, r reply) outcome {
	o := outcome{
		answerable: q.Answerable(),
		answered:   r.Answered(),
		first:      success(r.ranking, q.Relevant, 1) > 0,
		three:      success(r.ranking, q.Relevant, 3) > 0,
		quoted:     success(r.ranking, q.Relevant, len(r.Quotes)) > 0,
		confidence: r.Confidence,
		mrr:        reciprocalRank(r.ranking, q.Relevant, depth),
		ndcg:       ndcg(r.ranking, q.Relevant, depth),
		took:       r.Took,
	}
	for i, k := range cutoffs {
		o.recall[i] = recall(r.ranking, q.Relevant, k)
		o.success[i] = success(r.ranking, q.Relevant, k)
	}
	if o.first {
		o.highlight = judgeHighlight(r.Nearest[0], q.Answers)
	}
	return o
}

// judgeHighlight looks for the answers in what is marked. Answers that the
// passage does not contain, as people's own words often are, cannot be found
// and are not held against it.
func judgeHighlight(quote index.Quote, answers []string) highlight {
	text := quote.Passage.Text
	var marked []string
	runes := 0
	for _, span := range quote.Highlight {
		marked = append(marked, text[span.Start:span.End])
		runes += utf8.RuneCountInString(text[span.Start:span.End])
	}
	h := highlight{sentences: len(marked), share: float64(runes) / float64(max(1, utf8.RuneCountInString(text)))}
	whole, part := plain(text), plain(strings.Join(marked, " "))
	for _, answer := range answers {
		if answer = plain(answer); answer != "" && strings.Contains(whole, answer) {
			h.judged = true
			h.hit = h.hit || strings.Contains(part, answer)
		}
	}
	return h
}

// plain is a text without differences of case and space.
func plain(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

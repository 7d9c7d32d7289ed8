package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"verbatim/corpus"
)

// candidateLimit is how many passages are fetched to be ranked: the first 50
// hold the answer of 98 % of encyclopedia and 93 % of story questions.
const candidateLimit = 100

// maxQuotes is how many quotes an answer has at most.
const maxQuotes = 3

// maxBehind is how far behind the first a quote may score to be shown. Scores
// are learned as logarithms of odds, so 4 means one in fifty: of the quotes
// behind the first two in three go, and the right passage is missing from .3 %
// more of the answers (abstain-en: 90.8 % with 1.7 quotes, 91.2 % with three).
const maxBehind = 4

// worthShowing are the quotes to show of the nearest passages.
func worthShowing(nearest []Quote) []Quote {
	n := 1
	for n < min(maxQuotes, len(nearest)) && nearest[0].Score-nearest[n].Score <= maxBehind {
		n++
	}
	return nearest[:n]
}

// answer runs the steps one after the other.
func (h holdings) answer(ctx context.Context, question Question) (Answer, error) {
	start := time.Now()
	answer, err := h.steps(ctx, question)
	if err != nil {
		return Answer{}, fmt.Errorf("answering: %w", err)
	}
	answer.Took = time.Since(start)
	return answer, nil
}

// steps answers without looking at the time.
func (h holdings) steps(ctx context.Context, question Question) (Answer, error) {
	q, err := h.readQuery(ctx, question.Text)
	if err != nil {
		return Answer{}, err
	}
	list, q, err := h.rankedFor(ctx, q, question.Article, h.weights)
	if err != nil {
		return Answer{}, err
	}
	list = distinct(list, question.depth())
	answer := Answer{Question: question.Text, Unknown: q.unknown(), Language: commonest(h.stats.Languages)}
	if len(list) > 0 && !list[0].lacks(question.Topic) {
		answer.Confidence = confidence(q, list, h.weights)
	}
	if answer.Nearest, err = h.quotes(ctx, list); err != nil {
		return Answer{}, err
	}
	answer.Corrections = q.corrections(answer.Nearest)
	if len(answer.Nearest) > 0 {
		answer.Language = answer.Nearest[0].Passage.Article.Language
		if answer.Confidence >= question.threshold() {
			answer.Quotes = worthShowing(answer.Nearest)
		}
	}
	return answer, nil
}

// rankedFor returns the passages that may answer, best first, and the question with the
// names in it told by them.
func (h holdings) rankedFor(ctx context.Context, q query, article string, w *Weights) ([]*ranked, query, error) {
	candidates, err := h.candidates(ctx, q, article, candidateLimit)
	if err == nil && h.stats.Passages <= candidateLimit {
		candidates, err = h.rest(ctx, candidates, article)
	}
	if err != nil {
		return nil, q, err
	}
	q = q.withNames(candidates)
	return slices.DeleteFunc(rank(q, candidates, w, h.desk), (*ranked).meetsNothing), q, nil
}

// meetsNothing tells whether the passage was not fetched for a term of the question
// and holds no other form of what it is on either, nor a related word.
func (r *ranked) meetsNothing() bool {
	return r.fetched == 0 && r.reading.content&(r.match.family|r.match.related) == 0
}

// lacks tells whether the passage has none of the words in a part of the question.
func (r *ranked) lacks(topic Span) bool {
	var asked termSet
	for i, t := range r.reading.terms {
		if topic.Start <= t.Start && t.End <= topic.End {
			asked |= 1 << i
		}
	}
	asked &= r.reading.content
	return asked != 0 && asked&(r.match.body|r.match.heading|r.match.family) == 0
}

// errSource marks errors of the source, for which the index is not to blame.
var errSource = errors.New("reading the articles")

// quotes fetches the passages of ranked candidates and quotes them. One whose
// text is gone or has changed since it was indexed is left out.
func (h holdings) quotes(ctx context.Context, list []*ranked) ([]Quote, error) {
	found, err := h.passages(ctx, len(list), func(i int) *candidate { return &list[i].candidate })
	if err != nil {
		return nil, err
	}
	quotes := make([]Quote, 0, len(list))
	for _, r := range list {
		if p, ok := found[r.id]; ok && textDigest(p.Text) == r.digest {
			quotes = append(quotes, quote(r, p, h.weights))
		}
	}
	return quotes, nil
}

// passages are the passages of n candidates by ID, without those that are gone.
// Each index is asked for its own at once, which takes a third of the time; only
// where one is gone, which fails them all, one after the other.
func (h holdings) passages(ctx context.Context, n int, at func(int) *candidate) (map[string]corpus.Passage, error) {
	ids := map[*Index][]string{}
	for i := range n {
		c := at(i)
		ids[c.in] = append(ids[c.in], c.id)
	}
	found := make(map[string]corpus.Passage, n)
	for x, own := range ids {
		list, err := x.source.Passages(ctx, own...)
		if errors.Is(err, corpus.ErrNotFound) {
			list, err = x.present(ctx, own)
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errSource, err)
		}
		for _, p := range list {
			found[p.ID()] = p
		}
	}
	return found, nil
}

// present are those of the passages that are still there.
func (x *Index) present(ctx context.Context, ids []string) (list []corpus.Passage, err error) {
	for _, id := range ids {
		one, err := x.source.Passages(ctx, id)
		if err != nil && !errors.Is(err, corpus.ErrNotFound) {
			return nil, err
		}
		list = append(list, one...)
	}
	return list, nil
}

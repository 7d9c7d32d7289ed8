package index

import "verbatim/corpus"

// quote marks the sentence of a passage that answers.
func quote(q query, r ranked, p corpus.Passage) Quote {
	out := Quote{Passage: p, Score: r.score, Why: r.why}
	if best, ok := bestSentence(q, r.record); ok {
		out.Highlight = []Span{best}
	}
	return out
}

// bestSentence returns the sentence that covers most of the question by idf,
// the first of equals.
func bestSentence(q query, r record) (best Span, ok bool) {
	top := -1.0
	for i, s := range r.sentences {
		end := len(r.body)
		if i+1 < len(r.sentences) {
			end = r.sentences[i+1].first
		}
		have := map[string]bool{}
		for _, t := range r.body[s.first:end] {
			have[t.term] = true
		}
		score := 0.0
		for _, t := range q.tokens[r.lang] {
			if have[t.term] {
				score += q.idf(t.term)
			}
		}
		if score > top {
			top, best, ok = score, s.Span, true
		}
	}
	return best, ok
}

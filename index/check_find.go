package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"verbatim/corpus"
	"verbatim/index/analysis"
	"verbatim/index/wording"
)

// These bound the work on one text: how many of its words are looked up, how
// many bytes of paragraphs are compared with it, and how many of the best are
// tried with what stands around them.
const (
	maxLookedUp = 200
	maxCompared = 1 << 20
	maxWidened  = 3
)

// passageWords is a passage and its words.
type passageWords struct {
	corpus.Passage
	words []wording.Word
}

// check finds where the text stands.
func (h holdings) check(ctx context.Context, text string) (Check, error) {
	text = analysis.FirstBytes(text, maxChecked)
	check, err := h.checkReading(ctx, text, wording.Quoted(text, false))
	if err != nil || check.Verdict == WordForWord || !wording.Inserts(text) {
		return check, err
	}
	other, err := h.checkReading(ctx, text, wording.Quoted(text, true))
	if other.Verdict > check.Verdict {
		check = other
	}
	return check, err
}

// checkReading finds where one reading of the text stands.
func (h holdings) checkReading(ctx context.Context, text string, words []wording.Word) (Check, error) {
	if len(words) == 0 {
		return Check{}, nil
	}
	found, err := h.sharing(ctx, text)
	if err != nil {
		return Check{}, err
	}
	var near []compared
	budget := maxCompared
	for _, p := range found {
		if budget -= len(p.passage.Text); budget < 0 {
			break
		}
		c := compare(text, words, []passageWords{p.read()})
		c.at, c.result = p, c.check(p.common())
		if c.result.Verdict == WordForWord {
			return c.result, nil
		}
		near = append(near, c)
	}
	slices.SortStableFunc(near, func(a, b compared) int { return b.compare(a) })
	return h.widest(ctx, near[:min(len(near), maxWidened)])
}

// widest compares again with the paragraphs around the nearest ones and returns
// the best of what is found.
func (h holdings) widest(ctx context.Context, near []compared) (Check, error) {
	var best compared
	for _, c := range near {
		source, err := c.at.around(ctx, len(c.words))
		if err != nil {
			return Check{}, err
		}
		wide := compare(c.text, c.words, source)
		if wide.result = wide.check(c.at.common()); wide.compare(best) > 0 {
			best = wide
		}
	}
	return best.result, nil
}

// compare orders comparisons by how much they found, the best last: the
// verdict, the words in order, how few places differ and how close together it
// stands.
func (c *compared) compare(d compared) int {
	return cmp.Or(cmp.Compare(c.result.Verdict, d.result.Verdict), cmp.Compare(c.matched(), d.matched()),
		cmp.Compare(len(d.result.Differences), len(c.result.Differences)), cmp.Compare(d.extent(), c.extent()))
}

// extent is over how many words of the article the text stands.
func (c *compared) extent() int {
	if len(c.blocks) == 0 {
		return 0
	}
	last := c.blocks[len(c.blocks)-1]
	return last.B + last.N - c.blocks[0].B
}

// A shared passage shares words with what is checked.
type shared struct {
	candidate
	passage corpus.Passage
}

func (s shared) read() passageWords {
	return passageWords{s.passage, wording.Of(s.passage.Text)}
}

// common are the stop words of the passage's language.
func (s shared) common() map[string]analysis.Kind {
	return analysis.For(s.passage.Article.Language).Common
}

// around are the passage and those of its article before and after it, as many
// as hold n words on each side.
func (s shared) around(ctx context.Context, n int) ([]passageWords, error) {
	source := []passageWords{s.read()}
	for _, step := range []int{-1, 1} {
		left := n
		for at := s.number + step; left > 0 && at >= 1 && at <= s.count; at += step {
			p, err := passageOf(ctx, s.in, corpus.PassageID(articleOf(s.id), at))
			if errors.Is(err, corpus.ErrNotFound) {
				break
			}
			if err != nil {
				return nil, err
			}
			next := passageWords{p, wording.Of(p.Text)}
			if step < 0 {
				source = append([]passageWords{next}, source...)
			} else {
				source = append(source, next)
			}
			left -= max(1, len(next.words))
		}
	}
	return source, nil
}

// passageOf fetches one passage.
func passageOf(ctx context.Context, x *Index, id string) (corpus.Passage, error) {
	passages, err := x.source.Passages(ctx, id)
	if err != nil {
		return corpus.Passage{}, fmt.Errorf("%w: %w", errSource, err)
	}
	return passages[0], nil
}

// sharing returns the passages that share most with the text, by its rarest
// words.
func (h holdings) sharing(ctx context.Context, text string) ([]shared, error) {
	q := h.newQuery(text)
	for lang := range h.stats.Languages {
		tokens := analysis.For(lang).Tokens(text)
		q.tokens[lang] = tokens[:min(len(tokens), maxLookedUp)]
	}
	if err := q.count(ctx, h); err != nil {
		return nil, err
	}
	for lang, tokens := range q.tokens {
		q.tokens[lang] = slices.DeleteFunc(tokens, func(t analysis.Token) bool { return q.termDF[t.Term] == 0 })
	}
	candidates, err := h.candidates(ctx, q, "", candidateLimit)
	if err != nil {
		return nil, err
	}
	passages, err := h.passages(ctx, len(candidates), func(i int) *candidate { return &candidates[i] })
	if err != nil {
		return nil, err
	}
	var found []shared
	for _, c := range candidates {
		if p, ok := passages[c.id]; ok {
			found = append(found, shared{c, p})
		}
	}
	return found, nil
}

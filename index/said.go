package index

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index/speakers"
)

// A saying is a speech and where it stands.
type saying struct {
	heldSpeech
	in        *Index
	passage   string
	published string
}

// maxSaid is how many paragraphs Said returns at most.
const maxSaid = 10

// saidCandidates is how many passages on a subject are looked through for those
// in which somebody speaks.
const saidCandidates = 5 * candidateLimit

// sayingsOf are the speeches of all whose name holds the words of who.
func sayingsOf(indexes []*Index, who string) (list []saying) {
	for _, x := range indexes {
		for id, entry := range x.catalogue.Load().articles {
			for _, s := range entry.speeches {
				if holdsWords(s.folded, speakers.Fold(who)) {
					list = append(list, saying{s, x, corpus.PassageID(id, s.Paragraph), entry.published})
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b saying) int {
		return cmp.Or(strings.Compare(b.published, a.published), strings.Compare(articleOf(a.passage), articleOf(b.passage)), a.Paragraph-b.Paragraph)
	})
	return list
}

// holdsWords tells whether each word of part is one of the words of a name.
func holdsWords(name, part string) bool {
	words := strings.Fields(name)
	for w := range strings.FieldsSeq(part) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return part != ""
}

// said quotes those of the sayings that share words with about, best first, or
// all of them, those of the latest articles first, if about is "".
func (h holdings) said(ctx context.Context, list []saying, about string) (Answer, error) {
	answer := Answer{Question: about, Language: commonest(h.stats.Languages)}
	if strings.TrimSpace(about) != "" {
		q, err := h.readQuery(ctx, about)
		if err != nil {
			return Answer{}, err
		}
		answer.Unknown = q.unknown()
		if list, err = h.ranked(ctx, q, list); err != nil {
			return Answer{}, err
		}
	}
	for _, s := range list {
		quote, err := s.quote(ctx)
		if errors.Is(err, corpus.ErrNotFound) {
			continue
		}
		if err != nil {
			return Answer{}, err
		}
		if answer.Quotes = append(answer.Quotes, quote); len(answer.Quotes) == maxSaid {
			break
		}
	}
	answer.Nearest = answer.Quotes
	if answer.Answered() {
		answer.Confidence, answer.Language = 1, answer.Quotes[0].Passage.Article.Language
	}
	return answer, nil
}

// ranked orders the sayings by how well their paragraphs answer; those that
// share no word with the question are left out.
func (h holdings) ranked(ctx context.Context, q query, list []saying) ([]saying, error) {
	candidates, err := h.candidates(ctx, q, "", saidCandidates)
	if err != nil {
		return nil, err
	}
	of := map[string][]saying{}
	for _, s := range list {
		of[s.passage] = append(of[s.passage], s)
	}
	candidates = slices.DeleteFunc(candidates, func(c candidate) bool { return of[c.id] == nil })
	var best []saying
	for _, r := range rank(q, candidates, h.weights, h.desk) {
		best = append(best, of[r.id]...)
	}
	return best, nil
}

// quote fetches the paragraph of a saying and marks the sentences that tell it.
// One that has changed since is not found.
func (s saying) quote(ctx context.Context) (Quote, error) {
	p, err := passageOf(ctx, s.in, s.passage)
	if err != nil {
		return Quote{}, err
	}
	if textDigest(p.Text) != s.digest {
		return Quote{}, corpus.ErrNotFound
	}
	return Quote{Passage: p, Highlight: s.Spans}, nil
}

// speakersOf are the names of those who speak and of whose name a word begins
// with each typed one, who speaks most often first.
func speakersOf(indexes []*Index, typed string, limit int) []string {
	count := map[string]int{}
	words := strings.Fields(speakers.Fold(typed))
	for _, x := range indexes {
		for _, entry := range x.catalogue.Load().articles {
			for _, s := range entry.speeches {
				if matchesWords(strings.Fields(s.folded), words) {
					count[s.Speaker]++
				}
			}
		}
	}
	names := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	return names[:min(len(names), limit)]
}

// matchesWords tells whether each of the typed words begins one of the words.
func matchesWords(words, typed []string) bool {
	for _, t := range typed {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, t) }) {
			return false
		}
	}
	return true
}

package index

import "strings"

// An articleView sums up the candidates of one article. A paragraph rarely
// repeats what the article has said: who "he" is stands before it.
type articleView struct {
	stems, family termSet
	// best and second are the highest BM25 scores.
	best, second float64
	matches      []*match
}

// numbered is the match of a passage by its place in the article, nil if it is no
// candidate.
func (v *articleView) numbered(n int) *match {
	for _, m := range v.matches {
		if m.number == n {
			return m
		}
	}
	return nil
}

// articleOf is the ID of a passage's article.
func articleOf(passage string) string {
	article, _, _ := strings.Cut(passage, "#")
	return article
}

// viewArticles sums up the candidates by article.
func viewArticles(list []*ranked) map[string]*articleView {
	views := map[string]*articleView{}
	for i := range list {
		m := &list[i].match
		article := articleOf(list[i].id)
		v := views[article]
		if v == nil {
			v = &articleView{}
			views[article] = v
		}
		v.stems |= m.body | m.heading
		v.family |= m.family
		v.matches = append(v.matches, m)
		switch {
		case m.score > v.best:
			v.best, v.second = m.score, v.best
		case m.score > v.second:
			v.second = m.score
		}
	}
	return views
}

// measureArticle fills in what the rest of the article says of a passage.
func (r *reading) measureArticle(m *match, v *articleView, f *features) {
	f[featArticle] = r.cover(v.stems, v.family)
	f[featArticleBest] = v.best
	if m.score == v.best {
		f[featArticleBest] = v.second
	}
	own := m.body | m.heading
	stems, family := own, m.family
	if b := v.numbered(m.number - 1); b != nil {
		stems, family = stems|b.body, family|b.family
		f[featBefore] = r.sum(b.body &^ own)
	}
	if a := v.numbered(m.number + 1); a != nil {
		stems, family = stems|a.body, family|a.family
	}
	f[featAround] = r.cover(stems, family) - r.cover(own, m.family)
}

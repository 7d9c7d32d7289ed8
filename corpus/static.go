package corpus

import "context"

// Static is a fixed set of articles in memory, for those that need no file:
// the built-in demo, and evaluation. It may be used by several goroutines.
type Static struct {
	articles  map[string]Article
	versions  map[string]string
	fragments map[string][]string
}

// NewStatic makes a set of articles. Each needs an ID; of two with the same ID
// the later one counts.
func NewStatic(articles ...Article) *Static {
	s := &Static{
		articles:  make(map[string]Article, len(articles)),
		versions:  make(map[string]string, len(articles)),
		fragments: make(map[string][]string, len(articles)),
	}
	for _, a := range articles {
		s.articles[a.ID] = a
		s.versions[a.ID] = a.Hash()
		s.fragments[a.ID] = a.Fragments()
	}
	return s
}

// Versions does what Library.Versions does. The map is not to be changed.
func (s *Static) Versions(context.Context) (map[string]string, error) { return s.versions, nil }

// Revision does what Library.Revision does: nothing ever changes.
func (s *Static) Revision(context.Context) (int64, error) { return 0, nil }

// Article does what Library.Article does.
func (s *Static) Article(_ context.Context, id string) (Article, error) {
	a, ok := s.articles[id]
	if !ok {
		return Article{}, missingArticle(id)
	}
	return a, nil
}

// Passages does what Library.Passages does.
func (s *Static) Passages(_ context.Context, ids ...string) ([]Passage, error) {
	passages := make([]Passage, len(ids))
	for i, id := range ids {
		article, number, err := ParsePassageID(id)
		a := s.articles[article]
		if err != nil || number > len(a.Paragraphs) {
			return nil, missingPassage(id)
		}
		passages[i] = Passage{Article: a.Header, Version: 1, Number: number, Paragraph: a.Paragraphs[number-1],
			Fragment: s.fragments[article][number-1]}
	}
	return passages, nil
}

package eval

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"verbatim/corpus"
)

// Articles go by made-up IDs in the index, for a _id may be anything: article
// 0 is "d00001", and its first passage "d00001#1".
const articlePrefix = "d"

func articleID(n int) string { return fmt.Sprintf(articlePrefix+"%05d", n+1) }

// article returns the article with an ID that articleID made.
func (s *Set) article(id string) (a article, err error) {
	digits, ok := strings.CutPrefix(id, articlePrefix)
	n, numErr := strconv.Atoi(digits)
	if !ok || numErr != nil || n < 1 || n > len(s.articles) || articleID(n-1) != id {
		return a, fmt.Errorf("article %q: %w", id, corpus.ErrNotFound)
	}
	return s.articles[n-1], nil
}

// passage returns the article and the place of a passage.
func (s *Set) passage(id string) (a article, place, number int, err error) {
	name, number, err := corpus.ParsePassageID(id)
	if err != nil {
		return a, 0, 0, err
	}
	if a, err = s.article(name); err != nil {
		return a, 0, 0, err
	}
	if number > len(a.passages) {
		return a, 0, 0, fmt.Errorf("passage %q: %w", id, corpus.ErrNotFound)
	}
	return a, a.passages[number-1], number, nil
}

// PassageID returns the _id of a passage that the index calls id, "" if there
// is none.
func (s *Set) PassageID(id string) string {
	_, place, _, err := s.passage(id)
	if err != nil {
		return ""
	}
	return s.passages[place].id
}

// Versions implements [index.Source].
func (s *Set) Versions(context.Context) (map[string]string, error) {
	versions := make(map[string]string, len(s.articles))
	for n, a := range s.articles {
		versions[articleID(n)] = fmt.Sprintf("%016x-%s", a.digest, s.language(a))
	}
	return versions, nil
}

// Article implements [index.Source].
func (s *Set) Article(_ context.Context, id string) (corpus.Article, error) {
	a, err := s.article(id)
	if err != nil {
		return corpus.Article{}, err
	}
	out := corpus.Article{Header: s.header(id, a), Paragraphs: make([]corpus.Paragraph, len(a.passages))}
	for i, place := range a.passages {
		if out.Paragraphs[i], err = s.paragraph(a, place); err != nil {
			return corpus.Article{}, err
		}
	}
	return out, nil
}

// Passages implements [index.Source].
func (s *Set) Passages(_ context.Context, ids ...string) ([]corpus.Passage, error) {
	passages := make([]corpus.Passage, len(ids))
	for i, id := range ids {
		a, place, number, err := s.passage(id)
		if err != nil {
			return nil, err
		}
		p, err := s.paragraph(a, place)
		if err != nil {
			return nil, err
		}
		name, _, _ := strings.Cut(id, "#")
		passages[i] = corpus.Passage{Article: s.header(name, a), Number: number, Paragraph: p}
	}
	return passages, nil
}

func (s *Set) header(id string, a article) corpus.Header {
	return corpus.Header{ID: id, Title: a.title, Language: s.language(a)}
}

func (s *Set) language(a article) string { return cmp.Or(a.language, s.Language) }

// paragraph reads a passage. A title that is not the article's is its section.
func (s *Set) paragraph(a article, place int) (corpus.Paragraph, error) {
	r, err := s.read(s.passages[place])
	p := corpus.Paragraph{Text: r.Text}
	if r.Title != a.title {
		p.Section = r.Title
	}
	return p, err
}

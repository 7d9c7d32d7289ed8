package main

import (
	"context"
	"strconv"

	"verbatim/corpus"
	"verbatim/index/eval"
)

// A part is one of so many parts of a set's articles: a library that lacks
// what questions on the others ask for. A torn one lacks half of the
// paragraphs too: its articles touch what they do not tell.
type part struct {
	*eval.Set
	set, number, of int
	torn            bool
}

// holds tells whether an article is in the part.
func (p part) holds(article string) bool {
	return int(hash("part", article)%uint32(p.of)) == p.number
}

// Versions implements index.Source.
func (p part) Versions(ctx context.Context) (map[string]string, error) {
	versions, err := p.Set.Versions(ctx)
	for id := range versions {
		if !p.holds(id) {
			delete(versions, id)
		}
	}
	return versions, err
}

// keeps tells whether a paragraph of an article is left in it.
func (p part) keeps(at place) bool {
	return !p.torn || at.number == 1 || hash("torn", at.article, strconv.Itoa(at.number))%2 == 0
}

// Article implements index.Source.
func (p part) Article(ctx context.Context, id string) (corpus.Article, error) {
	a, err := p.Set.Article(ctx, id)
	var kept []corpus.Paragraph
	for i, paragraph := range a.Paragraphs {
		if p.keeps(place{id, i + 1}) {
			kept = append(kept, paragraph)
		}
	}
	a.Paragraphs = kept
	return a, err
}

// original is the _id in the set of a passage of the part.
func (p part) original(id string) string {
	article, number, err := corpus.ParsePassageID(id)
	if err != nil {
		return ""
	}
	at := place{article: article}
	for number > 0 {
		at.number++
		if p.keeps(at) {
			number--
		}
	}
	return p.PassageID(corpus.PassageID(article, at.number))
}

// answers tells whether the part holds a passage that answers a query.
func (p part) answers(s set, q eval.Query) bool {
	for id := range q.Relevant {
		if at := s.homes[id]; p.holds(at.article) && p.keeps(at) {
			return true
		}
	}
	return false
}

// asks tells whether a query is to be asked of the part though nothing there
// answers it: of a torn one only what its articles are about.
func (p part) asks(s set, q eval.Query) bool {
	return !p.torn || q.Answerable() && p.holds(s.home(q))
}

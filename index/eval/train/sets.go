package main

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/eval"
)

// A set is a data set and an index of all of it.
type set struct {
	*eval.Set
	name  string
	index *index.Index
	// testOnly sets teach nothing, decideOnly ones only the confidence.
	testOnly, decideOnly bool
	// homes maps the _id of each passage to where it stands in the index,
	// titles an article there to its title.
	homes  map[string]place
	titles map[string]string
}

// A place is a paragraph of an article, counted from 1.
type place struct {
	article string
	number  int
}

// listed tells whether a list with commas holds a name.
func listed(list, name string) bool { return slices.Contains(strings.Split(list, ","), name) }

// homesOf lists the article of each passage, and its title.
func homesOf(ctx context.Context, data *eval.Set) (homes map[string]place, titles map[string]string, err error) {
	versions, err := data.Versions(ctx)
	if err != nil {
		return nil, nil, err
	}
	homes, titles = map[string]place{}, map[string]string{}
	for id := range versions {
		a, err := data.Article(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		titles[id] = a.Title
		for n := range a.Paragraphs {
			homes[data.PassageID(corpus.PassageID(id, n+1))] = place{id, n + 1}
		}
	}
	return homes, titles, nil
}

// home is the article that answers a query, "" if none does.
func (s set) home(q eval.Query) string {
	home := ""
	for id := range q.Relevant {
		home = max(home, s.homes[id].article)
	}
	return home
}

func openSets(ctx context.Context, dirs []string, o options) ([]set, error) {
	var sets []set
	for _, dir := range dirs {
		data, err := eval.Load(dir)
		if err != nil {
			return nil, err
		}
		x, err := index.Open(ctx, "", data, index.Options{})
		if err != nil {
			return nil, err
		}
		homes, titles, err := homesOf(ctx, data)
		if err != nil {
			return nil, err
		}
		name := filepath.Base(dir)
		sets = append(sets, set{
			Set: data, name: name, index: x, homes: homes, titles: titles,
			testOnly: listed(o.testOnly, name), decideOnly: listed(o.decideOnly, name),
		})
	}
	return sets, nil
}

// hash is a hash of strings.
func hash(parts ...string) uint32 {
	h := fnv.New32a()
	for _, p := range parts {
		h.Write([]byte(p))
	}
	sum := h.Sum32()
	return sum ^ sum>>15
}

// fold is the part of the documents that one with a title belongs to,
// whichever sets it is in.
func fold(title string, folds int) int {
	return int(hash("fold", title) % uint32(max(folds, 1)))
}

// An asked question is a query and what was measured of it.
type asked struct {
	eval.Query
	index.Examination
	set int
	// article is the title of the document that answers.
	article string
	// articles is how many articles the library has that it was put to.
	articles string
	// right tells which candidates answer, found whether any does.
	right []bool
	fold  int
	found bool
}

// examine measures queries on an index of a part of a set, on two cores, and
// hands them on in order. Each is trimmed at once: whole, those of one set fill
// gigabytes.
func (t *trainer) examine(ctx context.Context, x *index.Index, p part, list []eval.Query, w *index.Weights, trim func(*asked)) ([]*asked, error) {
	queries := make([]*asked, len(list))
	for i, q := range list {
		queries[i] = &asked{Query: q, set: p.set}
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(2)
	for _, q := range queries {
		group.Go(func() (err error) {
			if q.Examination, err = x.Examine(ctx, q.Text, w); err != nil {
				return fmt.Errorf("%s: %w", q.ID, err)
			}
			q.judge(t.sets[p.set], p, t.folds)
			trim(q)
			return nil
		})
	}
	return queries, group.Wait()
}

// judge marks the candidates that answer.
func (q *asked) judge(s set, p part, folds int) {
	q.article = s.titles[s.home(q.Query)]
	q.fold = fold(cmp.Or(q.article, q.ID), folds)
	q.right = make([]bool, len(q.Candidates))
	for i, c := range q.Candidates {
		if _, ok := q.Relevant[p.original(c.ID)]; ok {
			q.right[i], q.found = true, true
		}
	}
}

// writeCommon writes the terms that stand in at least 8 of 10,000 English
// passages and in at least 10 articles, so that nothing of one article is
// among them.
func writeCommon(ctx context.Context, path string, sets []set) error {
	passages, articles, total := map[string]int{}, map[string]int{}, 0
	for _, s := range sets {
		versions, err := s.Versions(ctx)
		if err != nil {
			return err
		}
		for id := range versions {
			a, err := s.Article(ctx, id)
			if err != nil {
				return err
			}
			inArticle := map[string]bool{}
			for _, p := range a.Paragraphs {
				total++
				for _, term := range index.Terms("en", p.Text) {
					passages[term]++
					inArticle[term] = true
				}
			}
			for term := range inArticle {
				articles[term]++
			}
		}
	}
	var b strings.Builder
	for _, term := range slices.Sorted(maps.Keys(passages)) {
		if n := (passages[term]*10000 + total/2) / total; n >= 8 && articles[term] >= 10 {
			fmt.Fprintf(&b, "%s %d\n", term, n)
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

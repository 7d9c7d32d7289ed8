package index

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"verbatim/corpus"
)

// A termsQuery finds the passages that hold any of the terms. It is a
// disjunction of bleve's term queries, but for two things: scores are computed
// with the counts given, so that they mean the same in each of several stores,
// and it can be kept to one article.
type termsQuery struct {
	terms []string
	// counts say in how many passages each term stands, documents how many
	// documents the stores hold.
	counts    map[string]int
	documents uint64
	article   string
}

// Searcher implements bleve's query.Query.
func (q termsQuery) Searcher(ctx context.Context, r bleveindex.IndexReader, _ mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	counted := countedReader{r, q}
	var list []search.Searcher
	for _, term := range q.terms {
		s, err := searcher.NewTermSearcher(ctx, counted, term, fieldTerms, 1, o)
		if err != nil {
			return nil, errors.Join(err, closeAll(list))
		}
		list = append(list, s)
	}
	any, err := searcher.NewDisjunctionSearcher(ctx, counted, list, 0, o)
	if err != nil {
		return nil, errors.Join(err, closeAll(list))
	}
	if q.article == "" {
		return any, nil
	}
	passages, err := passagesOf(r, q.article)
	if err != nil {
		return nil, errors.Join(err, any.Close())
	}
	return searcher.NewFilteringSearcher(ctx, any, func(_ *search.SearchContext, d *search.DocumentMatch) bool {
		return passages[string(d.IndexInternalID)]
	}), nil
}

func closeAll(list []search.Searcher) error {
	var faults []error
	for _, s := range list {
		faults = append(faults, s.Close())
	}
	return errors.Join(faults...)
}

// passagesOf is the set of bleve's numbers of an article's passages.
func passagesOf(r bleveindex.IndexReader, article string) (map[string]bool, error) {
	numbers := map[string]bool{}
	manifest := storedField(r, article, fieldManifest)
	if len(manifest) == 0 {
		return numbers, nil
	}
	var entry manifestEntry
	if err := json.Unmarshal(manifest, &entry); err != nil {
		return nil, err
	}
	for n := range entry.Passages {
		number, err := r.InternalID(corpus.PassageID(article, n+1))
		if err != nil {
			return nil, err
		}
		numbers[string(number)] = true
	}
	return numbers, nil
}

// A countedReader tells bleve's scorer the counts of a query.
type countedReader struct {
	bleveindex.IndexReader
	query termsQuery
}

// DocCount implements bleve's IndexReader.
func (r countedReader) DocCount() (uint64, error) { return r.query.documents, nil }

// TermFieldReader implements bleve's IndexReader.
func (r countedReader) TermFieldReader(ctx context.Context, term []byte, field string, freq, norm, vectors bool) (bleveindex.TermFieldReader, error) {
	docs, err := r.IndexReader.TermFieldReader(ctx, term, field, freq, norm, vectors)
	return countedTerm{docs, uint64(r.query.counts[string(term)])}, err
}

type countedTerm struct {
	bleveindex.TermFieldReader
	count uint64
}

// Count implements bleve's TermFieldReader.
func (t countedTerm) Count() uint64 { return t.count }

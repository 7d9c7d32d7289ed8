package index

import (
	"math"
	"testing"

	"verbatim/index/store"

	"github.com/blevesearch/bleve/v2"
	blevequery "github.com/blevesearch/bleve/v2/search/query"
)

// Candidates are those that bleve finds, in its order, with scores that differ by
// one factor, the same for all: the norm of the question.
func TestCandidatesScoreAsBleveDoes(t *testing.T) {
	x := open(t, "", library(3000))
	h := held(t, x)
	for _, question := range append(questions(20), "ba ba", "tu") {
		q := queryOf(t, h, question)
		got, err := h.candidates(t.Context(), q, "", candidateLimit)
		if err != nil {
			t.Fatal(err)
		}
		want := bleveScores(t, x, q.fetchTerms())
		if len(got) == 0 {
			t.Fatalf("%s: nothing found", question)
		}
		best, least := want[got[0].id], want[got[len(got)-1].id]
		for _, c := range got {
			if ratio := c.fetched / got[0].fetched; math.Abs(ratio-want[c.id]/best) > 1e-9 {
				t.Errorf("%s: %s scores %g of the best, want %g", question, c.id, ratio, want[c.id]/best)
			}
			delete(want, c.id)
		}
		for id, score := range want {
			if score > least*(1+1e-9) {
				t.Errorf("%s: %s is missing", question, id)
			}
		}
	}
}

// bleveScores are bleve's own of all passages that hold any of the terms, by ID.
func bleveScores(t *testing.T, x *Index, terms []string) map[string]float64 {
	t.Helper()
	var any []blevequery.Query
	for _, term := range terms {
		q := blevequery.NewTermQuery(term)
		q.SetField(store.FieldTerms)
		any = append(any, q)
	}
	result, err := x.store.Bleve().SearchInContext(t.Context(), bleve.NewSearchRequestOptions(blevequery.NewDisjunctionQuery(any), 10000, 0, false))
	if err != nil {
		t.Fatal(err)
	}
	scores := map[string]float64{}
	for _, hit := range result.Hits {
		scores[hit.ID] = hit.Score
	}
	return scores
}

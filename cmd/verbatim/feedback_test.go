package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/scratch"
	"verbatim/index/eval"
)

// Feedback is written whole, and said to be, or not at all; meanwhile it is told how
// far that is.
func TestFeedbackExport(t *testing.T) {
	t.Chdir(t.TempDir())
	store, err := corpus.OpenStore(t.Context(), "data/library.db")
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	library := store.Library("")
	for i := range 2 {
		a := corpus.Article{Header: corpus.Header{ID: fmt.Sprint("lamp-", i), Title: fmt.Sprint("Lamp ", i)},
			Paragraphs: []corpus.Paragraph{{Text: fmt.Sprint("It burned oil in year ", i, ".")}}}
		if _, err := library.Put(t.Context(), corpus.Incoming{Article: a}); err != nil {
			t.Fatal(err)
		}
	}
	var told []string
	passages, err := readable(t.Context(), library, func(done, total int) { told = append(told, fmt.Sprint(done, "/", total)) })
	if err != nil || !slices.Equal(told, []string{"0/2", "1/2"}) {
		t.Fatalf("told %q, %v", told, err)
	}
	rating := corpus.Rating{Passage: passages[0].ID(), Hash: passages[0].Hash(), Question: "What burned?", Helpful: true}
	if err := store.Rate(t.Context(), "", "1", rating); err != nil {
		t.Fatal(err)
	}
	export := func() (code int, told string) {
		var errs strings.Builder
		code = run(t.Context(), []string{"feedback", "export", "said"}, nil, strings.NewReader(""), &errs, &errs)
		return code, errs.String()
	}
	in := filepath.Join("said", "queries.jsonl")
	if err := os.MkdirAll(in, 0o700); err != nil {
		t.Fatal(err)
	}
	code, said := export()
	if left, _ := filepath.Glob("said/*.*"); code != exitError || !strings.Contains(said, "is there already") || strings.Contains(said, "rating") || len(left) > 1 {
		t.Errorf("exit code %d, %q, files %q", code, said, left)
	}
	if err := os.Remove(in); err != nil {
		t.Fatal(err)
	}
	if code, said := export(); code != exitOK || said != "1 rating of 1 in said\n" {
		t.Errorf("exit code %d, %q", code, said)
	}

	// As a kill leaves it.
	mark := filepath.Join("said", scratch.Unfinished)
	if err := errors.Join(os.Remove(in), os.Mkdir(mark, 0o700),
		os.WriteFile(filepath.Join(mark, "verbatim.lock"), nil, 0o600),
		os.WriteFile(filepath.Join(mark, "files"), []byte("corpus.jsonl\nqueries.jsonl\nqrels/test.tsv"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := eval.Load("said"); err == nil || !strings.Contains(err.Error(), "not all files are in said") {
		t.Errorf("half a data set: error %v", err)
	}
	if code, said := export(); code != exitOK || said != "1 rating of 1 in said, in place of an export that was not finished\n" {
		t.Errorf("again: exit code %d, %q", code, said)
	}
	if _, err := eval.Load("said"); err != nil {
		t.Error(err)
	}
}

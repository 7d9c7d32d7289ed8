package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"verbatim/corpus"
	"verbatim/index/store"
)

// shelf is a source whose articles a test can change.
type shelf map[string]corpus.Article

func (s shelf) Versions(context.Context) (map[string]string, error) {
	versions := map[string]string{}
	for id, a := range s {
		versions[id] = a.Hash()
	}
	return versions, nil
}

func (s shelf) Article(_ context.Context, id string) (corpus.Article, error) {
	a, ok := s[id]
	if !ok {
		return a, corpus.ErrNotFound
	}
	return a, nil
}

func (s shelf) Passages(_ context.Context, ids ...string) ([]corpus.Passage, error) {
	var passages []corpus.Passage
	for _, id := range ids {
		article, number, err := corpus.ParsePassageID(id)
		if a, ok := s[article]; err == nil && ok && number <= len(a.Paragraphs) {
			passages = append(passages, a.Passages()[number-1])
			continue
		}
		return nil, corpus.ErrNotFound
	}
	return passages, nil
}

// put adds an English article of one section.
func (s shelf) put(id, title string, paragraphs ...string) { s.putIn("en", id, title, paragraphs...) }

// putIn adds an article in a language.
func (s shelf) putIn(lang, id, title string, paragraphs ...string) {
	a := corpus.Article{Header: corpus.Header{ID: id, Title: title, Language: lang}}
	for _, text := range paragraphs {
		a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Text: text})
	}
	s[id] = a
}

// lighthouse is a shelf of two small articles.
func lighthouse() shelf {
	s := shelf{}
	s.put("lamp", "The lighthouse of Skerry Point",
		"The lighthouse at Skerry Point was lit in 1871 by the engineer Maud Fairley. It stands 43 metres above the sea.",
		"Its keeper, Tomas Reid, rowed to the mainland every second Friday to fetch oil and bread.",
		"In 1962 the lamp was given an electric motor, and the last keeper left the rock.")
	s.put("ferry", "The ferry to Skerry",
		"A ferry crosses to the island at nine in the morning from April to October.",
		"The crossing takes forty minutes, and dogs travel free of charge.")
	return s
}

func TestAnswerFindsParagraph(t *testing.T) {
	x := open(t, "", lighthouse())
	for question, want := range map[string]string{
		"Who lit the lighthouse?":           "lamp#1",
		"How often did the keeper row?":     "lamp#2",
		"When was the motor put in?":        "lamp#3",
		"Do dogs travel free on the ferry?": "ferry#2",
	} {
		answer := answerFrom(t, x, question)
		if got := answer.Nearest[0].Passage.ID(); got != want {
			t.Errorf("%s: %q first, want %q", question, got, want)
		}
	}
}

func TestMisspelledWordsAreReadAsTheArticles(t *testing.T) {
	answer := answerFrom(t, open(t, "", lighthouse()), "What did the ingineer Maud Farley lite?")
	want := []Correction{{"ingineer", "engineer"}, {"Farley", "Fairley"}, {"lite", "lit"}}
	if !slices.Equal(answer.Corrections, want) {
		t.Errorf("corrections %v, want %v", answer.Corrections, want)
	}
	if got := answer.Nearest[0].Passage.ID(); got != "lamp#1" {
		t.Errorf("%q first, want lamp#1", got)
	}
}

// A correction is told as the quotes spell the word, without what is joined to it.
func TestCorrectionsAreSpelledAsTheQuotes(t *testing.T) {
	s := shelf{}
	s.put("mill", "The mill", "Zoë’s mill burned in 1880.", "Windmills stood on every hill of Whitby.")
	x := open(t, "", s)
	for question, want := range map[string]Correction{
		"When did Zoee's mill burn?":     {"Zoee", "Zoë"},
		"When did zoee's mill burn?":     {"zoee", "zoë"},
		"Wehre did teh wimdmills stand?": {"wimdmills", "windmills"},
		"What stood on hills of Whittby": {"Whittby", "Whitby"},
	} {
		answer := answerFrom(t, x, question)
		if got := answer.Corrections; !slices.Equal(got, []Correction{want}) {
			t.Errorf("%s: corrections %v, want %v", question, got, want)
		}
	}
}

func TestWordWrittenAsTwoIsReadAsOne(t *testing.T) {
	answer := answerFrom(t, open(t, "", lighthouse()), "Who lit the light house?")
	if want := []Correction{{"light house", "lighthouse"}}; !slices.Equal(answer.Corrections, want) {
		t.Errorf("corrections %v, want %v", answer.Corrections, want)
	}
}

func TestSyncFollowsSource(t *testing.T) {
	s := lighthouse()
	x := open(t, "", s)
	s.put("ferry", "The ferry to Skerry", "Bicycles cost two crowns.")
	delete(s, "lamp")
	s.put("seals", "The seals of Skerry", "Grey seals breed on the northern beach in autumn.")
	if err := x.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]string{
		"What do bicycles cost?":     "ferry#1",
		"Where do grey seals breed?": "seals#1",
		"Do dogs travel free?":       "",
		"Who lit the lighthouse?":    "",
	} {
		if got := first(t, x, question); got != want {
			t.Errorf("%s: %q first, want %q", question, got, want)
		}
	}
}

func TestReopenServesWithoutRebuilding(t *testing.T) {
	s, dir := lighthouse(), filepath.Join(t.TempDir(), "index")
	if err := open(t, dir, s).Close(); err != nil {
		t.Fatal(err)
	}
	batches := 0
	x, err := Open(t.Context(), dir, s, Options{Progress: func(int, int) { batches++ }})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if batches != 0 {
		t.Errorf("%d batches were written for an unchanged library", batches)
	}
	if got := first(t, x, "Who lit the lighthouse?"); got != "lamp#1" {
		t.Errorf("%q first, want lamp#1", got)
	}
}

func TestBrokenIndexIsRebuilt(t *testing.T) {
	breaks := map[string]func(t *testing.T, dir string){
		"empty folder":   func(t *testing.T, dir string) { empty(t, dir) },
		"cut root.bolt":  func(t *testing.T, dir string) { cut(t, filepath.Join(dir, "store", "root.bolt")) },
		"cut meta":       func(t *testing.T, dir string) { cut(t, filepath.Join(dir, "index_meta.json")) },
		"older schema":   func(t *testing.T, dir string) { age(t, dir) },
		"lost segments":  func(t *testing.T, dir string) { lose(t, filepath.Join(dir, "store", "*.zap")) },
		"folder missing": func(t *testing.T, dir string) { lose(t, dir) },
	}
	for name, damage := range breaks {
		t.Run(name, func(t *testing.T) {
			s, dir := lighthouse(), filepath.Join(t.TempDir(), "index")
			if err := open(t, dir, s).Close(); err != nil {
				t.Fatal(err)
			}
			damage(t, dir)
			x := open(t, dir, s)
			if got := first(t, x, "Who lit the lighthouse?"); got != "lamp#1" {
				t.Errorf("%q first, want lamp#1", got)
			}
			if x.dir != dir {
				t.Errorf("served from %q, not from the folder", x.dir)
			}
		})
	}
}

// Two processes may serve one folder: what one of them has renewed the other
// takes over.
func TestFolderIsSharedWithOthers(t *testing.T) {
	s, dir := lighthouse(), filepath.Join(t.TempDir(), "index")
	var batches atomic.Int64
	count := Options{Progress: func(int, int) { batches.Add(1) }}
	var both [2]*Index
	for i := range both {
		x, err := Open(t.Context(), dir, s, count)
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		both[i] = x
	}
	for range 3 {
		s.put("seals", "The seals of Skerry", fmt.Sprintf("Grey seals breed on the northern beach %d.", batches.Load()))
		for _, x := range both {
			if err := x.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := first(t, x, "Where do grey seals breed?"); got != "seals#1" {
				t.Errorf("%q first, want seals#1", got)
			}
		}
	}
	if n := batches.Load(); n != 4 {
		t.Errorf("%d batches were written, want one for each version of the articles", n)
	}
}

// Whenever a process is killed, what it leaves is the index before or after.
func TestFolderIsNeverHalfWritten(t *testing.T) {
	s, dir := lighthouse(), filepath.Join(t.TempDir(), "index")
	var copies []string
	keep := func(int, int) {
		if _, err := os.Stat(dir); err == nil {
			copies = append(copies, filepath.Join(t.TempDir(), "index"))
			if err := os.CopyFS(copies[len(copies)-1], os.DirFS(dir)); err != nil {
				t.Error(err)
			}
		}
	}
	x, err := Open(t.Context(), dir, s, Options{Progress: keep})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for n := range 3 {
		s.put("seals", "The seals of Skerry", fmt.Sprintf("Grey seals breed on the northern beach %d.", n))
		if err := x.Sync(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if len(copies) != 3 {
		t.Fatalf("%d copies, want one for each change", len(copies))
	}
	for _, copied := range copies {
		if err := store.CheckSeal(copied); err != nil {
			t.Errorf("while it was renewed: %v", err)
		}
	}
}

// What was indexed before the source failed, or the context ended, need not be
// indexed again.
func TestUnfinishedSyncGoesOn(t *testing.T) {
	s, dir := library(3000), filepath.Join(t.TempDir(), "index")
	ctx, cancel := context.WithCancel(t.Context())
	batches := 0
	if _, err := Open(ctx, dir, s, Options{Progress: func(int, int) { batches++; cancel() }}); !errors.Is(err, context.Canceled) {
		t.Fatalf("opened with %v, want that it was canceled", err)
	}
	left := 0
	x, err := Open(t.Context(), dir, s, Options{Progress: func(_, total int) { left = total }})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if batches != 1 || left == 0 || left >= len(s) {
		t.Errorf("%d articles of %d were left after %d batch", left, len(s), batches)
	}
	if x.stats.Passages != 3000 {
		t.Errorf("%d passages, want all 3000", x.stats.Passages)
	}
}

func TestChangedTextIsNotQuoted(t *testing.T) {
	s := lighthouse()
	x := open(t, "", s)
	s.put("lamp", "The lighthouse of Skerry Point", "Another text altogether.", "And one more.", "And the last.")
	answer := answerFrom(t, x, "Who lit the lighthouse?")
	for _, q := range answer.Nearest {
		if q.Passage.Article.ID == "lamp" {
			t.Errorf("quoted %q, which was not what was indexed", q.Passage.Text)
		}
	}
}

func TestNearDuplicatesAreShownOnce(t *testing.T) {
	s := lighthouse()
	copied := s["lamp"]
	s.put("copy", copied.Title, copied.Paragraphs[0].Text, "Something else entirely about gulls and their eggs.")
	answer := answerFrom(t, open(t, "", s), "Who lit the lighthouse at Skerry Point?")
	seen := 0
	for _, q := range answer.Nearest {
		if q.Passage.Text == copied.Paragraphs[0].Text {
			seen++
		}
	}
	if seen != 1 {
		t.Errorf("the same words are quoted %d times, want once", seen)
	}
}

func TestClosedIndexSaysSo(t *testing.T) {
	x, err := Open(t.Context(), "", lighthouse(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Answer(t.Context(), Question{Text: "Who?"}); err != ErrClosed {
		t.Errorf("Answer: %v, want ErrClosed", err)
	}
	if err := x.Sync(t.Context()); err != ErrClosed {
		t.Errorf("Sync: %v, want ErrClosed", err)
	}
}

// open opens an index that is closed with the test.
func open(t testing.TB, dir string, s Source) *Index {
	t.Helper()
	x, err := Open(t.Context(), dir, s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// held holds indexes until the test ends.
func held(t testing.TB, indexes ...*Index) holdings {
	t.Helper()
	h, release, err := hold(indexes...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(release)
	return h
}

// queryOf reads a question put to the holdings.
func queryOf(t testing.TB, h holdings, question string) query {
	t.Helper()
	q, err := h.readQuery(t.Context(), question)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// answerFrom asks an index.
func answerFrom(t testing.TB, x *Index, question string) Answer {
	t.Helper()
	answer, err := x.Answer(t.Context(), Question{Text: question})
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// first returns the ID of the first quote, "" when nothing answers.
func first(t *testing.T, x *Index, question string) string {
	t.Helper()
	answer := answerFrom(t, x, question)
	if !answer.Answered() {
		return ""
	}
	return answer.Quotes[0].Passage.ID()
}

func empty(t *testing.T, dir string) {
	lose(t, dir)
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
}

func cut(t *testing.T, file string) {
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, info.Size()/2); err != nil {
		t.Fatal(err)
	}
}

func lose(t *testing.T, pattern string) {
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %v, %v", pattern, names, err)
	}
	for _, name := range names {
		if err := os.RemoveAll(name); err != nil {
			t.Fatal(err)
		}
	}
}

func age(t *testing.T, dir string) {
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Bleve().SetInternal([]byte("schema"), []byte("verbatim/0")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Close(), store.Seal(dir)); err != nil {
		t.Fatal(err)
	}
}

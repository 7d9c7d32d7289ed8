package corpus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// tempLibrary opens a library in a new folder.
func tempLibrary(t testing.TB) *Library {
	t.Helper()
	return openTest(t, filepath.Join(t.TempDir(), "data", "library.db"))
}

func openTest(t testing.TB, path string) *Library { return openTestStore(t, path).Library("") }

// openTestStore opens a store until the test ends.
func openTestStore(t testing.TB, path string) *Store {
	t.Helper()
	s, err := OpenStore(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// tale is an article with a title and paragraphs.
func tale(title string, texts ...string) Article {
	a := Article{Header: Header{Title: title, Language: "en"}}
	for _, text := range texts {
		a.Paragraphs = append(a.Paragraphs, Paragraph{Text: text})
	}
	return a
}

// long is a tale of n paragraphs.
func long(title string, n int) Article {
	a := tale(title)
	for i := range n {
		a.Paragraphs = append(a.Paragraphs, Paragraph{
			Section: fmt.Sprintf("Part %d", i/10),
			Text:    fmt.Sprintf("%s, paragraph %d: ", title, i+1) + strings.Repeat("the ferry left the harbour at dawn. ", 12),
		})
	}
	return a
}

// mustPut stores an article and checks what that changed.
func mustPut(t testing.TB, lib *Library, a Article, origin string, want Change) string {
	t.Helper()
	stored, err := lib.Put(t.Context(), a, origin)
	if err != nil {
		t.Fatal(err)
	}
	if stored.Change != want {
		t.Fatalf("put %q: %v, want %v", a.Title, stored.Change, want)
	}
	return stored.ID
}

func TestLibraryKeepsEveryByte(t *testing.T) {
	lib := tempLibrary(t)
	a := Article{
		Header: Header{
			ID: "the-lock", Title: "The lock — “opened”", Language: "en",
			Source: Source{Publisher: "Harbour News", Author: "A. Reed", URL: "https://example.org/lock?a=1#top",
				Published: "2022-03", Retrieved: "2022-03-18", Licence: "CC BY 4.0"},
		},
		Paragraphs: []Paragraph{
			{Text: "One\nline break, two  spaces, a tab\tand é twice: e\u0301."},
			{Section: "多语", Text: "多语言 🚢 **not bold** '; DROP TABLE articles; --"},
		},
	}
	mustPut(t, lib, a, "", Added)
	got, err := lib.Article(t.Context(), "the-lock")
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", a) {
		t.Errorf("got  %#v\nwant %#v", got, a)
	}
	passages, err := lib.Passages(t.Context(), "the-lock#2", "the-lock#1", "the-lock#2")
	if err != nil {
		t.Fatal(err)
	}
	all := a.Passages()
	for i, f := range a.Fragments() {
		all[i].Fragment, all[i].Version = f, 1
	}
	if want := []Passage{all[1], all[0], all[1]}; !slices.Equal(passages, want) {
		t.Errorf("got  %#v\nwant %#v", passages, want)
	}
}

func TestNotFound(t *testing.T) {
	lib := tempLibrary(t)
	mustPut(t, lib, tale("Here", "A paragraph."), "", Added)
	static := NewStatic(Article{Header: Header{ID: "here"}, Paragraphs: []Paragraph{{Text: "A paragraph."}}})
	for _, id := range []string{"here#2", "there#1", "here", "here#0", "here#01", "#1", ""} {
		for name, passages := range map[string]func(context.Context, ...string) ([]Passage, error){
			"library": lib.Passages, "static": static.Passages,
		} {
			_, err := passages(t.Context(), "here#1", id)
			if !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), `"`+id+`"`) {
				t.Errorf("%s: passage %q: error %v, want one that names it as not found", name, id, err)
			}
		}
	}
	if _, err := lib.Article(t.Context(), "there"); !errors.Is(err, ErrNotFound) {
		t.Errorf("article: %v", err)
	}
	if err := lib.Remove(t.Context(), "there"); !errors.Is(err, ErrNotFound) {
		t.Errorf("remove: %v", err)
	}
}

func TestManyPassagesAtOnce(t *testing.T) {
	lib := tempLibrary(t)
	a := long("Log", 3*passagesAtOnce+7)
	id := mustPut(t, lib, a, "", Added)
	var ids []string
	for n := len(a.Paragraphs); n > 0; n-- {
		ids = append(ids, PassageID(id, n))
	}
	passages, err := lib.Passages(t.Context(), ids...)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range passages {
		if p.ID() != ids[i] || p.Paragraph != a.Paragraphs[p.Number-1] {
			t.Fatalf("at %d: %+v, want %s", i, p, ids[i])
		}
	}
}

func TestReplacingKeepsIDAndLeavesNothingBehind(t *testing.T) {
	lib := tempLibrary(t)
	before := tale("The ferry", "One.", "Two.", "Three.", "Four.")
	id := mustPut(t, lib, before, "/a.txt", Added)
	after := tale("The ferry, again", "One.", "Two, changed.")
	if got := mustPut(t, lib, after, "/a.txt", Replaced); got != id {
		t.Errorf("ID is now %q, was %q", got, id)
	}
	got, err := lib.Article(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	after.ID = id
	if fmt.Sprint(got) != fmt.Sprint(after) {
		t.Errorf("got  %v\nwant %v", got, after)
	}
	if err := lib.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestRemovingLeavesNothingBehind(t *testing.T) {
	lib := tempLibrary(t)
	id := mustPut(t, lib, long("The ferry", 40), "/a.txt", Added)
	if err := lib.Remove(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"articles", "paragraphs", "origins"} {
		var n int
		if err := lib.store.db.QueryRow(`SELECT COUNT(*) FROM ` + table).Scan(&n); err != nil || n != 0 {
			t.Errorf("%d %s are left, error %v", n, table, err)
		}
	}
}

func TestRevisionGrowsWithChangesOnly(t *testing.T) {
	lib := tempLibrary(t)
	other := openTest(t, lib.store.name)
	last := int64(-1)
	step := func(name string, grows bool) {
		t.Helper()
		now, err := other.Revision(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if now > last != grows {
			t.Errorf("%s: revision went from %d to %d, want growth: %v", name, last, now, grows)
		}
		last = now
	}
	step("new library", true)
	id := mustPut(t, lib, tale("A", "One."), "/a.txt", Added)
	step("added", true)
	mustPut(t, lib, tale("A", "One."), "/a.txt", Unchanged)
	step("unchanged", false)
	mustPut(t, lib, tale("A", "Two."), "/a.txt", Replaced)
	step("replaced", true)
	if _, err := lib.Put(t.Context(), tale("", "One."), ""); err == nil {
		t.Error("an article without title was stored")
	}
	step("refused", false)
	if err := lib.Remove(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	step("removed", true)
}

func TestVersionsAndList(t *testing.T) {
	lib := tempLibrary(t)
	start := time.Now().Add(-time.Second)
	older := mustPut(t, lib, tale("Aardvark", "One.", "Two."), "/a.txt", Added)
	time.Sleep(2 * time.Millisecond)
	newer := mustPut(t, lib, tale("Zebra", "One."), "", Added)

	versions, err := lib.Versions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(versions) != 2 || versions[older] != tale("Aardvark", "One.", "Two.").Hash() {
		t.Errorf("versions: %v", versions)
	}
	list, err := lib.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || list[0].ID != newer || list[1].ID != older {
		t.Fatalf("list is not newest first: %+v", list)
	}
	if a := list[1]; a.Paragraphs != 2 || a.Origin != "/a.txt" || a.Added.Before(start) || !a.Changed.Equal(a.Added) {
		t.Errorf("summary: %+v", a)
	}
	if list[0].Origin != "" {
		t.Errorf("origin of an article put by hand: %q", list[0].Origin)
	}
}

func TestPutAllReportsEachInOrder(t *testing.T) {
	lib := tempLibrary(t)
	var items []Incoming
	for i := range 2*batchCount + 5 {
		a := tale(fmt.Sprintf("Tale %d", i), "One.")
		if i%10 == 3 {
			a.Paragraphs[0].Text = "\xff"
		}
		items = append(items, Incoming{Article: a})
	}
	n := 0
	err := lib.PutAll(t.Context(), slices.Values(items), func(item Incoming, s Stored, err error) {
		if item.Article.Title != items[n].Article.Title {
			t.Fatalf("report %d is about %q", n, item.Article.Title)
		}
		if bad := n%10 == 3; bad != (err != nil) || bad != (s.ID == "") {
			t.Errorf("report %d: %v, %v", n, s, err)
		}
		if err == nil {
			if _, err := lib.Article(context.Background(), s.ID); err != nil {
				t.Errorf("reported before it was stored: %v", err)
			}
		}
		n++
	})
	if err != nil || n != len(items) {
		t.Errorf("%d of %d reported, error %v", n, len(items), err)
	}
}

func TestTwoLibrariesOnOneFile(t *testing.T) {
	first := tempLibrary(t)
	second := openTest(t, first.store.name)
	id := mustPut(t, first, long("Shared 0", 20), "/shared.txt", Added)
	var wg sync.WaitGroup
	writer := func(lib *Library, name string) {
		for i := range 20 {
			if _, err := lib.Put(t.Context(), tale(fmt.Sprintf("%s %d", name, i), "One."), ""); err != nil {
				t.Error(err)
			}
			if _, err := lib.Put(t.Context(), long(fmt.Sprintf("Shared %d", i), 20), "/shared.txt"); err != nil {
				t.Error(err)
			}
		}
	}
	reader := func(lib *Library) {
		for range 40 {
			a, err := lib.Article(t.Context(), id)
			if err != nil {
				t.Error(err)
			}
			for _, p := range a.Paragraphs {
				if !strings.HasPrefix(p.Text, a.Title+",") {
					t.Errorf("%q has a paragraph of another version: %.30q", a.Title, p.Text)
				}
			}
		}
	}
	for _, run := range []func(){
		func() { writer(first, "first") }, func() { writer(second, "second") }, func() { writer(first, "third") },
		func() { reader(first) }, func() { reader(second) },
	} {
		wg.Go(run)
	}
	wg.Wait()
	for _, lib := range []*Library{first, second} {
		versions, err := lib.Versions(t.Context())
		if err != nil || len(versions) != 61 {
			t.Errorf("%d articles, error %v, want 61", len(versions), err)
		}
		if err := lib.Check(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func TestOpeningANewFileTogether(t *testing.T) {
	for range 3 {
		path := filepath.Join(t.TempDir(), "library.db")
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() {
				s, err := OpenStore(t.Context(), path)
				if err != nil {
					t.Error(err)
					return
				}
				defer s.Close()
				if _, err := s.Library("").Put(t.Context(), tale(fmt.Sprint("Tale ", i), "One."), ""); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		list, err := openTest(t, path).List(t.Context())
		if err != nil || len(list) != 4 {
			t.Errorf("%d articles, error %v, want 4", len(list), err)
		}
	}
}

func TestFilesAreForTheOwnerOnly(t *testing.T) {
	lib := tempLibrary(t)
	mustPut(t, lib, tale("A", "One."), "", Added)
	files, err := filepath.Glob(lib.store.name + "*")
	if err != nil || len(files) != 3 {
		t.Fatalf("files %q, error %v", files, err)
	}
	for _, name := range append(files, filepath.Dir(lib.store.name)) {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", filepath.Base(name), info.Mode())
		}
	}
}

func TestPathsWithMarks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "50% of? my #1 data", "a b&c=d.db")
	mustPut(t, openTest(t, path), tale("A", "One."), "", Added)
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	if list, err := openTest(t, path).List(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("%d articles, error %v", len(list), err)
	}
}

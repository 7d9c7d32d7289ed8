package corpus

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// These are cases of TestConformance.

func keepsEveryByte(t *testing.T, s testStore) {
	lib := s.Library("")
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

func notFound(t *testing.T, s testStore) {
	lib := s.Library("")
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

func manyPassagesAtOnce(t *testing.T, s testStore) {
	lib := s.Library("")
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

func replacing(t *testing.T, s testStore) {
	lib := s.Library("")
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

// bounded puts more articles at once than a library may hold.
func bounded(t *testing.T, s testStore) {
	mustPut(t, s.Library(""), tale("Shared", "One."), "", Added) // is of another library
	lib := s.Own("1").AtMost(3)
	first := mustPut(t, lib, tale("A", "One."), "", Added)
	batch := func(yield func(Incoming) bool) {
		for _, a := range []Article{tale("B", "Two."), tale("A", "One, changed."), tale("C", "Three."), tale("D", "Four."), tale("B", "Two."), tale("E", "Five.")} {
			if !yield(Incoming{Article: a}) {
				return
			}
		}
	}
	var got []string
	if err := lib.PutAll(t.Context(), batch, func(item Incoming, stored Stored, err error) {
		got = append(got, fmt.Sprint(item.Article.Title, " ", stored.Change, " ", errors.Is(err, ErrFull)))
	}); err != nil {
		t.Fatal(err)
	}
	if want := "B added false; A replaced false; C added false; D unchanged true; B unchanged false; E unchanged true"; strings.Join(got, "; ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), want)
	}
	if err := lib.Remove(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	mustPut(t, lib, tale("D", "Four."), "", Added)
	if list, err := lib.List(t.Context()); err != nil || len(list) != 3 {
		t.Errorf("%d articles, %v", len(list), err)
	}
}

func removing(t *testing.T, s testStore) {
	lib := s.Library("")
	id := mustPut(t, lib, long("The ferry", 40), "/a.txt", Added)
	if err := lib.Remove(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"articles", "paragraphs", "origins", "versions", "originals"} {
		var n int
		if err := lib.store.db.QueryRow(`SELECT COUNT(*) FROM ` + table).Scan(&n); err != nil || n != 0 {
			t.Errorf("%d %s are left, error %v", n, table, err)
		}
	}
}

func revision(t *testing.T, s testStore) {
	lib := s.Library("")
	other := s.again(t).Library("")
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
	if _, err := lib.Put(t.Context(), Incoming{Article: tale("", "One.")}); err == nil {
		t.Error("an article without title was stored")
	}
	step("refused", false)
	if err := lib.Remove(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	step("removed", true)
}

func versionsAndList(t *testing.T, s testStore) {
	lib := s.Library("")
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

func putAll(t *testing.T, s testStore) {
	lib := s.Library("")
	var items []Incoming
	for i := range 2*batchCount + 5 {
		a := tale(fmt.Sprintf("Tale %d", i), "One.")
		if i%10 == 3 {
			a.Paragraphs[0].Text = "\xff"
		}
		items = append(items, Incoming{Article: a})
	}
	n := 0
	err := lib.PutAll(t.Context(), slices.Values(items), func(item Incoming, stored Stored, err error) {
		if item.Article.Title != items[n].Article.Title {
			t.Fatalf("report %d is about %q", n, item.Article.Title)
		}
		if bad := n%10 == 3; bad != (err != nil) || bad != (stored.ID == "") {
			t.Errorf("report %d: %v, %v", n, stored, err)
		}
		if err == nil {
			if _, err := lib.Article(context.Background(), stored.ID); err != nil {
				t.Errorf("reported before it was stored: %v", err)
			}
		}
		n++
	})
	if err != nil || n != len(items) {
		t.Errorf("%d of %d reported, error %v", n, len(items), err)
	}
}

func twoPrograms(t *testing.T, s testStore) {
	first, second := s.Library(""), s.again(t).Library("")
	id := mustPut(t, first, long("Shared 0", 20), "/shared.txt", Added)
	var wg sync.WaitGroup
	writer := func(lib *Library, name string) {
		for i := range 20 {
			if _, err := lib.Put(t.Context(), Incoming{Article: tale(fmt.Sprintf("%s %d", name, i), "One.")}); err != nil {
				t.Error(err)
			}
			if _, err := lib.Put(t.Context(), Incoming{Article: long(fmt.Sprintf("Shared %d", i), 20), Origin: "/shared.txt"}); err != nil {
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

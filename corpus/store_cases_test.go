package corpus

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// These are cases of TestConformance.

func openingTogether(t *testing.T, s testStore) {
	for range 3 {
		address := s.fresh(t)
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() {
				s, err := OpenStore(t.Context(), address)
				if err != nil {
					t.Error(err)
					return
				}
				defer s.Close()
				if _, err := s.Library("").Put(t.Context(), Incoming{Article: tale(fmt.Sprint("Tale ", i), "One.")}); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		list, err := openTest(t, address).List(t.Context())
		if err != nil || len(list) != 4 {
			t.Errorf("%d articles, error %v, want 4", len(list), err)
		}
	}
}

// readingGoesOn has more write than there are connections while another program
// holds the lock of their library: a program that has it open and one that opens
// it may read. Who wants to know of the waiting is told.
func readingGoesOn(t *testing.T, s testStore) {
	other := s.again(t)
	tx, err := other.writer.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if lock := other.dialect.lock; lock != "" {
		if _, err := tx.Exec(lock, "1"); err != nil {
			t.Fatal(err)
		}
	}
	told := make(chan bool)
	s.OnWait(time.Millisecond, sync.OnceFunc(func() { close(told) }), nil)
	var writes sync.WaitGroup
	for range 2 * s.db.Stats().MaxOpenConnections {
		writes.Go(func() {
			if err := s.PutSettings(t.Context(), "1", []byte("{}")); err != nil {
				t.Error(err)
			}
		})
	}
	for s.writer.Stats().WaitCount == 0 {
		time.Sleep(time.Millisecond)
	}
	<-told
	ctx, cancel := context.WithTimeout(t.Context(), busyAtAll/2)
	defer cancel()
	late, err := openStore(ctx, s.address, busyAtAll/4)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []*Store{s.Store, late} {
		if _, err := s.Library("1").Revision(ctx); err != nil {
			t.Error(err)
		}
	}
	if err := errors.Join(late.Close(), tx.Rollback()); err != nil {
		t.Error(err)
	}
	writes.Wait()
}

func history(t *testing.T, s testStore) {
	lib := s.Library("")
	var tales []Article
	for n, texts := range [][]string{{"One.", "Two."}, {"One, changed."}, {"Three.", "One.", "Two."}} {
		a := tale(fmt.Sprint("The ferry ", n), texts...)
		a.ID, a.Paragraphs[0].Section = "ferry", fmt.Sprint("Part ", n)
		mustPut(t, lib, a, "", min(Added+Change(n), Replaced))
		mustPut(t, lib, a, "", Unchanged)
		tales = append(tales, a)
	}
	list, err := lib.History(t.Context(), "ferry")
	if err != nil || len(list) != 3 {
		t.Fatalf("%d versions, error %v, want 3", len(list), err)
	}
	for i, v := range list {
		want := tales[2-i]
		got, err := lib.Version(t.Context(), "ferry", v.Number)
		if err != nil || v.Number != 3-i || v.Hash != want.Hash() || fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", want) {
			t.Errorf("version %d: %v, error %v\ngot  %#v\nwant %#v", 3-i, v, err, got, want)
		}
	}
	passages, err := lib.Passages(t.Context(), "ferry#1")
	if err != nil || passages[0].Version != 3 || passages[0].Hash() != "43c4d94ea2cd4fbe" {
		t.Errorf("passage %+v with hash %s, error %v", passages, passages[0].Hash(), err)
	}
	for _, n := range []int{0, 4, -1} {
		if _, err := lib.Version(t.Context(), "ferry", n); !errors.Is(err, ErrNotFound) {
			t.Errorf("version %d: error %v, want %v", n, err, ErrNotFound)
		}
	}
}

func originals(t *testing.T, s testStore) {
	lib := s.Library("")
	page := []byte("<!doctype html><title>The ferry</title><p>One.</p>\x00\xff")
	item := Incoming{Article: tale("The ferry", "One."), Raw: page,
		Reading: Reading{MediaType: "text/html; charset=utf-8", Name: "ferry.html", Defaults: Header{Title: "Given"}}}
	put := func(item Incoming, want Change) string {
		t.Helper()
		stored, err := lib.Put(t.Context(), item)
		if err != nil || stored.Change != want {
			t.Fatalf("%v, error %v, want %v", stored, err, want)
		}
		return stored.ID
	}
	count := func(want int) {
		t.Helper()
		var n int
		if err := s.db.QueryRow(`SELECT COUNT(*) FROM originals`).Scan(&n); err != nil || n != want {
			t.Errorf("%d originals, error %v, want %d", n, err, want)
		}
	}
	id := put(item, Added)
	twin := item
	twin.Article = tale("Another reading", "Two.")
	second := put(twin, Added)
	count(1)
	o, err := lib.Original(t.Context(), id, 1)
	if err != nil || string(o.Raw) != string(page) || o.SHA256 != digest(page) || o.Reading != item.Reading {
		t.Errorf("%+v, error %v", o, err)
	}
	item.Article.Paragraphs[0].Text, item.Raw = "One, changed.", []byte("changed")
	item.Article.ID = id
	put(item, Replaced)
	count(2)
	if err := lib.Remove(t.Context(), second); err != nil {
		t.Error(err)
	}
	count(2) // the first version was read from the page too
	if err := lib.Remove(t.Context(), id); err != nil {
		t.Error(err)
	}
	count(0)
	bare := tale("Put without", "One.")
	id = mustPut(t, lib, bare, "", Added)
	if _, err := lib.Original(t.Context(), id, 1); !errors.Is(err, ErrNotFound) {
		t.Errorf("no original: error %v, want %v", err, ErrNotFound)
	}
	put(Incoming{Article: bare, Raw: page}, Unchanged)
	count(1)
	if err := lib.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func servers(t *testing.T, s testStore) {
	shared := mustPut(t, s.Library(""), tale("The ferry", "Shared."), "", Added)
	one := mustPut(t, s.Library("1"), tale("The ferry", "One."), "", Added)
	two := mustPut(t, s.Library("2"), tale("The ferry", "Two."), "", Added)
	if shared != "the-ferry" || one != "_the-ferry" || two != one {
		t.Fatalf("IDs %q, %q, %q", shared, one, two)
	}
	for server, want := range map[string]map[string]string{
		"":  {shared: "Shared."},
		"1": {shared: "Shared.", one: "One."},
		"2": {shared: "Shared.", one: "Two."},
		"3": {shared: "Shared."},
	} {
		wantTexts(t, s.Library(server), want)
		if server != "" {
			want = maps.Clone(want)
			delete(want, shared)
		}
		wantTexts(t, s.Own(server), want)
	}
	if list, err := s.Servers(t.Context()); err != nil || !slices.Equal(list, []string{"1", "2"}) {
		t.Errorf("servers %q, error %v", list, err)
	}
	if err := s.Library("1").Remove(t.Context(), shared); !errors.Is(err, ErrNotFound) {
		t.Errorf("a server removed a shared article: error %v", err)
	}
	if err := s.Library("1").Remove(t.Context(), one); err != nil {
		t.Error(err)
	}
	wantTexts(t, s.Own("2"), map[string]string{two: "Two."})
}

// wantTexts checks that a library holds articles with these IDs and first
// paragraphs, and neither hands out nor lists another.
func wantTexts(t *testing.T, lib *Library, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	list, err := lib.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	versions, err := lib.Versions(t.Context())
	if err != nil || len(versions) != len(list) {
		t.Fatalf("%d versions, error %v, want %d", len(versions), err, len(list))
	}
	for _, a := range list {
		passages, err := lib.Passages(t.Context(), PassageID(a.ID, 1))
		if err != nil {
			t.Fatal(err)
		}
		got[a.ID] = passages[0].Text
	}
	if !maps.Equal(got, want) {
		t.Errorf("library of %q (own: %v) holds %q, want %q", lib.server, lib.own, got, want)
	}
	for _, id := range []string{"the-ferry", "_the-ferry"} {
		if want[id] != "" {
			continue
		}
		_, err := lib.Article(t.Context(), id)
		_, errPassage := lib.Passages(t.Context(), id+"#1")
		_, errHistory := lib.History(t.Context(), id)
		_, errVersion := lib.Version(t.Context(), id, 1)
		_, errOriginal := lib.Original(t.Context(), id, 1)
		for _, err := range []error{err, errPassage, errHistory, errVersion, errOriginal} {
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("library of %q (own: %v): %q: error %v, want %v", lib.server, lib.own, id, err, ErrNotFound)
			}
		}
	}
}

// serversAlone does the same to one server while others are empty and while
// they are full of the same words: nothing that it is told may differ.
func serversAlone(t *testing.T, s testStore) {
	told := func(s testStore) []string {
		lib := s.Library("1")
		var lines []string
		for i := range 12 {
			a := tale(fmt.Sprint("Tale ", i%4), fmt.Sprint("Text ", i/4))
			stored, err := lib.Put(t.Context(), Incoming{Article: a, Raw: []byte(fmt.Sprint("raw ", i%3))})
			lines = append(lines, fmt.Sprint(stored, err))
		}
		lines = append(lines, fmt.Sprint(lib.Remove(t.Context(), "_tale-2")), fmt.Sprint(lib.Remove(t.Context(), "_tale-9")))
		list, err := lib.List(t.Context())
		// The newest come first, and two of one millisecond in the order of their IDs.
		slices.SortFunc(list, func(a, b Summary) int { return strings.Compare(a.ID, b.ID) })
		for _, a := range list {
			o, errOriginal := lib.Original(t.Context(), a.ID, a.Version)
			history, errHistory := lib.History(t.Context(), a.ID)
			lines = append(lines, fmt.Sprint(a.ID, a.Version, a.Paragraphs, o.SHA256, len(history), err, errOriginal, errHistory))
		}
		feeds, err := s.Feeds(t.Context(), "1")
		questions, errQuestions := s.EditorQuestions(t.Context(), "1")
		return append(lines, fmt.Sprint(feeds, questions, err, errQuestions))
	}
	alone := told(s.empty(t))
	for _, server := range []string{"2", "3"} {
		for i := range 5 {
			if _, err := s.Library(server).Put(t.Context(), Incoming{Article: tale(fmt.Sprint("Tale ", i), "Text 0"), Raw: []byte("raw 1"), Origin: "/a"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	among := told(s)
	if !slices.Equal(alone, among) {
		t.Errorf("alone\n%s\namong others\n%s", strings.Join(alone, "\n"), strings.Join(among, "\n"))
	}
	before, err := s.Library("1").Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	mustPut(t, s.Library("2"), tale("Another", "One."), "", Added)
	if after, err := s.Library("1").Revision(t.Context()); err != nil || after != before {
		t.Errorf("another server's change moved the revision from %d to %d, error %v", before, after, err)
	}
}

func damage(t *testing.T, s testStore) {
	for statement, want := range map[string]string{
		`UPDATE paragraphs SET text = 'Changed behind our back.' WHERE number = 2`:     "version 2",
		`UPDATE versions SET hash = 'ff'`:                                              "version 1",
		`UPDATE versions SET content = (SELECT content FROM originals WHERE size = 4)`: "version 1",
		`UPDATE originals SET sha256 = 'ff' WHERE size = 4`:                            "original of version 1",
		`UPDATE originals SET content = (SELECT content FROM versions)`:                "original of version 2",
		`DELETE FROM originals`:                                                        "original of version 2",
		`DELETE FROM paragraphs`:                                                       "not found",
	} {
		s := s.empty(t)
		lib := s.Library("5")
		a := tale("Sound", "One.", "Two.")
		for _, a.Paragraphs[0].Text = range []string{"One.", "One, changed."} {
			if _, err := lib.Put(t.Context(), Incoming{Article: a, Origin: "/a", Raw: []byte(a.Paragraphs[0].Text)}); err != nil {
				t.Fatal(err)
			}
		}
		if err := lib.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := s.db.Exec(statement); err != nil {
			t.Fatal(statement, err)
		}
		if err := lib.Check(t.Context()); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "_sound") {
			t.Errorf("%s: error %v, want one about %s of _sound", statement, err, want)
		}
	}
}

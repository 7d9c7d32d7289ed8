package corpus

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// These are cases of TestConformance.

func settingsCase(t *testing.T, s testStore) {
	want := func(server, value string) {
		t.Helper()
		if got, err := s.Settings(t.Context(), server); err != nil || string(got) != value {
			t.Errorf("settings of %q: %q, error %v, want %q", server, got, err, value)
		}
	}
	want("1", "")
	for _, value := range []string{`{"a":1}`, `{"a":"\u0000 ü"}`} {
		if err := s.PutSettings(t.Context(), "1", []byte(value)); err != nil {
			t.Fatal(err)
		}
		want("1", value)
	}
	want("2", "")
	for _, value := range []string{"", "{", `"` + strings.Repeat("x", maxSettings) + `"`} {
		if err := s.PutSettings(t.Context(), "1", []byte(value)); err == nil {
			t.Errorf("%.20q was kept", value)
		}
	}
}

func feedsCase(t *testing.T, s testStore) {
	now := time.UnixMilli(1_700_000_000_000)
	put := func(server, url string, due time.Duration) Feed {
		t.Helper()
		f := Feed{Server: server, URL: url, Kind: "sitemap", Title: "T", Since: "2022-01", Match: "/a*", ETag: `"e"`,
			LastModified: "Thu", Added: now, Checked: now.Add(-time.Minute), Due: now.Add(due), Failures: 2, Failure: "slow"}
		if err := s.PutFeed(t.Context(), f); err != nil {
			t.Fatal(err)
		}
		return f
	}
	a := put("1", "https://example.org/a", -time.Hour)
	put("1", "https://example.org/b", time.Hour)
	c := put("2", "https://example.org/a", -2*time.Hour)
	put("3", "https://example.org/a", -3*time.Hour)
	if err := s.ServerLeft(t.Context(), "3", now); err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[int][]Feed{1: {c}, 9: {c, a}} {
		if got, err := s.DueFeeds(t.Context(), now, limit); err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("due: got %v, error %v\nwant %v", got, err, want)
		}
	}
	// The clock was an hour ahead when it was polled, or is set back since.
	past := now.Add(-2 * time.Hour)
	if got, err := s.DueFeeds(t.Context(), past, 9); err != nil || len(got) != 3 {
		t.Errorf("due after the clock was set back: got %v, error %v", got, err)
	}
	a = put("1", "https://example.org/a", time.Hour)
	if got, err := s.Feeds(t.Context(), "1"); err != nil || len(got) != 2 || fmt.Sprint(got[0]) != fmt.Sprint(a) {
		t.Errorf("feeds: %v, error %v", got, err)
	}
	if err := s.RemoveFeed(t.Context(), "1", a.URL); err != nil {
		t.Error(err)
	}
	if err := s.RemoveFeed(t.Context(), "1", a.URL); !errors.Is(err, ErrNotFound) {
		t.Errorf("removed twice: error %v", err)
	}
	if got, err := s.Feeds(t.Context(), "2"); err != nil || len(got) != 1 {
		t.Errorf("another's feed: %v, error %v", got, err)
	}
	if err := s.PutFeed(t.Context(), Feed{Server: "1", URL: "ftp://example.org"}); err == nil {
		t.Error("an address that is none of the web was kept")
	}
}

func visitsCase(t *testing.T, s testStore) {
	lib, other := s.Library("1"), s.Library("2")
	id := mustPut(t, lib, tale("A", "One."), "", Added)
	v := Visit{URL: "https://example.org/a", Article: id, ETag: `"e"`, LastModified: "Thu", Digest: "d", Checked: time.UnixMilli(1_700_000_000_000)}
	for _, v.ETag = range []string{`"e"`, `"f"`} {
		if err := lib.PutVisit(t.Context(), v); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := lib.Visit(t.Context(), v.URL); err != nil || got != v {
		t.Errorf("got %v, error %v, want %v", got, err, v)
	}
	if list, err := lib.Visits(t.Context(), id); err != nil || !slices.Equal(list, []Visit{v}) {
		t.Errorf("visits %v, error %v", list, err)
	}
	if _, err := other.Visit(t.Context(), v.URL); !errors.Is(err, ErrNotFound) {
		t.Errorf("another server's visit: error %v", err)
	}
	later := time.UnixMilli(1_800_000_000_000)
	if err := lib.MarkChecked(t.Context(), id, later); err != nil {
		t.Error(err)
	}
	list, err := lib.List(t.Context())
	if err != nil || !list[0].Checked.Equal(later) || list[0].Fetched.Equal(later) || list[0].Version != 1 {
		t.Errorf("summary %+v, error %v", list, err)
	}
	if err := other.MarkChecked(t.Context(), id, later); !errors.Is(err, ErrNotFound) {
		t.Errorf("another server's article: error %v", err)
	}
}

func editorsCase(t *testing.T, s testStore) {
	ask := func(q EditorQuestion) string {
		t.Helper()
		id, err := s.AskEditors(t.Context(), q)
		if err != nil || len(id) != 16 {
			t.Fatalf("ID %q, error %v", id, err)
		}
		return id
	}
	first := EditorQuestion{Server: "1", Channel: "c", Asker: "u", Text: "Why?", Asked: time.UnixMilli(1_700_000_000_000)}
	first.ID = ask(first)
	if again := ask(first); again != first.ID {
		t.Errorf("asked twice: IDs %s and %s", first.ID, again)
	}
	second := ask(EditorQuestion{Server: "1", Asker: "v", Text: "Why?"})
	ask(EditorQuestion{Server: "2", Asker: "u", Text: "Why?"})
	list, err := s.EditorQuestions(t.Context(), "1")
	if err != nil || len(list) != 2 || list[0] != first {
		t.Errorf("questions %v, error %v", list, err)
	}
	var claims atomic.Int32
	var wg sync.WaitGroup
	for _, store := range []*Store{s.Store, s.again(t), s.again(t)} {
		wg.Go(func() {
			if ok, err := store.ClaimQuestion(t.Context(), first.ID, time.Hour); err != nil {
				t.Error(err)
			} else if ok {
				claims.Add(1)
			}
		})
	}
	wg.Wait()
	if claims.Load() != 1 {
		t.Errorf("%d claimed one question", claims.Load())
	}
	claim := func(why string, term time.Duration) {
		t.Helper()
		if ok, err := s.ClaimQuestion(t.Context(), first.ID, term); err != nil || !ok {
			t.Errorf("%s: claimed %v, error %v", why, ok, err)
		}
	}
	claim("the claim was made when the clock was an hour ahead", time.Millisecond)
	time.Sleep(5 * time.Millisecond)
	claim("who claimed it has ended", time.Hour)
	if err := errors.Join(s.DropQuestion(t.Context(), first.ID), s.DropQuestion(t.Context(), first.ID)); err != nil {
		t.Error(err)
	}
	if list, err = s.EditorQuestions(t.Context(), "1"); err != nil || len(list) != 1 || list[0].ID != second {
		t.Errorf("questions %v, error %v", list, err)
	}
	for _, text := range []string{"\xff", "a\x00b", strings.Repeat("x", maxEditorQuestion+1)} {
		if _, err := s.AskEditors(t.Context(), EditorQuestion{Server: "1", Text: text}); err == nil {
			t.Errorf("%.10q was kept", text)
		}
	}
}

func ratingsCase(t *testing.T, s testStore) {
	when := time.UnixMilli(1_700_000_000_000)
	rate := func(server, voter, question string, helpful bool) Rating {
		t.Helper()
		when = when.Add(time.Second)
		r := Rating{Passage: "a#1", Hash: "0123", Question: question, Helpful: helpful, Rated: when}
		if err := s.Rate(t.Context(), server, voter, r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	rate("1", "u", "Why?", true)
	want := []Rating{rate("1", "v", "Why?", true), rate("1", "u", "Who?", true), rate("1", "u", "Why?", false)}
	rate("2", "u", "Why?", true)
	if got, err := s.Ratings(t.Context(), "1"); err != nil || !slices.Equal(got, want) {
		t.Errorf("ratings %v, error %v\nwant %v", got, err, want)
	}
	ratingsAreKeyed(t, s)
}

// ratingsAreKeyed checks that what a rating is kept under cannot be made by who
// knows the person, and that it still tells one person from another after a
// backup and after an update from before there was a secret.
func ratingsAreKeyed(t *testing.T, s testStore) {
	r := Rating{Passage: "b#2", Hash: "4567", Rated: time.UnixMilli(1_800_000_000_000)}
	rate := func(why string, on *Store) {
		t.Helper()
		err := on.Rate(t.Context(), "3", "u", r)
		list, errList := on.Ratings(t.Context(), "3")
		if err = errors.Join(err, errList); err != nil || !slices.Equal(list, []Rating{r}) {
			t.Errorf("%s: ratings %v, error %v", why, list, err)
		}
	}
	count := func(on *Store, query string, args ...any) (n int) {
		t.Helper()
		if err := on.db.QueryRow(query, args...).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	guessed := func(on *Store) int {
		t.Helper()
		return count(on, `SELECT COUNT(*) FROM ratings WHERE key = $1`, ratingOf("u", r))
	}
	rate("at first", s.Store)
	rate("again", s.Store)
	copied, file := s.empty(t), filepath.Join(t.TempDir(), "backup.db")
	if err := errors.Join(s.Backup(t.Context(), file, nil), copied.Restore(t.Context(), file, nil)); err != nil {
		t.Fatal(err)
	}
	rate("after a backup", copied.Store)
	if n := guessed(s.Store); n > 0 {
		t.Errorf("%d ratings are kept under what can be guessed", n)
	}
	if _, err := s.db.Exec(`UPDATE ratings SET key = '` + ratingOf("u", r) + `' WHERE server = '3'`); err != nil {
		t.Fatal(err)
	}
	for _, back := range []string{`DELETE FROM secrets`, fmt.Sprintf(`DELETE FROM goose_db_version WHERE version_id = %d`, keyRatingsVersion)} {
		if _, err := s.db.Exec(back); err != nil {
			t.Fatal(err)
		}
	}
	updated := s.again(t)
	rate("after an update", updated)
	if n := guessed(updated); n > 0 {
		t.Errorf("%d ratings are kept under what can be guessed after an update", n)
	}
	if n := count(updated, `SELECT COUNT(*) FROM secrets`); n != 1 {
		t.Errorf("%d secrets", n)
	}
}

func departuresCase(t *testing.T, s testStore) {
	day := func(n int) time.Time { return time.UnixMilli(1_700_000_000_000).AddDate(0, 0, n) }
	for _, server := range []string{"1", "2", "3", "4"} {
		lib := s.Library(server)
		_, err := lib.Put(t.Context(), Incoming{Article: tale("A", "One."), Raw: []byte("raw"), Origin: "/a"})
		_, errQuestion := s.AskEditors(t.Context(), EditorQuestion{Server: server, Text: "Why?"})
		err = errors.Join(err, errQuestion, s.PutSettings(t.Context(), server, []byte("{}")), s.Rate(t.Context(), server, "u", Rating{}),
			s.PutFeed(t.Context(), Feed{Server: server, URL: "https://example.org"}), lib.PutVisit(t.Context(), Visit{URL: "https://example.org"}))
		if err != nil {
			t.Fatal(err)
		}
	}
	for server, when := range map[string]time.Time{"1": day(1), "2": day(9), "3": day(1)} {
		if err := s.ServerLeft(t.Context(), server, when); err != nil {
			t.Fatal(err)
		}
	}
	// Being told again does not put it off, coming back does.
	if err := errors.Join(s.ServerLeft(t.Context(), "1", day(9)), s.ServerBack(t.Context(), "3")); err != nil {
		t.Fatal(err)
	}
	revision, err := s.Own("1").Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if gone, err := s.Purge(t.Context(), day(5)); err != nil || !slices.Equal(gone, []string{"1"}) {
		t.Fatalf("purged %q, error %v", gone, err)
	}
	if list, err := s.Servers(t.Context()); err != nil || !slices.Equal(list, []string{"2", "3", "4"}) {
		t.Errorf("servers %q, error %v", list, err)
	}
	for _, table := range append([]string{"paragraphs", "versions", "origins"}, owned...) {
		var n int
		if err := s.db.QueryRow(`SELECT COUNT(*) FROM ` + table + ` WHERE server = '1'`).Scan(&n); err != nil || n > 0 {
			t.Errorf("%d rows are left in %s, error %v", n, table, err)
		}
	}
	if gone, err := s.Purge(t.Context(), day(5)); err != nil || gone != nil {
		t.Errorf("purged again: %q, error %v", gone, err)
	}
	mustPut(t, s.Library("1"), tale("A", "Two."), "", Added)
	if now, err := s.Own("1").Revision(t.Context()); err != nil || now <= revision {
		t.Errorf("the revision went back from %d to %d, error %v: an index would not notice", revision, now, err)
	}
	if err := s.ServerLeft(t.Context(), "", day(1)); err == nil {
		t.Error("the shared library was left")
	}
}

package corpus

import (
	"database/sql"
	"fmt"
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/pressly/goose/v3"
)

// olderFile makes a library as a program with the first migrations left it:
// two articles, of which one stands in two files.
func olderFile(t *testing.T, version int64) (path string, articles []Article) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "library.db")
	db, err := sql.Open("sqlite", dataSource(path, logBeside, lockPatience))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	files, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), version); err != nil {
		t.Fatal(err)
	}
	exec := func(statement string, args ...any) {
		t.Helper()
		if _, err := db.Exec(statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	for n, id := range []string{"first", "second"} {
		a := long("Older "+id, 3+n)
		a.ID, a.URL, a.Author = id, "https://example.org/"+id, "A. Reed"
		exec(`INSERT INTO articles VALUES ($1, $2, $3, '', $4, $5, '', '', '', $6, $7, $8, $9)`,
			id, a.Title, a.Language, a.Author, a.URL, "example.org/"+id, a.Hash(), 1000+n, 2000+n)
		fragments := a.Fragments()
		for i, p := range a.Paragraphs {
			exec(`INSERT INTO paragraphs (article_id, number, section, text) VALUES ($1, $2, $3, $4)`, id, i+1, p.Section, p.Text)
			if version > 1 && n == 0 {
				exec(`UPDATE paragraphs SET fragment = $1 WHERE article_id = $2 AND number = $3`, fragments[i], id, i+1)
			}
		}
		exec(`INSERT INTO origins VALUES ($1, $2), ($1, '')`, id, "/tales/"+id)
		articles = append(articles, a)
	}
	exec(`UPDATE revision SET number = 41`)
	return path, articles
}

func TestOlderFilesAreTakenOver(t *testing.T) {
	for version := int64(1); version <= 2; version++ {
		path, articles := olderFile(t, version)
		for range 2 { // when it is taken over, and afterwards
			checkTakenOver(t, openTest(t, path), articles)
		}
		lib := openTest(t, path)
		if now, err := lib.Revision(t.Context()); err != nil || now != 41 {
			t.Errorf("revision %d, error %v, want 41", now, err)
		}
		mustPut(t, lib, articles[0], "/tales/first", Unchanged)
		changed := articles[1]
		changed.Paragraphs = changed.Paragraphs[1:]
		mustPut(t, lib, changed, "/tales/second", Replaced)
		if old, err := lib.Version(t.Context(), "second", 1); err != nil || old.Hash() != articles[1].Hash() {
			t.Errorf("the version before: %v, error %v", old.Header, err)
		}
		removed, err := lib.KeepOnly(t.Context(), "/tales", func(string) bool { return false })
		if err != nil || len(removed) > 0 {
			t.Errorf("removed %q, error %v: they were put by hand too", removed, err)
		}
		var foreign int
		err = lib.store.db.QueryRow(`SELECT COUNT(*) FROM pragma_foreign_key_check`).Scan(&foreign)
		if err != nil || foreign > 0 {
			t.Errorf("%d rows belong to nothing, error %v", foreign, err)
		}
	}
}

// checkTakenOver checks that a library holds articles as they were.
func checkTakenOver(t *testing.T, lib *Library, articles []Article) {
	t.Helper()
	if err := lib.Check(t.Context()); err != nil {
		t.Error(err)
	}
	list, err := lib.List(t.Context())
	if err != nil || len(list) != len(articles) || list[1].Added.UnixMilli() != 1000 || list[1].Changed.UnixMilli() != 2000 || list[1].Version != 1 {
		t.Errorf("list %+v, error %v", list, err)
	}
	for _, a := range articles {
		got, err := lib.Article(t.Context(), a.ID)
		if err != nil || fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", a) {
			t.Errorf("got  %#v, error %v\nwant %#v", got, err, a)
		}
		passages, err := lib.Passages(t.Context(), PassageID(a.ID, 2))
		if err != nil || passages[0].Fragment != a.Fragments()[1] {
			t.Errorf("%+v, error %v", passages, err)
		}
	}
}

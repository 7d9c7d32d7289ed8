package main

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
)

// A library that cannot be read is told of once, and not for each article.
func TestFaultsOfTheLibraryEndTheWork(t *testing.T) {
	h := home{data: t.TempDir()}
	verbatim(t, h, "add", writeArticles(t, 3))
	db, err := sql.Open("sqlite", filepath.Join(h.data, "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for command, table := range map[string]string{"reextract": "originals", "refresh": "visits"} {
		if _, err := db.Exec("ALTER TABLE " + table + " RENAME TO elsewhere_" + table); err != nil {
			t.Fatal(err)
		}
		told, _ := process(t, h, command, "report-0", "report-1", "report-2").CombinedOutput() // it must fail
		if n := strings.Count(string(told), "no such table: "+table); n != 1 {
			t.Errorf("%s tells %d times:\n%s", command, n, told)
		}
	}
}

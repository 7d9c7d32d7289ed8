package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	stored, err := lib.Put(t.Context(), Incoming{Article: a, Origin: origin})
	if err != nil {
		t.Fatal(err)
	}
	if stored.Change != want {
		t.Fatalf("put %q: %v, want %v", a.Title, stored.Change, want)
	}
	return stored.ID
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

package folder

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"verbatim/corpus"
	"verbatim/corpus/format"
)

// openTestStore opens a store until the test ends.
func openTestStore(t testing.TB, path string) *corpus.Store {
	t.Helper()
	s, err := corpus.OpenStore(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// tempLibrary opens a library in a new folder.
func tempLibrary(t testing.TB) *corpus.Library {
	t.Helper()
	return openTestStore(t, filepath.Join(t.TempDir(), "data", "library.db")).Library("")
}

// tale is an article with a title and paragraphs.
func tale(title string, texts ...string) corpus.Article {
	a := corpus.Article{Header: corpus.Header{Title: title, Language: "en"}}
	for _, text := range texts {
		a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Text: text})
	}
	return a
}

// long is a tale of n paragraphs.
func long(title string, n int) corpus.Article {
	a := tale(title)
	for i := range n {
		a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{
			Section: fmt.Sprintf("Part %d", i/10),
			Text:    fmt.Sprintf("%s, paragraph %d: ", title, i+1) + strings.Repeat("the ferry left the harbour at dawn. ", 12),
		})
	}
	return a
}

// mustPut stores an article and checks what that changed.
func mustPut(t testing.TB, lib *corpus.Library, a corpus.Article, origin string, want corpus.Change) string {
	t.Helper()
	stored, err := lib.Put(t.Context(), corpus.Incoming{Article: a, Origin: origin})
	if err != nil {
		t.Fatal(err)
	}
	if stored.Change != want {
		t.Fatalf("put %q: %v, want %v", a.Title, stored.Change, want)
	}
	return stored.ID
}

// follow makes a follower that describes its events in a list.
func follow(t *testing.T, lib *corpus.Library, dir string, events *[]string) *follower {
	t.Helper()
	f, err := newFollower(lib, new(format.Reader), dir, func(e Event) { *events = append(*events, describe(e)) })
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// pack makes a zip archive of pairs of name and content.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	held := fstest.MapFS{}
	for pair := range slices.Chunk(files, 2) {
		held[pair[0]] = &fstest.MapFile{Data: []byte(pair[1])}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := errors.Join(z.AddFS(held), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

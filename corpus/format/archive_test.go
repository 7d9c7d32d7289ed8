package format

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/packed"
)

// story is an article as Markdown.
func story(title, text string) string { return "# " + title + "\n\n" + text + "\n" }

// pack makes a zip archive of pairs of name and content.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readAll describes the entries of a document, one a line: title or error.
func readAll(t *testing.T, name string, data []byte) string {
	t.Helper()
	var r Reader
	defer r.Close()
	var lines []string
	for e := range r.Read(t.Context(), Document{Name: name, Data: data}, corpus.Header{ID: "one", Title: "One title"}) {
		line := e.Document.Name + ": " + e.Article.Title
		if e.Err != nil {
			line = "! " + e.Err.Error()
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestArchive(t *testing.T) {
	inner := pack(t, "x.md", story("X", "One."))
	data := pack(t, "b/two.md", story("Two", "Two."), "a.txt", "One\n\nA first paragraph of some length stands here.\n", "bad.md", "\x00",
		"b/.hidden.md", story("H", "H."), "__MACOSX/c.md", "x", "notes.json", "{}", "d.zip", string(inner))
	want := `z.zip/a.txt: One
z.zip/b/two.md: Two
! z.zip/bad.md:1: a NUL byte, so this is no text: save the article as UTF-8 text, Markdown or HTML
! z.zip/d.zip: an archive within an archive: unpack the outer one first`
	if got := readAll(t, "z.zip", data); got != want {
		t.Errorf("got\n%s", got)
	}
}

// TestHostileArchives reads archives that are broken or made to do harm.
func TestHostileArchives(t *testing.T) {
	many := []string{}
	for i := range maxArchiveFiles + 1 {
		many = append(many, fmt.Sprintf("%d.md", i), "x")
	}
	locked := bytes.ReplaceAll(pack(t, "a.md", "x"), []byte("PK\x01\x02\x14\x00\x14\x00\x08"), []byte("PK\x01\x02\x14\x00\x14\x00\x09"))
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"cut.zip", pack(t, "a.md", story("A", "One."))[:40], "the zip file is broken"},
		{"none.zip", pack(t, "a.json", "x"), "no article in this archive"},
		{"up.zip", pack(t, "../a.md", "x"), `a file with the name "../a.md"`},
		{"root.zip", pack(t, "/a.md", "x"), `a file with the name "/a.md"`},
		{"many.zip", pack(t, many...), "2001 articles in one archive"},
		{"locked.zip", locked, "locked with a password"},
	} {
		got := readAll(t, c.name, c.data)
		if !strings.Contains(got, c.want) || !strings.HasPrefix(got, "! ") {
			t.Errorf("%s: got %.300s", c.name, got)
		}
	}
}

// TestArchiveBounds reads an archive that unpacks to too much, and a file that
// is larger than the archive says.
func TestArchiveBounds(t *testing.T) {
	data := pack(t, "a.md", story("A", "One."), "b.md", story("B", strings.Repeat("Two. ", 100)), "c.md", story("C", "Three."))
	var got []string
	new(Reader).readArchive(t.Context(), Document{Name: "z.zip", Data: data}, corpus.Header{}, 200, func(e Entry) bool {
		got = append(got, e.Article.Title+fmt.Sprint(e.Err))
		return true
	})
	want := []string{"A<nil>", "z.zip/b.md: the archive unpacks to more than 0 MiB: what follows was not read, make several archives of it"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	z.File[1].UncompressedSize64 = 1
	if data, err := packed.Unpack(z.File[1], 100); err == nil {
		t.Errorf("unpacked %d bytes of a file that lies about its size", len(data))
	}
}

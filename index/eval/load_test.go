package eval

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"verbatim/corpus"
)

// Each file of testdata/loading is a set. What stands above it are lines that
// loading it must give: the end of an error or of a warning, a query with its
// labels, or an article with its title, language and passages.
func TestLoad(t *testing.T) {
	names, err := filepath.Glob("testdata/loading/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if err := txtar.Write(archive, dir); err != nil {
				t.Fatal(err)
			}
			got := describe(t, dir)
			for _, want := range strings.Split(strings.TrimSpace(string(archive.Comment)), "\n") {
				if !slices.ContainsFunc(got, matches(want)) {
					t.Errorf("got %s\nwant %s", strings.Join(got, "\n    "), want)
				}
			}
		})
	}
}

// matches compares lines; of errors and warnings a part is enough.
func matches(want string) func(string) bool {
	return func(got string) bool {
		kind, message, _ := strings.Cut(want, ": ")
		if kind == "error" || kind == "warning" {
			return strings.HasPrefix(got, kind) && strings.Contains(got, message)
		}
		return got == want
	}
}

// describe loads a set and says what it holds.
func describe(t *testing.T, dir string) (lines []string) {
	s, err := Load(dir)
	if err != nil {
		return []string{"error: " + err.Error()}
	}
	defer s.Close()
	for _, w := range s.Warnings {
		lines = append(lines, "warning: "+w)
	}
	for _, q := range s.Queries {
		var labels []string
		for _, id := range slices.Sorted(maps.Keys(q.Relevant)) {
			labels = append(labels, fmt.Sprintf("%s %v", id, q.Relevant[id]))
		}
		lines = append(lines, strings.TrimSpace("query "+q.ID+": "+strings.Join(labels, ", ")))
	}
	versions, err := s.Versions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range slices.Sorted(maps.Keys(versions)) {
		a, err := s.Article(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		line := fmt.Sprintf("article %s %q %s:", id, a.Title, a.Language)
		for n := range a.Paragraphs {
			line += " " + s.PassageID(corpus.PassageID(id, n+1))
		}
		lines = append(lines, line)
	}
	return lines
}

func TestLoadRefusesEndlessLines(t *testing.T) {
	text := `{"_id": "a", "text": "` + strings.Repeat("x", maxLine) + `"}`
	err := eachLine(strings.NewReader("short\n"+text), "corpus.jsonl", func(line) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "corpus.jsonl:2: the line is longer than 8 MiB") {
		t.Errorf("error %v", err)
	}
}

func TestSourceServesBytesOfTheFile(t *testing.T) {
	s := load(t, "testdata/harbour")
	passages, err := s.Passages(t.Context(), "d00002#1", "d00001#2")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := passages[0].Text, "Für Krabben ist das Becken zu kühl 🦀. Sea anemones in the tide pools close when a shadow falls on them."; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if got, want := passages[1].ID()+" "+passages[1].Article.Title, "d00001#2 The steam crane"; got != want {
		t.Errorf("passage %q, want %q", got, want)
	}
	for _, id := range []string{"d00001#3", "d00009#1", "d1#1", "x00001#1", "d00001"} {
		if got, err := s.Passages(t.Context(), id); err == nil {
			t.Errorf("passage %s exists: %+v", id, got)
		}
	}
}

func TestChangedPassageChangesItsVersion(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/harbour")); err != nil {
		t.Fatal(err)
	}
	before, _ := load(t, dir).Versions(t.Context())
	file := filepath.Join(dir, "corpus.jsonl")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(data), "nine tons", "ten tons", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	after, _ := load(t, dir).Versions(t.Context())
	var changed []string
	for id := range before {
		if before[id] != after[id] {
			changed = append(changed, id)
		}
	}
	if !slices.Equal(changed, []string{"d00001"}) {
		t.Errorf("versions of %v changed, want only that of d00001", changed)
	}
}

func TestLoadReadsWindowsLines(t *testing.T) {
	s := load(t, writeSet(t, "{\"_id\": \"a\", \"text\": \"One.\"}\r\n\r\n{\"_id\": \"b\", \"text\": \"Two.\"}\r\n"))
	passages, err := s.Passages(t.Context(), "d00001#1", "d00002#1")
	if err != nil {
		t.Fatal(err)
	}
	if got := passages[0].Text + passages[1].Text; got != "One.Two." {
		t.Errorf("texts %q, want One.Two.", got)
	}
}

func TestPassageTitleIsSection(t *testing.T) {
	s := load(t, writeSet(t, `{"_id": "a", "title": "Bridges", "text": "One.", "metadata": {"doc": "d"}}
{"_id": "b", "title": "Arches", "text": "Two.", "metadata": {"doc": "d"}}`))
	a, err := s.Article(t.Context(), "d00001")
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Title + "," + a.Paragraphs[0].Section + "," + a.Paragraphs[1].Section; got != "Bridges,,Arches" {
		t.Errorf("title and sections are %q, want Bridges,,Arches", got)
	}
}

// writeSet makes a folder of passages with one question, "stone?".
func writeSet(t *testing.T, passages string) string {
	t.Helper()
	dir := t.TempDir()
	archive := &txtar.Archive{Files: []txtar.File{
		{Name: "corpus.jsonl", Data: []byte(passages)},
		{Name: "queries.jsonl", Data: []byte(`{"_id": "q", "text": "stone?"}`)},
		{Name: "qrels/test.tsv"},
	}}
	if err := txtar.Write(archive, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// load loads a set for the time of the test.
func load(t *testing.T, dir string) *Set {
	t.Helper()
	s, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// FuzzLoad loads any corpus; what is loaded can be read.
func FuzzLoad(f *testing.F) {
	corpusFile, err := os.ReadFile("testdata/harbour/corpus.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(corpusFile)
	f.Add([]byte("{\"_id\": 1}\r\n\n{\"_id\": \"\xff\", \"metadata\": {\"doc\": [], \"position\": 1e999}}"))
	dir := f.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/harbour")); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, "corpus.jsonl"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Load(dir)
		if err != nil {
			return
		}
		defer s.Close()
		versions, _ := s.Versions(t.Context())
		count := 0
		for id := range versions {
			a, err := s.Article(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			count += len(a.Paragraphs)
		}
		if count != len(s.passages) {
			t.Errorf("%d passages served, want %d", count, len(s.passages))
		}
	})
}

package format

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"verbatim/corpus"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// TestPasted reads the pages in testdata/pasted. Each holds an input and what
// to make of it; a new case needs the input only, then -update, then a reader.
func TestPasted(t *testing.T) { checkCases(t, "testdata/pasted", 10) }

// checkCases checks every txtar file of a folder, at least so many.
func checkCases(t *testing.T, dir string, least int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) < least {
		t.Fatalf("found %d cases, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { checkCase(t, file) })
	}
}

// checkCase reads the first part of a txtar file, whose name says the format,
// and compares the result with the second.
func checkCase(t *testing.T, file string) {
	t.Helper()
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, dropped, err := Read(strings.NewReader(string(ar.Files[0].Data)), ar.Files[0].Name, corpus.Header{})
	got := describeRead(a, dropped, err)
	if *update {
		ar.Files = append(ar.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(ar.Files) != 2 || string(ar.Files[1].Data) != got {
		t.Errorf("%s: got\n%s", file, got)
	}
	if err == nil {
		roundTrip(t, a)
	}
}

// describeRead writes down everything that Read returns.
func describeRead(a corpus.Article, dropped []Dropped, err error) string {
	if err != nil {
		return fmt.Sprintf("error: %v\n", err)
	}
	var b strings.Builder
	for _, f := range a.Fields() {
		if *f.Value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.Name, *f.Value)
		}
	}
	section := ""
	for i, p := range a.Paragraphs {
		if p.Section != section {
			section = p.Section
			fmt.Fprintf(&b, "## %s\n", section)
		}
		fmt.Fprintf(&b, "%d %s\n", i+1, strings.ReplaceAll(p.Text, "\n", "\n  "))
	}
	for _, d := range dropped {
		fmt.Fprintf(&b, "dropped line %d, %s: %s\n", d.Line, d.Rule, strings.ReplaceAll(d.Text, "\n", " "))
	}
	return b.String()
}

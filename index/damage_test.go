package index

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever a bad disk does to one file of an index, it opens, quotes what the
// source holds, and is whole again after one Sync. Every other index is one
// whose process was killed: it has no seal, and many bytes of its segment are
// changed.
func TestDamageIsRepaired(t *testing.T) {
	source := library(200)
	whole := filepath.Join(t.TempDir(), "whole")
	if err := open(t, whole, source).Close(); err != nil {
		t.Fatal(err)
	}
	asked := questions(8)
	for seed := range uint64(40) {
		dir := filepath.Join(t.TempDir(), "index")
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(seed, 0))
		where, changes := dir, 1
		if seed%2 == 0 {
			lose(t, filepath.Join(dir, sealName))
			where, changes = onlySegment(t, dir), 40
		}
		where = damage(t, where, changes, r)
		x, err := Open(t.Context(), dir, source, Options{})
		if err != nil {
			t.Errorf("seed %d, %s: opening: %v", seed, where, err)
			continue
		}
		if err := askAll(t, x, source, asked); err != nil {
			if again := x.Sync(t.Context()); again != nil {
				t.Errorf("seed %d, %s: after %v: syncing: %v", seed, where, err, again)
			}
			if err := askAll(t, x, source, asked); err != nil {
				t.Errorf("seed %d, %s: after a sync: %v", seed, where, err)
			}
		}
		if err := x.Close(); err != nil {
			t.Errorf("seed %d, %s: closing: %v", seed, where, err)
		}
	}
}

// onlySegment is the path of the file that holds the documents.
func onlySegment(t *testing.T, dir string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "store", "*.zap"))
	if err != nil || len(names) != 1 {
		t.Fatalf("segments %v: %v", names, err)
	}
	return names[0]
}

// damage changes bytes of one file below root or cuts the file off, and says
// what it did.
func damage(t *testing.T, root string, changes int, r *rand.Rand) string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("files %v: %v", files, err)
	}
	path := files[r.IntN(len(files))]
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	did := "changed"
	if r.IntN(4) == 0 {
		did, data = "cut", data[:r.IntN(len(data))]
	} else {
		for range changes {
			data[r.IntN(len(data))] ^= byte(1 + r.IntN(255))
		}
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return filepath.Base(path) + " " + did
}

// askAll asks the questions and checks that what is quoted stands in the
// source. It returns the first error.
func askAll(t *testing.T, x *Index, source shelf, questions []string) error {
	t.Helper()
	for _, question := range questions {
		answer, err := x.Answer(t.Context(), Question{Text: question, Threshold: -1})
		if err != nil {
			return err
		}
		for _, quote := range answer.Quotes {
			p := quote.Passage
			if text := source[p.Article.ID].Paragraphs[p.Number-1].Text; p.Text != text {
				t.Errorf("%s: quotes %q, the source has %q", p.ID(), p.Text, text)
			}
			for _, s := range quote.Highlight {
				if strings.TrimSpace(p.Text[s.Start:s.End]) == "" {
					t.Errorf("%s: %v marks nothing", p.ID(), s)
				}
			}
		}
	}
	return nil
}

func TestSealTellsWhetherFilesChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	open(t, dir, lighthouse())
	if err := checkSeal(dir); err != nil {
		t.Errorf("unchanged: %v", err)
	}
	damage(t, filepath.Join(dir, "store"), 1, rand.New(rand.NewPCG(0, 0)))
	if err := checkSeal(dir); err == nil {
		t.Error("a changed file went unnoticed")
	}
	lose(t, filepath.Join(dir, sealName))
	if err := checkSeal(dir); err == nil {
		t.Error("a lost seal went unnoticed")
	}
}

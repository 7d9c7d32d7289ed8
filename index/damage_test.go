package index

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// damageTrials is how many damaged indexes are tried; each is as likely to have
// one byte changed as to have lost the end of a file.
const damageTrials = 40

// Whatever a bad disk does to one file of an index, it opens, quotes what the
// source holds, and is whole again after one Sync.
func TestDamageIsRepaired(t *testing.T) {
	source := library(200)
	whole := filepath.Join(t.TempDir(), "whole")
	if err := open(t, whole, source).Close(); err != nil {
		t.Fatal(err)
	}
	asked := questions(8)
	for seed := range uint64(damageTrials) {
		dir := filepath.Join(t.TempDir(), "index")
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		where := damage(t, dir, rand.New(rand.NewPCG(seed, 0)))
		x, err := Open(t.Context(), dir, source, Options{Threshold: -1})
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

// damage changes a byte of one file of the folder or cuts the file off, and
// says what it did.
func damage(t *testing.T, dir string, r *rand.Rand) string {
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) < 3 {
		t.Fatalf("files %v: %v", files, err)
	}
	path := files[r.IntN(len(files))]
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := r.IntN(len(data))
	did := "cut"
	if r.IntN(2) == 0 {
		data = data[:at]
	} else {
		did = "changed"
		data[at] ^= byte(1 + r.IntN(255))
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
		answer, err := x.Answer(t.Context(), question)
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

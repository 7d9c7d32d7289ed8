package index

import (
	"flag"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/index/store"
)

var trials = flag.Int("trials", 12, "how many indexes TestDamageIsRepaired damages")

// Whatever a bad disk does to the files of an index, whether it was closed or
// its process was killed, it is opened, answers and quotes what the source
// holds, and is whole again.
func TestDamageIsRepaired(t *testing.T) {
	source := library(90)
	whole, killed := filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "killed")
	x := open(t, whole, source)
	if err := os.CopyFS(killed, os.DirFS(whole)); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	asked := questions(4)
	for seed := range uint64(*trials) {
		dir := filepath.Join(t.TempDir(), "index")
		from := []string{whole, killed}[seed%2]
		if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(seed, 0))
		did := damage(t, dir, 1<<r.IntN(8), r)
		x, err := Open(t.Context(), dir, source, Options{Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Errorf("seed %d, %s: opening: %v", seed, did, err)
			continue
		}
		askAll(t, x, source, asked)
		if err := x.Close(); err != nil {
			t.Errorf("seed %d, %s: closing: %v", seed, did, err)
		}
		if err := store.CheckSeal(dir); err != nil {
			t.Errorf("seed %d, %s: not whole again: %v", seed, did, err)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
}

// damage changes bytes of one file below root, cuts the file off or removes it,
// and says what it did.
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
	switch r.IntN(6) {
	case 0:
		did, data = "cut", data[:r.IntN(len(data))]
	case 1:
		did = "removed"
	default:
		for range changes {
			data[r.IntN(len(data))] ^= byte(1 + r.IntN(255))
		}
	}
	err = os.Remove(path)
	if did != "removed" && err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Base(path) + " " + did
}

// askAll asks the questions and checks that what is quoted stands in the
// source.
func askAll(t *testing.T, x *Index, source shelf, questions []string) {
	t.Helper()
	for _, question := range questions {
		answer, err := x.Answer(t.Context(), Question{Text: question, Threshold: -1})
		if err != nil || !answer.Answered() {
			t.Errorf("%s: no answer, %v", question, err)
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
}

func TestSealTellsWhetherFilesChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	open(t, dir, lighthouse())
	if err := store.CheckSeal(dir); err != nil {
		t.Errorf("unchanged: %v", err)
	}
	damage(t, filepath.Join(dir, "store"), 1, rand.New(rand.NewPCG(0, 0)))
	if err := store.CheckSeal(dir); err == nil {
		t.Error("a changed file went unnoticed")
	}
	lose(t, filepath.Join(dir, store.SealName))
	if err := store.CheckSeal(dir); err == nil {
		t.Error("a lost seal went unnoticed")
	}
}

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestSameSeedGivesSameWeights(t *testing.T) {
	var written [2][]byte
	for i := range written {
		path := filepath.Join(t.TempDir(), "weights.go")
		if err := run(t.Context(), []string{"-folds", "2", "-out", path, "../testdata/harbour"}); err != nil {
			t.Fatal(err)
		}
		var err error
		if written[i], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(written[0], written[1]) {
		t.Errorf("two runs wrote different weights:\n%s\n%s", written[0], written[1])
	}
	if !bytes.Contains(written[0], []byte("Rank: [featureCount]float64{")) {
		t.Errorf("no weights of features in\n%s", written[0])
	}
}

func TestCommonWordsAreOfManyArticles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "common.txt")
	if err := run(t.Context(), []string{"-common", path, "../testdata/harbour"}); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || len(got) != 0 {
		t.Errorf("%q, %v: want nothing of three articles", got, err)
	}
}

func TestEveryFoldHasDocuments(t *testing.T) {
	counts := make([]int, 5)
	for _, title := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"} {
		counts[fold(title, 5)]++
	}
	for i, n := range counts {
		if n == 0 {
			t.Errorf("fold %d is empty: %v", i, counts)
		}
	}
}

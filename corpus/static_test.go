package corpus

import (
	"errors"
	"slices"
	"testing"
)

func TestStaticIsLikeALibrary(t *testing.T) {
	a, b := long("Alpha", 12), tale("Beta", "One.")
	a.ID, b.ID = "alpha", "beta"
	static, lib := NewStatic(a, b), tempLibrary(t)
	mustPut(t, lib, a, "", Added)
	mustPut(t, lib, b, "", Added)
	inMemory, err1 := static.Versions(t.Context())
	inFile, err2 := lib.Versions(t.Context())
	if err1 != nil || err2 != nil || len(inMemory) != 2 || inMemory["alpha"] != inFile["alpha"] || inMemory["beta"] != inFile["beta"] {
		t.Errorf("versions %v and %v, errors %v and %v", inMemory, inFile, err1, err2)
	}
	ids := []string{"alpha#12", "beta#1", "alpha#1"}
	fromMemory, err1 := static.Passages(t.Context(), ids...)
	fromFile, err2 := lib.Passages(t.Context(), ids...)
	if err1 != nil || err2 != nil || !slices.Equal(fromMemory, fromFile) {
		t.Errorf("passages %v and %v, errors %v and %v", fromMemory, fromFile, err1, err2)
	}
	if got, err := static.Article(t.Context(), "beta"); err != nil || got.Title != "Beta" {
		t.Errorf("%v, error %v", got, err)
	}
	if _, err := static.Article(t.Context(), "gamma"); !errors.Is(err, ErrNotFound) {
		t.Errorf("error %v, want %v", err, ErrNotFound)
	}
}

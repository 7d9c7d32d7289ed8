package corpus

import (
	"slices"
	"testing"
)

// storedFragments returns the fragments that a library hands out.
func storedFragments(t *testing.T, lib *Library, id string, n int) (fragments []string) {
	t.Helper()
	for i := range n {
		passages, err := lib.Passages(t.Context(), PassageID(id, i+1))
		if err != nil {
			t.Fatal(err)
		}
		fragments = append(fragments, passages[0].Fragment)
	}
	return fragments
}

// storedFragmentsCase: a fragment changes with the rest of its article, and an
// article that an older program stored has fragments too.
func storedFragmentsCase(t *testing.T, s testStore) {
	lib := s.Library("")
	before := tale("The harbour", "The ferry left at dawn.", "Nobody saw it leave.")
	before.ID = "harbour"
	mustPut(t, lib, before, "", Added)
	after := before
	after.Title = "The ferry left"
	mustPut(t, lib, after, "", Replaced)
	want := after.Fragments()
	if slices.Equal(want, before.Fragments()) {
		t.Fatal("the headline makes no difference")
	}
	if got := storedFragments(t, lib, "harbour", 2); !slices.Equal(got, want) {
		t.Errorf("after a change: got %q, want %q", got, want)
	}
	if _, err := lib.store.db.Exec(`UPDATE paragraphs SET fragment = NULL`); err != nil {
		t.Fatal(err)
	}
	if got := storedFragments(t, lib, "harbour", 2); !slices.Equal(got, want) {
		t.Errorf("stored before fragments were: got %q, want %q", got, want)
	}
}

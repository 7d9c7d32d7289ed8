package analysis

import (
	"testing"
)

func TestVietnameseSyllablesAreNotMisspelled(t *testing.T) {
	for word, want := range map[string]bool{"nông": true, "hiệp": true, "đứng": true, "ngọnn": false, "skerry": false} {
		if got := IsEveryday("vi", Token{Word: word}); got != want {
			t.Errorf("%s: %v, want %v", word, got, want)
		}
	}
}

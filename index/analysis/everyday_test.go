package analysis

import (
	"strings"
	"testing"
)

func TestVietnameseSyllablesAreNotMisspelled(t *testing.T) {
	for word, want := range map[string]bool{"nông": true, "hiệp": true, "đứng": true, "ngọnn": false, "skerry": false} {
		if got := IsEveryday("vi", Token{Word: word}); got != want {
			t.Errorf("%s: %v, want %v", word, got, want)
		}
	}
}

func TestWordsThatAskAreNotMisspelled(t *testing.T) {
	for asked, want := range map[string]bool{"id tinggi": true, "no høyden": true, "no høydden": false, "de høyden": false, "de bedeutende": true, "de bedäutend": false, "de Firmen": true, "de Firnen": false, "el συνήθως": true, "el συνίθωσ": false} {
		lang, word, _ := strings.Cut(asked, " ")
		if got := IsEveryday(lang, For(lang).Tokens(word)[0]); got != want {
			t.Errorf("%s: %v, want %v", asked, got, want)
		}
	}
}

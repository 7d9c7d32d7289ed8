package analysis

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNumberWordsAreNumbers(t *testing.T) {
	for _, c := range [][3]string{
		{"da", "halvtreds skibe", "50"}, {"de", "dreißig Schiffe", "30"}, {"nl", "zeventig schepen", "70"},
		{"no", "førti skip", "40"}, {"no", "atten skip", "18"}, {"sv", "tjugo fartyg", "20"}, {"hi", "बयालीस जहाज़", "42"}, {"hi", "पाँचवीं सदी", "5"}, {"hi", "5वीं सदी", "5"},
	} {
		if got := For(c[0]).Tokens(c[1])[0].Term; got != c[2] {
			t.Errorf("%s %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestShortSpanishPlurals(t *testing.T) {
	term := func(word string) string { return For("es").Tokens(word)[0].Term }
	eachPair("casa casas | tipo tipos | año años | nube nubes | calle calles | libro libros", func(one, other string) {
		if term(one) != term(other) {
			t.Errorf("%s is %q, %s %q", one, term(one), other, term(other))
		}
	})
	if term("dios") == term("dio") {
		t.Error("God is given")
	}
}

// FuzzTokens holds that tokens lie in the text, in order, on borders of
// characters, and are never empty, in any language.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{"", "The U.S.-led e-mail, 1,000.5 km", "東京タワーは333m", "ประเทศไทย", "한국어는", "l'avion d'Orsay", "\xff\u0301", "㎏ﬁ½½", "'a.b.c-d-e", "ـ.ـ 0", "ね\u00ad",
		strings.Repeat("한", 5_000)} { // 8,000 of these took 52 s
		f.Add(seed)
	}
	tags := slices.Sorted(maps.Keys(languages))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip("each input is read in all languages, within the ten seconds that fuzzing gives it")
		}
		for _, tag := range tags {
			start := 0
			for _, tok := range For(tag).Tokens(text) {
				if tok.Start < start || tok.End <= tok.Start || tok.End > len(text) || tok.Word == "" || tok.Term == "" {
					t.Fatalf("%s %q: token %+v after %d", tag, text, tok, start)
				}
				if utf8.ValidString(text) && !(utf8.ValidString(text[tok.Start:tok.End])) {
					t.Fatalf("%s %q: token %+v cuts a character", tag, text, tok)
				}
				if tok.Kind&Overlap == 0 {
					start = tok.Start
				}
			}
		}
	})
}

package index

import (
	"slices"
	"testing"

	"verbatim/index/analysis"
	"verbatim/index/spelling"
)

func TestGlossaryListsWhatTermsDoNotTell(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"en", "Wars and a war", []string{"wars"}},
		{"en", "Policies of many governments", []string{"governments", "many", "policies"}},
		// Asked for without its dots, it is looked for as "елк".
		{"ru", "Ёлка и дом", []string{"елка"}},
		{"de", "Die Städte und die Stadt", []string{"stadte"}},
		{"ja", "北京市", nil},
	} {
		g := glossary{lang: c.lang, listed: map[string]bool{}}
		g.add(analysed{tokens: analysis.For(c.lang).Tokens(c.text)})
		if got := g.words(); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// Words are mended to those that are their own terms ("kvarnholm") and to listed
// ones.
func TestMendsToWordsAndTerms(t *testing.T) {
	s := shelf{}
	s.put("harbour", "The harbour", "Kvarnholm has a harbour with many policies.", "The ferries leave at noon.")
	x := open(t, "", s)
	h := held(t, x)
	v, failure := h.wordbook(t.Context(), &company{})
	for word, want := range map[string]string{"kvarnhlm": "kvarnholm", "ferriess": "ferries", "polixies": "policies", "windmill": ""} {
		if got, _ := spelling.Correct(word, word, v.Vocabulary); got != want {
			t.Errorf("%s is read as %q, want %q", word, got, want)
		}
	}
	if err := failure(); err != nil {
		t.Error(err)
	}
}

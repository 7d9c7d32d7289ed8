package index

import (
	"slices"
	"testing"
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
		g.add(analyzerFor(c.lang).tokens(c.text))
		if got := g.words(); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

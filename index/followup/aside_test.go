package followup

import (
	"strings"
	"testing"

	"verbatim/index/analysis"
)

func TestWhatLeadsUpToAQuestionStandsAside(t *testing.T) {
	for text, want := range map[string]string{
		// What says what the question is on by itself leaves the rest aside.
		"My friends argued about this. What did Reid light?":           "my friends argued about this",
		"Reid lit a lamp at Skerry. Who painted the mill at Dover?":    "reid lit a lamp skerry",
		"Who painted the mill at Dover? I saw it in the paper.":        "i saw it in paper",
		"Reid lit the lamp at Skerry. Who else lit the lamp at Dover?": "",
		// What points back, names nothing or says nothing needs the rest.
		"Reid lit a lamp at Skerry. Who was his wife?": "",
		"Reid lit a lamp at Skerry. How many helped?":  "",
		"This man lit a lamp at Skerry. Who is it?":    "",
		"He lit a lamp at Skerry. Name this keeper.":   "",
		"In Reid v. Marlow, who was accused?":          "",
		"Reid lit the lamp. He was its keeper.":        "",
		"Who lit the lamp? Who painted the mill?":      "",
		// Answers to choose from stand aside too.
		"Who lit the lamp? A) Reid B) Marlow":        "a reid b marlow",
		"Who lit the lamp?\n1. Reid\n2. Marlow":      "1 reid 2 marlow",
		"Who lit it? (a) Reid (b) the keeper":        "a reid b the keeper",
		"Was vitamin A. Marlow's gift to Vitamin B?": "",
		// Other languages.
		"Reid baute in Skerry einen Turm. Wer malte die Mühle in Dover?": "reid baute skerry einen turm",
	} {
		if got := strings.Join(asideIn(Language(text), text), " "); got != want {
			t.Errorf("%q: %q stands aside, want %q", text, got, want)
		}
	}
}

func TestOfAnUnknownLanguageNothingStandsAside(t *testing.T) {
	if got := asideIn("zh", "雷德在斯凯里点灯。谁画了多佛的磨坊？"); got != nil {
		t.Errorf("%q stand aside", got)
	}
}

// asideIn are the words of a question that are marked as standing aside.
func asideIn(lang, text string) (words []string) {
	for _, t := range MarkAsides(lang, text, analysis.WrittenOut(lang, text, analysis.For(lang).Tokens(text))) {
		if t.Aside {
			words = append(words, t.Word)
		}
	}
	return words
}

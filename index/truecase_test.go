package index

import (
	"testing"

	"verbatim/corpus"
	"verbatim/index/analysis"
)

func TestNamesGetTheirCapitalsBack(t *testing.T) {
	p := corpus.Passage{Article: corpus.Header{ID: "lamp", Language: "en"}, Number: 1}
	p.Text = "Every second Friday the keeper rowed to Whitby. There Tomas Reid fetched oil, and Reid was seen at the Lamp, where no lamp burned."
	candidates := []candidate{{record: analysePassage(p, 1).record}}
	for question, want := range map[string]string{
		"what did tomas reid fetch for the lamp in whitby?": "tomas reid whitby",
		"WHAT DID TOMAS REID FETCH?":                        "tomas reid",
		"What Did The Keeper And Tomas Reid Fetch?":         "tomas reid",
		"What did Tomas reid fetch in whitby?":              "tomas",
		"what did the keeper fetch?":                        "",
		"what did reids fetch every friday?":                "reids friday",
	} {
		q := query{text: question, tokens: map[string][]analysis.Token{"en": analysis.For("en").Tokens(question)}}
		r := q.truecased(candidates).read("en", &builtin)
		if got := r.list(r.names); got != want {
			t.Errorf("%s: names %q, want %q", question, got, want)
		}
	}
}

package index

import (
	"strings"
	"testing"

	"verbatim/corpus"
)

// meetText matches a question with one passage.
func meetText(question, title, text string) (*reading, *match) {
	p := corpus.Passage{Article: corpus.Header{ID: "a", Title: title, Language: "en"}, Number: 1}
	p.Text = text
	rec := analysePassage(p, 1).record
	r := readEnglish(question)
	m := r.meet(&rec, &desk{})
	return r, &m
}

// list spells out the terms of a set by their words.
func (r *reading) list(s termSet) string {
	var words []string
	for i := range r.terms {
		if s.has(i) {
			words = append(words, r.terms[i].Word)
		}
	}
	return strings.Join(words, " ")
}

func TestMatchTellsHowWordsMeet(t *testing.T) {
	r, m := meetText("Who painted the decision of old sailors from Skerry?", "Skerry",
		"The painters decided. An old sailor began.")
	if got := r.list(m.body); got != "the old sailors" {
		t.Errorf("stems %q", got)
	}
	if got := r.list(m.family); got != "painted decision" {
		t.Errorf("families %q", got)
	}
	if got := r.list(m.heading); got != "skerry" {
		t.Errorf("heading %q", got)
	}
	if got := r.list(m.sentences[1].exact); got != "old" {
		t.Errorf("exact in the second sentence %q", got)
	}
}

func TestCloseWordsMeetInAnyOrder(t *testing.T) {
	for text, want := range map[string]bool{
		"He is the president of Russia.": true,
		"Russia has a new president.":    true,
		"Russia is far. A president met the leaders of many other countries on that day.":            false,
		"The president met the leaders of many other countries on that day, and spoke about Russia.": false,
	} {
		r, m := meetText("Russia's president", "", text)
		if got := r.closeness(m) > 0; got != want {
			t.Errorf("%s: close %v, want %v", text, got, want)
		}
	}
}

func TestFeaturesOfAQuestionWithoutContentAreBounded(t *testing.T) {
	w := DefaultWeights()
	r, m := meetText("who are you", "", "You are who you are.")
	if r.content != 0 {
		t.Fatalf("content %q", r.list(r.content))
	}
	f := r.measure(m, &w)
	for i, v := range f {
		if v < -10 || v > 10 {
			t.Errorf("%s: %v", featureNames[i], v)
		}
	}
}

func TestPairsAreWordsThatFollowEachOther(t *testing.T) {
	for text, want := range map[string]int{
		"A steam crane lifts.":        1,
		"A crane of steam lifts.":     0,
		"Steam. Crane.":               0,
		"The steam-powered crane.":    0,
		"It is a red steam crane now": 2,
	} {
		_, m := meetText("red steam crane", "", text)
		pairs := termSet(0)
		for _, s := range m.sentences {
			pairs |= s.pairs
		}
		if got := pairs.size(); got != want {
			t.Errorf("%q: %d pairs, want %d", text, got, want)
		}
	}
}

func TestQuotedPhraseIsFoundWordForWord(t *testing.T) {
	for text, want := range map[string]float64{
		"She said the blue hour was near.": 1,
		"She said the hour was blue.":      0,
	} {
		r, m := meetText(`Who said "the blue hour"?`, "", text)
		if got := r.quotedIn(m); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestSentenceHoldsWhatIsWanted(t *testing.T) {
	for _, c := range []struct {
		question, with, without string
	}{
		{"Who lit the lamp?", "The lamp was lit by Maud Fairley.", "The lamp was lit at dusk."},
		{"When was the lamp lit?", "The lamp was lit in 1871.", "The lamp was lit by an engineer."},
		{"Where was the lamp lit?", "The lamp was lit in Whitby.", "The lamp was lit gladly."},
		{"How many lamps burn?", "Here burn 7 lamps.", "Here burn lamps."},
		{"How long does the lamp burn?", "The lamp burns 9 hours.", "The lamp burns oil."},
		{"Why was the lamp lit?", "The lamp was lit because of fog.", "The lamp was lit at dusk."},
	} {
		r, with := meetText(c.question, "", c.with)
		_, without := meetText(c.question, "", c.without)
		if a, b := with.sentences[0].holds(r.wish), without.sentences[0].holds(r.wish); a <= b {
			t.Errorf("%s: %v for %q, %v for %q", c.question, a, c.with, b, c.without)
		}
	}
}

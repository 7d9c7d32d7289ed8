package index

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"
)

// Asked of two indexes as if they were one, a question gets the answer that one
// index of all articles gives: the same passages, scores, spellings, unknown
// words and confidence.
func TestTwoIndexesAnswerAsOne(t *testing.T) {
	all := library(600)
	maps.Copy(all, lighthouse())
	own, shared := shelf{}, shelf{}
	for id, a := range all {
		if strings.HasSuffix(id, "20") || id == "ferry" {
			own[id] = a
		} else {
			shared[id] = a
		}
	}
	one := held(t, open(t, "", all))
	two := held(t, open(t, "", own), open(t, "", shared))
	asked := append(questions(20), "Who lit the light house?", "What did the ingineer Maud Farley lite?",
		"Do dogs travel free on the ferri?", "zzyx", "", "Does the zeppelin cross to Skerry?", "the of and")
	for _, text := range asked {
		q := Question{Text: text, Depth: 20}
		want, err := one.answer(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := two.answer(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := fetched(t, two, text), fetched(t, one, text); got != want {
			t.Errorf("%q: two indexes fetch %s, one %s", text, got, want)
		}
		want.Took, got.Took = 0, 0
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: two indexes answer %s, one %s", text, outline(got), outline(want))
		}
	}
}

// fetched lists the candidates for a question with their scores.
func fetched(t *testing.T, h holdings, text string) string {
	t.Helper()
	q := queryOf(t, h, text)
	list, err := h.candidates(t.Context(), q, "", candidateLimit)
	if err != nil {
		t.Fatal(err)
	}
	var s strings.Builder
	for _, c := range list {
		fmt.Fprintf(&s, "%s %.9f ", c.id, c.fetched)
	}
	return s.String()
}

// outline is an answer in short.
func outline(a Answer) string {
	var s strings.Builder
	for _, q := range a.Nearest {
		fmt.Fprintf(&s, "%s %.9f ", q.Passage.ID(), q.Score)
	}
	fmt.Fprintf(&s, "%.9f %v %v %s", a.Confidence, a.Unknown, a.Corrections, a.Language)
	return s.String()
}

func TestOneArticleIsAsked(t *testing.T) {
	x := open(t, "", lighthouse())
	const text = "When does the ferry leave the lighthouse?"
	everywhere, err := x.Answer(t.Context(), Question{Text: text, Depth: 10})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"lamp", "ferry", "gone", "lamp#1"} {
		answer, err := x.Answer(t.Context(), Question{Text: text, Depth: 10, Article: id})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, q := range everywhere.Nearest {
			if q.Passage.Article.ID == id {
				want = append(want, q.Passage.ID())
			}
		}
		if got := ids(answer.Nearest); !reflect.DeepEqual(got, want) {
			t.Errorf("asked of %s: %q, want %q", id, got, want)
		}
		if !reflect.DeepEqual(answer.Unknown, everywhere.Unknown) {
			t.Errorf("asked of %s: unknown %q, want %q", id, answer.Unknown, everywhere.Unknown)
		}
	}
}

// A library of many languages reads a question in each of them, and most of what
// it reads stands nowhere.
func TestManyLanguagesHideNoPassage(t *testing.T) {
	texts := map[string]string{"es": "El transbordador llega dos veces por semana, y en invierno no puede atracar.", "ar": "تصل العبارة مرتين",
		"de": "Die Fähre kommt", "el": "Το πλοίο έρχεται", "fi": "Lautta tulee", "fr": "Le bac arrive", "hu": "A komp jön", "it": "Il traghetto arriva",
		"ro": "Feribotul vine", "ru": "Паром приходит", "sv": "Färjan kommer", "tr": "Feribot gelir", "vi": "Phà đến"}
	all := shelf{}
	for lang, text := range texts {
		all.putIn(lang, lang, lang, text)
	}
	a, err := held(t, open(t, "", all)).answer(t.Context(), Question{Text: "¿Cuántas veces por semana llega el transbordador?"})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Nearest) == 0 || a.Nearest[0].Passage.Article.ID != "es" {
		t.Errorf("found %s", outline(a))
	}
}

package main

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index"
)

func TestRuneSpans(t *testing.T) {
	text := "Über 🇳🇴 ging es. Ende"
	end := strings.Index(text, " Ende")
	got := runeSpans(text, []index.Span{{Start: 0, End: len("Über")}, {Start: len("Über "), End: end}})
	if want := [][2]int{{0, 4}, {5, 16}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v in %d code points", got, want, len([]rune(text)))
	}
}

// TestAnswerJSON pins the form that programs rely on.
func TestAnswerJSON(t *testing.T) {
	p := corpus.Passage{Number: 7, Version: 2,
		Article: corpus.Header{ID: "a", Title: "T & <U>", Source: corpus.Source{
			Publisher: "P", Author: "W", URL: "https://example.org/x", Published: "2022-03-18"}},
		Paragraph: corpus.Paragraph{Section: "S", Text: "Five. Six."}}
	answer := index.Answer{Question: "q?", Language: "en", Confidence: 0.93, Took: 1_800_000,
		Quotes: []index.Quote{{Passage: p, Score: 12.3, Highlight: []index.Span{{Start: 0, End: 5}},
			Why: []index.Part{{Feature: "body", Value: 2, Points: 12.3}}}}}
	const head = `{"question":"q?","answered":true,"confidence":0.93,"language":"en","took_ms":1.8,"unknown":[],"quotes":[{"passage":"a#7",` +
		`"text":"Five. Six.","highlight":[[0,5]],"section":"S","paragraph":7,"score":12.3,"link":"`
	const tail = `","version":2,"hash":"f41476eda04b25f6","article":{"id":"a","title":"T & <U>","publisher":"P","author":"W","url":"https://example.org/x","published":"2022-03-18"}`
	const why = `,"why":[{"feature":"body","value":2,"points":12.3}]`
	for _, c := range []struct {
		answer       index.Answer
		why, nearest bool
		want         string
	}{
		{answer, false, false, head + corpus.Link(p, corpus.MaxLinkLength) + tail + "}]}\n"},
		{answer, true, false, head + corpus.Link(p, corpus.MaxLinkLength) + tail + why + "}]}\n"},
		{index.Answer{Question: "q?", Language: "en"}, false, false,
			`{"question":"q?","answered":false,"confidence":0,"language":"en","took_ms":0,"unknown":[],"quotes":[]}` + "\n"},
		{index.Answer{Question: "q?", Language: "en", Took: 1_800_000, Confidence: 0.1, Unknown: []string{"q"}, Nearest: answer.Quotes}, false, true,
			strings.NewReplacer(`true,"confidence":0.93`, `false,"confidence":0.1`, `"unknown":[],"quotes":[{`, `"unknown":["q"],"quotes":[],"nearest":[{`).
				Replace(head) + corpus.Link(p, corpus.MaxLinkLength) + tail + "}]}\n"},
	} {
		var got bytes.Buffer
		if err := writeJSON(&got, newJSONAnswer(c.answer, c.why, c.nearest)); err != nil {
			t.Fatal(err)
		}
		if got.String() != c.want {
			t.Errorf("got\n%swant\n%s", got.String(), c.want)
		}
	}
}

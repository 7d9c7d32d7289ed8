package speakers

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"verbatim/corpus"
	"verbatim/index/golden"
)

// labelledSpeech reads an article of testdata/speech.txt and who speaks in each
// of its paragraphs.
func labelledSpeech(file txtar.File) (corpus.Article, [][]string) {
	a := corpus.Article{Header: corpus.Header{ID: "labelled"}}
	_, a.Language, _ = strings.Cut(file.Name, ".")
	var labels [][]string
	for line := range strings.Lines(string(file.Data)) {
		line = strings.TrimSpace(line)
		names, isLabel := strings.CutPrefix(line, "=>")
		if !isLabel {
			a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Text: line})
			continue
		}
		var speakers []string
		for name := range strings.SplitSeq(names, ";") {
			if name = strings.TrimSpace(name); name != "" {
				speakers = append(speakers, name)
			}
		}
		labels = append(labels, speakers)
	}
	return a, labels
}

// TestSpeakers compares who is found to speak with testdata/speech.golden. A
// speaker who is invented is worse than one who is missed.
func TestSpeakers(t *testing.T) {
	file, err := txtar.ParseFile("testdata/speech.txt")
	if err != nil {
		t.Fatal(err)
	}
	var failures strings.Builder
	found, right, wanted, paragraphs := 0, 0, 0, 0
	for _, part := range file.Files {
		a, labels := labelledSpeech(part)
		if len(labels) != len(a.Paragraphs) {
			t.Fatalf("%s: %d labels for %d paragraphs", part.Name, len(labels), len(a.Paragraphs))
		}
		got := make([][]string, len(labels))
		for _, s := range In(a) {
			got[s.Paragraph-1] = append(got[s.Paragraph-1], s.Speaker)
		}
		for i := range labels {
			paragraphs++
			wanted, found = wanted+len(labels[i]), found+len(got[i])
			for _, name := range got[i] {
				if slices.Contains(labels[i], name) {
					right++
				}
			}
			if !slices.Equal(got[i], labels[i]) {
				fmt.Fprintf(&failures, "%s: %s\n  want %v\n  got  %v\n", part.Name, a.Paragraphs[i].Text, labels[i], got[i])
			}
		}
	}
	report := fmt.Sprintf("%d paragraphs: %d of %d speakers found are right, of %d\n\n%s", paragraphs, right, found, wanted, failures.String())
	golden.Compare(t, "testdata/speech.golden", report)
}

func FuzzSpeeches(f *testing.F) {
	f.Add("en", "“We won,” Mayor Ida Moe said. She was glad.\nAccording to Moe: nothing.")
	f.Add("zh", "美国总统拜登说：“我们不会改变立场。”")
	f.Add("ru", "Заявил Владимир Путин")
	f.Add("de", "Laut\"Herr")
	f.Fuzz(func(t *testing.T, lang, text string) {
		a := corpus.Article{Header: corpus.Header{Language: lang}}
		for line := range strings.SplitSeq(text, "\n") {
			a.Paragraphs = append(a.Paragraphs, corpus.Paragraph{Text: line})
		}
		for _, s := range In(a) {
			at := 0
			for _, span := range s.Spans {
				if span.Start < at || span.End <= span.Start || span.End > len(a.Paragraphs[s.Paragraph-1].Text) {
					t.Fatalf("%q speaks in %v", s.Speaker, s.Spans)
				}
				at = span.End
			}
		}
	})
}

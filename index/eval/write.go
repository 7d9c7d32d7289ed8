package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"verbatim/corpus"
	"verbatim/corpus/scratch"
)

// A Judgement is somebody's word that a passage answers a question, or does
// not.
type Judgement struct {
	Question string
	// Passage is a passage ID.
	Passage string
	Answers bool
}

// Write makes a folder in BEIR layout, which Load reads, of passages and what
// people said of them. The folder may be there, its files may not, unless a kill left
// them (scratch.Fill); where it fails, none is left. A judgement about a passage that
// is not among the passages is an error.
func Write(dir string, passages []corpus.Passage, judgements []Judgement) error {
	var texts, queries, labels bytes.Buffer
	known := map[string]bool{}
	for _, p := range passages {
		known[p.ID()] = true
		if err := writeLine(&texts, map[string]any{"_id": p.ID(), "title": p.Article.Title, "text": p.Text,
			"metadata": map[string]any{"doc": p.Article.ID, "position": p.Number}}); err != nil {
			return err
		}
	}
	labels.WriteString("query-id\tcorpus-id\tscore\n")
	ids := map[string]string{}
	for _, j := range judgements {
		if !known[j.Passage] {
			return fmt.Errorf("a judgement is about the passage %q, which is not among those to write", j.Passage)
		}
		id, there := ids[j.Question]
		if !there {
			id = fmt.Sprintf("q%d", len(ids)+1)
			ids[j.Question] = id
			if err := writeLine(&queries, map[string]any{"_id": id, "text": j.Question}); err != nil {
				return err
			}
		}
		score := 0
		if j.Answers {
			score = 1
		}
		fmt.Fprintf(&labels, "%s\t%s\t%d\n", id, j.Passage, score)
	}
	files := []struct {
		name    string
		content bytes.Buffer
	}{{"corpus.jsonl", texts}, {"queries.jsonl", queries}, {"qrels/test.tsv", labels}}
	return scratch.Fill(dir, func(f *scratch.Filling) error {
		var names []string
		for _, file := range files {
			names = append(names, file.name)
		}
		if err := f.Expect(names); err != nil {
			return err
		}
		for _, file := range files {
			if err := f.Create(file.name, func(w io.Writer) error {
				_, err := w.Write(file.content.Bytes())
				return err
			}); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeLine adds a value as a line of JSON.
func writeLine(b *bytes.Buffer, v any) error { return json.NewEncoder(b).Encode(v) }

package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"verbatim/corpus"
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
// people said of them. The folder may be there, its files may not; where it fails, none
// is left. A judgement about a passage that is not among the passages is an error.
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
	if err := os.MkdirAll(filepath.Join(dir, "qrels"), 0o700); err != nil {
		return err
	}
	var made []string
	for _, f := range []struct {
		name    string
		content bytes.Buffer
	}{{"corpus.jsonl", texts}, {"queries.jsonl", queries}, {"qrels/test.tsv", labels}} {
		path := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := create(path, f.content); err != nil {
			for _, path := range made {
				err = errors.Join(err, os.Remove(path))
			}
			return err
		}
		made = append(made, path)
	}
	return nil
}

// writeLine adds a value as a line of JSON.
func writeLine(b *bytes.Buffer, v any) error { return json.NewEncoder(b).Encode(v) }

// create writes a file that is not there yet, whole or not at all, for the owner
// only: it may hold what people asked.
func create(path string, content bytes.Buffer) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already: name another folder", path)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(content.Bytes())
	if err = errors.Join(err, f.Close()); err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

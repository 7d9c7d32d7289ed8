package eval

import (
	"testing"

	"verbatim/corpus"
)

func TestWrittenSetsAreLoaded(t *testing.T) {
	a := corpus.Article{Header: corpus.Header{ID: "bridge", Title: "The \"Bridge\""}, Paragraphs: []corpus.Paragraph{
		{Text: "A barge struck the bridge."}, {Text: "The insurer paid for <it>."}}}
	dir := t.TempDir()
	judgements := []Judgement{{"Who paid?", "bridge#2", true}, {"Who paid?", "bridge#1", false}, {"Why\tso?", "bridge#1", true}}
	if err := Write(dir, a.Passages(), judgements); err != nil {
		t.Fatal(err)
	}
	set, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Queries) != 2 || set.Queries[0].Text != "Who paid?" || set.Queries[1].Text != "Why\tso?" || len(set.Warnings) > 0 {
		t.Errorf("loaded %+v", set)
	}
	if err := Write(dir, a.Passages(), judgements); err == nil {
		t.Error("written over what was there")
	}
	if err := Write(t.TempDir(), nil, judgements); err == nil {
		t.Error("wrote judgements about nothing")
	}
}

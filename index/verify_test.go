package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
)

// A forger hands out another text of one article than the one its version
// stands for.
type forger struct {
	Source
	id string
}

func (f forger) Article(ctx context.Context, id string) (corpus.Article, error) {
	a, err := f.Source.Article(ctx, id)
	if id == f.id {
		a.Paragraphs = slices.Clone(a.Paragraphs)
		a.Paragraphs[1].Text += " And more."
	}
	return a, err
}

func TestVerify(t *testing.T) {
	source := library(90)
	var id string
	for id = range source {
		break
	}
	for name, c := range map[string]struct {
		spoil func(x *Index) error
		want  string
	}{
		"sound":              {func(x *Index) error { return nil }, ""},
		"another text":       {func(x *Index) error { x.source = forger{source, id}; return nil }, "article " + id + " is not the version"},
		"a passage is gone":  {func(x *Index) error { return x.store.Bleve().Delete(id + "#2") }, "passage " + id + "#2"},
		"one passage more":   {func(x *Index) error { return put(x, id, 31, "Too much.") }, "documents"},
		"a passage replaced": {func(x *Index) error { return put(x, id, 3, "Another text.") }, "passage " + id + "#3 was made from another text"},
	} {
		x := open(t, "", source)
		if err := c.spoil(x); err != nil {
			t.Fatal(name, err)
		}
		err := x.Verify(t.Context())
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
}

// put writes a passage into an index behind its back.
func put(x *Index, article string, number int, text string) error {
	p := analysePassage(corpus.Passage{Article: corpus.Header{ID: article, Language: "en"}, Number: number, Paragraph: corpus.Paragraph{Text: text}}, number)
	batch := x.store.NewBatch()
	if err := batch.Put(p.document(fmt.Sprint(article, "#", number))); err != nil {
		return err
	}
	return batch.Write()
}

package eval

import (
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/golden"
)

func quoteOf(text string, spans ...index.Span) index.Quote {
	return index.Quote{Passage: corpus.Passage{Paragraph: corpus.Paragraph{Text: text}}, Highlight: spans}
}

func TestJudge(t *testing.T) {
	nearest := []index.Quote{quoteOf("One. Two."), quoteOf("Three."), quoteOf("Four.")}
	ranking := []string{"x", "y", "gold"}
	q := Query{Relevant: map[string]float64{"gold": 1}}

	refused := judge(q, reply{index.Answer{Nearest: nearest, Confidence: .2, Took: time.Second}, ranking})
	if refused.answered || refused.quoted || refused.first || !refused.answerable || refused.took != time.Second {
		t.Errorf("a refusal is judged %+v", refused)
	}
	near(t, "MRR of a refusal", refused.mrr, 1.0/3)

	two := judge(q, reply{index.Answer{Nearest: nearest, Quotes: nearest[:2]}, ranking})
	three := judge(q, reply{index.Answer{Nearest: nearest, Quotes: nearest[:3]}, ranking})
	if !two.answered || two.quoted || !three.quoted {
		t.Errorf("quoted is %v with two quotes and %v with three, want only the third to be right", two.quoted, three.quoted)
	}
	unanswerable := judge(Query{}, reply{index.Answer{Nearest: nearest, Quotes: nearest}, ranking})
	if unanswerable.answerable || !unanswerable.answered || unanswerable.quoted {
		t.Errorf("an answer to what has none is judged %+v", unanswerable)
	}
}

func TestJudgeHighlight(t *testing.T) {
	const text = "Sieben Äste.  Der  Wind kam von Nord. Ende."
	for name, c := range map[string]struct {
		marked  []string
		answers []string
		want    highlight
	}{
		"the answer, whatever case and space": {[]string{"Der  Wind kam von Nord."}, []string{"der wind", "süd"}, highlight{judged: true, hit: true, sentences: 1}},
		"another sentence":                    {[]string{"Ende."}, []string{"Nord"}, highlight{judged: true, sentences: 1}},
		"across two sentences":                {[]string{"Sieben Äste.", "Der  Wind kam von Nord."}, []string{"Äste. Der"}, highlight{judged: true, hit: true, sentences: 2}},
		"words the passage does not have":     {[]string{"Ende."}, []string{"zu Ende", " "}, highlight{sentences: 1}},
		"nothing marked":                      {nil, []string{"Nord"}, highlight{judged: true}},
	} {
		var spans []index.Span
		for _, m := range c.marked {
			start := strings.Index(text, m)
			spans = append(spans, index.Span{Start: start, End: start + len(m)})
			c.want.share += float64(len([]rune(m))) / float64(len([]rune(text)))
		}
		got := judgeHighlight(quoteOf(text, spans...), c.answers)
		near(t, name+": share", got.share, c.want.share)
		got.share = c.want.share
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// The figures of the golden file follow from the five outcomes by hand.
func TestReportTable(t *testing.T) {
	marks := highlight{judged: true, hit: true, sentences: 2, share: .5}
	outcomes := []outcome{
		{answerable: true, answered: true, first: true, three: true, quoted: true, confidence: .9, recall: [4]float64{.5, 1, 1, 1}, success: [4]float64{1, 1, 1, 1}, mrr: 1, ndcg: 1, highlight: marks, took: 1 * time.Millisecond},
		{answerable: true, answered: true, three: true, quoted: true, confidence: .7, recall: [4]float64{0, 1, 1, 1}, success: [4]float64{0, 1, 1, 1}, mrr: .5, ndcg: .5, took: 2 * time.Millisecond},
		{answerable: true, confidence: .3, took: 3 * time.Millisecond},
		{answered: true, confidence: .7, took: 4 * time.Millisecond},
		{confidence: .1, took: 5 * time.Millisecond},
	}
	set := &Set{Language: "en", passages: make([]passage, 9), articles: make([]article, 2), Warnings: []string{"row 7 is odd"}}
	r := report(set, outcomes)
	r.Indexing = Indexing{Passages: 9, Took: 3 * time.Second}
	var got strings.Builder
	if _, err := r.WriteTo(&got); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/report.golden", got.String())
}

func TestReportLeavesOutWhatWasNotMeasured(t *testing.T) {
	var got strings.Builder
	r := report(&Set{}, []outcome{{answerable: true, took: time.Millisecond}})
	if _, err := r.WriteTo(&got); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"AUROC", "success", "unanswerable", "indexing", "answer highlighted", "warning"} {
		if strings.Contains(got.String(), name) {
			t.Errorf("%s has a line:\n%s", name, got.String())
		}
	}
}

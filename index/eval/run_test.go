package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"verbatim/index"
)

// harbour asks the questions of testdata/harbour to a real index in memory.
func harbour(t *testing.T, options Options) (*Set, Report) {
	t.Helper()
	s := load(t, "testdata/harbour")
	x, indexing, err := Build(t.Context(), s, "", index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	if indexing.Passages != 4 || indexing.Took <= 0 {
		t.Errorf("indexing %+v, want 4 passages", indexing)
	}
	r, err := Run(t.Context(), x, s, options)
	if err != nil {
		t.Fatal(err)
	}
	return s, r
}

func TestRunReports(t *testing.T) {
	_, r := harbour(t, Options{})
	if r.Passages != 4 || r.Articles != 3 || r.Answerable != 3 || r.Unanswerable != 1 || r.Language != "en" {
		t.Errorf("counts are wrong: %+v", r)
	}
	// The questions are so easy that every ranking must get them right.
	for i := range cutoffs {
		near(t, "recall", r.Recall[i], 1)
		near(t, "success", r.Success[i], 1)
	}
	near(t, "MRR", r.MRR, 1)
	near(t, "nDCG", r.NDCG, 1)
	near(t, "AUROC", r.AUROC, 1)
	near(t, "accepted", r.AcceptedAt5, 1)
	if r.MarkedOf != 2 {
		t.Errorf("%d highlights judged, want the two with a known answer", r.MarkedOf)
	}
	near(t, "marked", r.Marked, 1)
	if r.P50 <= 0 || r.P50 > r.P95 || r.P95 > r.P99 {
		t.Errorf("times %v, %v, %v do not rise", r.P50, r.P95, r.P99)
	}
}

func TestRunWritesRunInTRECFormat(t *testing.T) {
	var run bytes.Buffer
	harbour(t, Options{Run: &run})
	last := map[string]float64{}
	first := map[string]string{}
	for text := range strings.Lines(run.String()) {
		f := strings.Split(strings.TrimSuffix(text, "\n"), " ")
		if len(f) != 6 || f[1] != "Q0" || f[5] != "verbatim" {
			t.Fatalf("line %q is not of a TREC run", text)
		}
		score, err := strconv.ParseFloat(f[4], 64)
		if err != nil {
			t.Fatal(err)
		}
		if before, ok := last[f[0]]; ok && score >= before {
			t.Errorf("%q does not score below the line before", text)
		} else if !ok {
			first[f[0]] = f[2] + " " + f[3]
		}
		last[f[0]] = score
	}
	for query, want := range map[string]string{"q1": "crane-2 1", "q2": "tide%20pool/é 1", "q%203": "bakery 1", "q4": ""} {
		if first[query] != want {
			t.Errorf("the first line of %s ranks %q, want %q", query, first[query], want)
		}
	}
}

func TestRunWritesAnswersInOrder(t *testing.T) {
	var answers bytes.Buffer
	s, _ := harbour(t, Options{Answers: &answers})
	lines := strings.Split(strings.TrimSuffix(answers.String(), "\n"), "\n")
	if len(lines) != len(s.Queries) {
		t.Fatalf("%d lines, want %d", len(lines), len(s.Queries))
	}
	for i, text := range lines {
		var got answerLine
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		if got.Query != s.Queries[i].ID {
			t.Errorf("line %d is about %s, want %s", i+1, got.Query, s.Queries[i].ID)
		}
	}
	if want := `{"query":"q4","answered":false,"confidence":0,"ranking":[]}`; lines[3] != want {
		t.Errorf("an answer without any passage is %s, want %s", lines[3], want)
	}
}

func TestAnswersCountCodePoints(t *testing.T) {
	var answers bytes.Buffer
	harbour(t, Options{Answers: &answers})
	var got answerLine
	if err := json.Unmarshal([]byte(strings.Split(answers.String(), "\n")[1]), &got); err != nil {
		t.Fatal(err)
	}
	if got.Quote == nil || len(got.Quote.Highlight) != 1 {
		t.Fatalf("the answer quotes %+v, want one highlight", got.Quote)
	}
	span := got.Quote.Highlight[0]
	marked := string([]rune(got.Quote.Text)[span[0]:span[1]])
	if want := "Sea anemones in the tide pools close when a shadow falls on them."; strings.TrimSpace(marked) != want {
		t.Errorf("marked %q, want %q", marked, want)
	}
}

func TestRunTellsProgress(t *testing.T) {
	var steps [][2]int
	harbour(t, Options{Progress: func(done, total int) { steps = append(steps, [2]int{done, total}) }})
	if len(steps) == 0 || steps[len(steps)-1] != [2]int{4, 4} {
		t.Errorf("progress %v, want it to end at 4 of 4", steps)
	}
}

// TestRunEnds: whoever no longer waits for the figures need not.
func TestRunEnds(t *testing.T) {
	s := load(t, "testdata/harbour")
	x, _, err := Build(t.Context(), s, "", index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Run(ctx, x, s, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func TestBuildTellsReuse(t *testing.T) {
	s := load(t, "testdata/harbour")
	dir := t.TempDir() + "/index"
	for _, want := range []int{4, 0} {
		x, indexing, err := Build(t.Context(), s, dir, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if indexing.Passages != want {
			t.Errorf("%d passages were indexed, want %d", indexing.Passages, want)
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestBuildRanksDeepEnough(t *testing.T) {
	var passages strings.Builder
	for i, thing := range strings.Fields("arch bank cave dam edge floor gate hall inn jetty keep ledge") {
		fmt.Fprintf(&passages, "{\"_id\": \"p%d\", \"text\": \"A %s is made of stone.\"}\n", i, thing)
	}
	s := load(t, writeSet(t, passages.String()))
	x, _, err := Build(t.Context(), s, "", index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	var run bytes.Buffer
	if _, err := Run(t.Context(), x, s, Options{Run: &run}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(run.String(), "\n"); got != depth {
		t.Errorf("%d passages are ranked, want %d", got, depth)
	}
}

func TestRunFallsInScore(t *testing.T) {
	r := reply{ranking: []string{"a", "b", "c"}}
	for _, score := range []float64{2, 2, 5} {
		r.Nearest = append(r.Nearest, index.Quote{Score: score})
	}
	var run bytes.Buffer
	if err := writeRun(&run, "q", r); err != nil {
		t.Fatal(err)
	}
	want := "q Q0 a 1 2 verbatim\nq Q0 b 2 1.99998 verbatim\nq Q0 c 3 1.99996 verbatim\n"
	if got := run.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

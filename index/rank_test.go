package index

import (
	"math"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"verbatim/corpus"
)

func TestExplanationAddsUpToScore(t *testing.T) {
	answer := answerFrom(t, open(t, "", lighthouse()), "When was the lamp given an electric motor?")
	for _, q := range answer.Nearest {
		sum := 0.0
		for i, part := range q.Why {
			sum += part.Points
			if i > 0 && math.Abs(part.Points) > math.Abs(q.Why[i-1].Points) {
				t.Errorf("%s: %v stands after less", q.Passage.ID(), part)
			}
		}
		if math.Abs(sum-q.Score) > 1e-9 || len(q.Why) == 0 {
			t.Errorf("%s: score %v, explained %v by %d parts", q.Passage.ID(), q.Score, sum, len(q.Why))
		}
	}
}

// TestAnswers reads testdata/answers.txtar: a file ending in .txt is an
// article, title first, a paragraph a line; the file questions has a question
// a line, what it is answered by, and part of what has to be highlighted.
func TestAnswers(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/answers.txtar")
	if err != nil {
		t.Fatal(err)
	}
	s := shelf{}
	var questions string
	for _, f := range archive.Files {
		id, isArticle := strings.CutSuffix(f.Name, ".txt")
		if !isArticle {
			questions = string(f.Data)
			continue
		}
		paragraphs := strings.Split(strings.TrimSpace(string(f.Data)), "\n")
		s.put(id, paragraphs[0], paragraphs[1:]...)
	}
	x := open(t, "", s)
	for line := range strings.Lines(questions) {
		question, rest, _ := strings.Cut(strings.TrimSpace(line), " => ")
		want, marked, _ := strings.Cut(rest, " | ")
		if question != "" {
			checkAnswer(t, x, question, want, marked)
		}
	}
}

// checkAnswer asks one question. "none" wants a refusal.
func checkAnswer(t *testing.T, x *Index, question, want, marked string) {
	t.Helper()
	answer := answerFrom(t, x, question)
	if want == "none" {
		if answer.Answered() {
			t.Errorf("%s: answered by %s with confidence %.2f", question, answer.Quotes[0].Passage.ID(), answer.Confidence)
		}
		return
	}
	if !answer.Answered() || answer.Quotes[0].Passage.ID() != want {
		t.Errorf("%s: %v with confidence %.2f, want %s", question, ids(answer.Nearest), answer.Confidence, want)
		return
	}
	text := ""
	for _, span := range answer.Quotes[0].Highlight {
		text += answer.Quotes[0].Passage.Text[span.Start:span.End]
	}
	if !strings.Contains(text, marked) {
		t.Errorf("%s: highlights %q, want %q in it", question, text, marked)
	}
}

func ids(quotes []Quote) (list []string) {
	for _, q := range quotes {
		list = append(list, q.Passage.ID())
	}
	return list
}

func BenchmarkRank(b *testing.B) {
	h := held(b, open(b, "", library(3000)))
	q := queryOf(b, h, questions(1)[0])
	candidates, err := h.candidates(b.Context(), q, "", candidateLimit)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	var at desk
	for b.Loop() {
		at.wipe()
		list := distinct(rank(q, candidates, &builtin, &at), DefaultDepth)
		confidence(q, list, &builtin)
		for _, r := range list {
			quote(r, corpus.Passage{}, &builtin)
		}
	}
}

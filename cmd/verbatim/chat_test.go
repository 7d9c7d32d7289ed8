package main

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"

	"verbatim/index"
)

func TestExamplesAreAnswered(t *testing.T) {
	x, err := index.Open(t.Context(), "", demoArticles(), index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	tells := []string{"for six hours", "a great deal", "at 9 a.m."}
	for i, question := range examples() {
		answer, err := x.Answer(t.Context(), index.Question{Text: question})
		if err != nil || !answer.Answered() {
			t.Errorf("%q: answered %v, confidence %.2f, error %v", question, answer.Answered(), answer.Confidence, err)
			continue
		}
		first, bold := answer.Quotes[0], ""
		for _, span := range first.Highlight {
			bold += first.Passage.Text[span.Start:span.End]
		}
		if !strings.Contains(bold, tells[i]) {
			t.Errorf("%q: %q does not tell %q", question, bold, tells[i])
		}
	}
}

func TestReadLine(t *testing.T) {
	long := strings.Repeat("x", maxQuestion+1)
	in := bufio.NewReader(strings.NewReader("one\r\n\n" + long + "\nafter\n" + long[:maxQuestion-1] + "\nlast"))
	for _, want := range []struct {
		text string
		err  error
	}{{"one", nil}, {"", nil}, {"", errLongLine}, {"after", nil}, {long[:maxQuestion-1], nil}, {"last", io.EOF}, {"", io.EOF}} {
		if text, err := readLine(in); text != want.text || !errors.Is(err, want.err) {
			t.Fatalf("got %.20q, %v, want %.20q, %v", text, err, want.text, want.err)
		}
	}
}

func TestChatFailsAfterALongLine(t *testing.T) {
	long, short := strings.Repeat("x", maxQuestion+1), "How many hours were Sullivan and Yang in Rome?"
	environ := []string{"VERBATIM_DATA=" + t.TempDir()}
	for lines, want := range map[string]int{short: exitOK, long + "\n" + short: exitError, short + "\n" + long: exitError} {
		var stdout, stderr strings.Builder
		if code := run(t.Context(), []string{"chat"}, environ, strings.NewReader(lines), &stdout, &stderr); code != want {
			t.Errorf("%.10q...: exit code %d, want %d: %s", lines, code, want, stderr.String())
		}
		if !strings.Contains(stdout.String(), "six hours") {
			t.Errorf("%.10q...: the other line is not answered: %s", lines, stdout.String())
		}
	}
}

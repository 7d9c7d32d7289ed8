package demo

import (
	"strings"
	"testing"
)

func TestQuestionsAreManyAndAThirdUnanswerable(t *testing.T) {
	questions := Questions()
	unanswerable := 0
	seen := map[string]bool{}
	for _, q := range questions {
		if len(q.Passages) == 0 {
			unanswerable++
		}
		if key := strings.ToLower(q.Text); seen[key] {
			t.Errorf("%q stands twice", q.Text)
		} else {
			seen[key] = true
		}
	}
	if len(questions) < 90 {
		t.Errorf("%d questions, want at least 90", len(questions))
	}
	if unanswerable*3 < len(questions) {
		t.Errorf("%d of %d questions are unanswerable, want a third at least", unanswerable, len(questions))
	}
}

func TestParseQuestions(t *testing.T) {
	got, err := parseQuestions("# note\n\n[a#1 b#22]\nWho?\n/when\n[none]\nhello\n")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, q := range got {
		lines = append(lines, q.Text+" -> "+strings.Join(q.Passages, ","))
	}
	if got, want := strings.Join(lines, "; "), "Who? -> a#1,b#22; /when -> a#1,b#22; hello -> "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestParseQuestionsNamesTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"# x\nWho?":         "line 2: no [passage] line",
		"[a#1\nWho?":        "line 1: \"[a#1\": want [none]",
		"[]\nWho?":          "want [none] or passage IDs",
		"[none]\n\n[a]\nw?": "line 3: \"a\" is not a passage ID",
		"[none a#1]\nw?":    "\"none\" is not a passage ID",
	} {
		if _, err := parseQuestions(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

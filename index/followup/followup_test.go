package followup

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/index/golden"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestFollowUpPairs compares how the pairs of testdata/followups.txt are
// understood with testdata/followups.golden.
func TestFollowUpPairs(t *testing.T) {
	file, err := txtar.ParseFile("testdata/followups.txt")
	if err != nil {
		t.Fatal(err)
	}
	var report strings.Builder
	for _, part := range file.Files {
		var failures strings.Builder
		var right, total [2]int
		for line := range strings.Lines(string(part.Data)) {
			fields := strings.Split(strings.TrimSpace(line), " > ")
			if len(fields) != 3 {
				t.Fatalf("%q has not three parts", line)
			}
			alone := 0
			if fields[2] == "alone" {
				alone = 1
			}
			total[alone]++
			q, carried := Read(fields[0], fields[1])
			if understoodRightly(fields[1], q.Text, carried, fields[2]) {
				right[alone]++
				continue
			}
			fmt.Fprintf(&failures, "%s > %s\n  %s\n", fields[0], fields[1], q.Text)
		}
		fmt.Fprintf(&report, "%s: %d of %d follow-ups understood, %d of %d others left alone\n%s\n",
			part.Name, right[0], total[0], right[1], total[1], failures.String())
	}
	golden.Compare(t, "testdata/followups.golden", report.String())
}

// understoodRightly compares what was understood with a label.
func understoodRightly(question, understood string, carried bool, label string) bool {
	if label == "alone" {
		return !carried && understood == question
	}
	words := strings.FieldsFunc(strings.ToLower(understood), func(r rune) bool { return strings.ContainsRune(" ?¿,.'’", r) })
	for want := range strings.FieldsSeq(strings.ToLower(label)) {
		unwanted, not := strings.CutPrefix(want, "-")
		if slices.Contains(words, unwanted) == not {
			return false
		}
	}
	return carried
}

func TestFollowUpIsWrittenAsAQuestion(t *testing.T) {
	for _, c := range [][3]string{
		{"What did Biden say about Ukraine?", "and what did he say about Taiwan?", "What did Biden say about Taiwan?"},
		{"Who opened the bakery?", "When was that?", "Who opened the bakery, and when was that?"},
		{"Did Russia ask China for weapons?", "When?", "When did Russia ask China for weapons?"},
		{"How long were Sullivan and Yang in Rome?", "and in Alaska?", "How long were Sullivan and Yang in Alaska?"},
		{"When was the bakery opened?", "Who runs it today?", "Who runs the bakery today?"},
		{"Did Russia ask China for weapons?", "Why not?", "Did Russia ask China for weapons, and why not?"},
		{"How do I bake sourdough bread?", "but why not?", "How do I bake sourdough bread?"},
		{"What about sourdough?", "why not", "What about sourdough?"},
	} {
		if q, _ := Read(c[0], c[1]); q.Text != c[2] {
			t.Errorf("%s %s: understood %q, want %q", c[0], c[1], q.Text, c[2])
		}
	}
}

func TestFollowUpTopics(t *testing.T) {
	for _, c := range [][3]string{
		{"Who opened the bakery?", "What about sourdough?", "sourdough"},
		{"Who opened the bakery?", "and the old mill?", "old mill"},
		{"How long were Sullivan and Yang in Rome?", "and in Alaska?", "Alaska"},
		{"Who opened the bakery?", "and the others?", ""},
		{"Who opened the bakery?", "and when?", ""},
		{"Who opened the bakery?", "and who owns the mill?", ""},
	} {
		if q, _ := Read(c[0], c[1]); q.Text[q.Topic.Start:q.Topic.End] != c[2] {
			t.Errorf("%s %s: topic %v of %q, want %q", c[0], c[1], q.Topic, q.Text, c[2])
		}
	}
}

func TestAsksForMore(t *testing.T) {
	for question, want := range map[string]bool{
		"more": true, "tell me more": true, "and what else?": true, "what else did he say?": true, "and?": true, "Go on, please": true,
		"really?": false, "why?": false, "What did he say?": false, "tell me more about Rome": false,
	} {
		if got := AsksForMore(question); got != want {
			t.Errorf("%q: %v", question, got)
		}
	}
}

func TestAddsNothing(t *testing.T) {
	for question, want := range map[string]bool{
		"why?": true, "but why not?": true, "really?": true, "when was that?": true, "go on": true, "how long?": true,
		"and in Alaska?": false, "who paid for it?": false, "What about Biden?": false,
	} {
		if got := AddsNothing(question); got != want {
			t.Errorf("%q: %v", question, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("What did Biden say about Ukraine?", "and what did he say about Taiwan?")
	f.Add("When did the old keeper row?", "and it?")
	f.Add("誰?", "でも")
	f.Add("Who opened the bakery?", "and what about")
	f.Fuzz(func(t *testing.T, previous, question string) {
		q, carried := Read(previous, question)
		if !carried && q != (Question{Text: strings.TrimSpace(question)}) {
			t.Errorf("%q became %+v without being carried", question, q)
		}
		if carried && utf8.RuneCountInString(q.Text) > maxUnderstood {
			t.Errorf("understood has %d characters", utf8.RuneCountInString(q.Text))
		}
		_ = q.Text[q.Topic.Start:q.Topic.End] // is within the text
	})
}

package analysis

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestSentences joins the sentences of each line of testdata/sentences.txt and
// wants them back.
func TestSentences(t *testing.T) {
	for _, c := range cases(t, "testdata/sentences.txt", 2) {
		gap := " "
		if c[0] == "zh" || c[0] == "ja" {
			gap = ""
		}
		text := strings.Join(c[1:], gap)
		var got []string
		for _, s := range Sentences(c[0], text) {
			got = append(got, text[s.Start:s.End])
		}
		if !slices.Equal(got, c[1:]) {
			t.Errorf("%s:\n got %s\nwant %s", c[0], strings.Join(got, " | "), strings.Join(c[1:], " | "))
		}
	}
}

func TestSentencesOfThaiEndAtSpaces(t *testing.T) {
	part := strings.Repeat("ไทย", 25)
	if got := len(Sentences("th", part+" "+part+" ไทย")); got != 3 {
		t.Errorf("%d sentences, want 3", got)
	}
}

// FuzzSentences holds that sentences stand in order, do not overlap, lie on
// borders of characters and hold all that is not white space.
func FuzzSentences(f *testing.F) {
	for _, seed := range []string{"", " \n\n. ", "A.[1] B.(c) d.[", "…! ?", "Mr. X. \xff\n\nY;", "ก ข", "![0]\r 0",
		"x." + strings.Repeat(")", 64_000),         // of these 16,000 took four seconds
		"x" + strings.Repeat("\n", 30_000) + "y"} { // 20,000 of these took ten seconds
		f.Add(seed)
	}
	tags := []string{"en", "", "de", "el", "ja", "th"}
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range tags {
			var rest strings.Builder
			end := 0
			for _, s := range Sentences(tag, text) {
				if s.Start < end || s.End <= s.Start {
					t.Fatalf("%s %q: %v after %d", tag, text, s, end)
				}
				if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
					t.Fatalf("%s %q: %v cuts a character", tag, text, s)
				}
				rest.WriteString(text[end:s.Start])
				end = s.End
			}
			rest.WriteString(text[end:])
			if left := strings.TrimSpace(rest.String()); left != "" {
				t.Fatalf("%s %q: %q is in no sentence", tag, text, left)
			}
		}
	})
}

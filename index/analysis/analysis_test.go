package analysis

import (
	"bufio"
	"os"
	"strings"
	"sync"
	"testing"
)

// TestTerms checks each line of testdata/terms.txt: a language ("-" for none),
// a text and its terms, with "|" between them. Overlapping terms are in
// brackets, stop words in parentheses.
func TestTerms(t *testing.T) {
	for _, c := range cases(t, "testdata/terms.txt", 3) {
		if got := terms(c[0], c[1]); got != c[2] {
			t.Errorf("%s %q:\n got %s\nwant %s", c[0], c[1], got, c[2])
		}
	}
}

// TestMeet checks each line of testdata/meet.txt: the terms of the first text
// are among those of each other text of the line.
func TestMeet(t *testing.T) {
	for _, c := range cases(t, "testdata/meet.txt", 3) {
		for _, other := range c[2:] {
			have := strings.Fields(terms(c[0], other))
			for _, term := range strings.Fields(terms(c[0], c[1])) {
				if !contains(have, term) {
					t.Errorf("%s: %q of %q is not in %q: %s", c[0], term, c[1], other, have)
				}
			}
		}
	}
}

// contains tells whether a term, overlapping or not, is in a list.
func contains(list []string, term string) bool {
	for _, have := range list {
		if strings.Trim(have, "[]()") == strings.Trim(term, "[]()") {
			return true
		}
	}
	return false
}

// cases reads a table of at least n columns, "|" between them; lines that
// start with "#" are comments.
func cases(t *testing.T, path string, n int) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all [][]string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if line := lines.Text(); line != "" && line[0] != '#' {
			columns := strings.Split(line, "|")
			for i := range columns {
				columns[i] = strings.TrimSpace(columns[i])
			}
			if len(columns) < n {
				t.Fatalf("%s: %q has %d columns, want %d", path, line, len(columns), n)
			}
			all = append(all, columns)
		}
	}
	if len(all) == 0 {
		t.Fatalf("%s is empty", path)
	}
	return all
}

// terms are the terms of a text in one line.
func terms(lang, text string) string {
	var out []string
	for _, t := range For(lang).Tokens(text) {
		switch {
		case t.Kind&Overlap != 0:
			out = append(out, "["+t.Term+"]")
		case t.Kind&Stop != 0:
			out = append(out, "("+t.Term+")")
		default:
			out = append(out, t.Term)
		}
	}
	return strings.Join(out, " ")
}

// prose is the text that benchmarks read.
func prose(b *testing.B) string {
	text := strings.Repeat("In March 2022 the U.S. officials said that Mr. Biden's six-hour visit, the first "+
		"since the war began, would cost 1,000 dollars. \"We are colour-blind,\" she replied; nobody answered.\n", 500)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	return text
}

func BenchmarkTokens(b *testing.B) {
	text, a := prose(b), For("en")
	for b.Loop() {
		a.Tokens(text)
	}
}

func BenchmarkSentences(b *testing.B) {
	text := prose(b)
	for b.Loop() {
		Sentences("en", text)
	}
}

// TestEveryLanguage makes each analyzer, so that a name bleve does not know
// shows, and uses it from several goroutines, so that the race detector sees
// filters that keep state.
func TestEveryLanguage(t *testing.T) {
	const text = "Test 12 тест δοκιμή בדיקה परीक्षण اختبار 試験 시험 ทดสอบ l'été"
	for tag := range languages {
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if got := len(For(tag).Tokens(text)); got < 10 {
					t.Errorf("%q: %d tokens", tag, got)
				}
			})
		}
		all.Wait()
	}
}

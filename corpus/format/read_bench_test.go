package format

import (
	"strings"
	"testing"

	"verbatim/corpus"
)

// BenchmarkRead reads an article of a hundred paragraphs in each format.
func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(before+" "+after+"\n\n", 100)
	for name, doc := range map[string]string{
		"a.txt":  "A headline for the whole story\n\n" + text,
		"a.md":   "# A headline for the whole story\n\n" + text,
		"a.html": "<title>A headline</title><article><p>" + strings.ReplaceAll(text, "\n\n", "<p>") + "</article>",
	} {
		b.Run(string(Of(name)), func(b *testing.B) {
			b.SetBytes(int64(len(doc)))
			for b.Loop() {
				if a, _, err := Read(strings.NewReader(doc), name, corpus.Header{}); err != nil || len(a.Paragraphs) < 100 {
					b.Fatal(len(a.Paragraphs), err)
				}
			}
		})
	}
}

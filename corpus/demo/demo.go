// Package demo holds the story that Verbatim can be tried on without articles
// of one's own, and questions to measure it by.
//
// The story is told in three short articles in this project's own words:
// [Articles]. [Questions] are labelled with the passages that answer them. To
// add a question, edit questions.txt; to change the story, edit the Markdown
// in articles, where the numbers in the labels count the paragraphs of each.
package demo

import (
	"embed"
	"io/fs"

	"verbatim/corpus"
	"verbatim/corpus/format"
)

//go:embed articles/*.md
var files embed.FS

// Articles returns the articles of the demo in the order of their IDs. Each
// call returns new ones.
func Articles() []corpus.Article {
	names, err := fs.Glob(files, "articles/*.md")
	if err != nil {
		panic(err) // The pattern is well formed.
	}
	articles := make([]corpus.Article, len(names))
	for i, name := range names {
		if articles[i], err = read(name); err != nil {
			panic(err) // The files are part of the program, and a test reads them.
		}
	}
	return articles
}

// read reads one embedded file.
func read(name string) (corpus.Article, error) {
	f, err := files.Open(name)
	if err != nil {
		return corpus.Article{}, err
	}
	defer f.Close()
	a, _, err := format.Read(f, name, corpus.Header{})
	return a, err
}

// Package eval measures how well an index answers the questions of a data set
// in BEIR layout (Thakur et al. 2021, https://arxiv.org/abs/2104.08663): what
// it ranks, what it marks, what it refuses and how long it takes.
//
// A [Set] is such a folder, read with [Load]. It is a source that an index can
// serve; [Build] indexes it and [Run] asks its questions and returns a
// [Report]. The measures are pure functions, in ranking.go and refusing.go.
//
// The package judges and changes nothing: training is package train's, and
// showing progress is the command's.
package eval

import (
	"os"

	"verbatim/index"
)

// A Set is a BEIR folder: passages grouped into articles, and questions with
// the passages that answer them. It implements [index.Source]. Texts stay in
// the file and are read when asked for, so that large sets fit into memory.
// Its methods may be called at the same time.
type Set struct {
	// Dir is the folder that the set was read from.
	Dir string
	// Queries are the questions in the order of their file.
	Queries []Query
	// Language is the BCP 47 tag of passages that do not name their own.
	Language string
	// Warnings are faults of the set that do not keep it from being used, a
	// sentence each.
	Warnings []string

	file     *os.File
	passages []passage
	articles []article
	// numbers maps the _id of a passage to its place in passages.
	numbers map[string]int
}

var _ index.Source = (*Set)(nil)

// A Query is a question and what is known of its answer.
type Query struct {
	ID   string
	Text string
	// Answers are strings of which each, where it occurs in a relevant
	// passage, answers the question. It may be empty.
	Answers []string
	// Relevant maps the _id of each passage that answers the question to its
	// grade, which is above 0. An empty one means that nothing answers.
	Relevant map[string]float64
}

// Answerable tells whether a passage of the set answers the question.
func (q Query) Answerable() bool { return len(q.Relevant) > 0 }

// Close closes the file that texts are read from.
func (s *Set) Close() error { return s.file.Close() }

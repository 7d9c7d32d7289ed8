package eval

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"verbatim/corpus/scratch"
)

// Load reads a folder in BEIR layout: corpus.jsonl, queries.jsonl and
// qrels/test.tsv. Passages with the same metadata.doc are one article, in the
// order of metadata.position; where there is no doc, passages with the same
// title that follow one another are. A field language, of the passage or its
// metadata, names the language; else that of the whole set is detected.
//
// A query without a row in qrels/test.tsv with a score above 0 has no answer.
// Errors name the file and the line. Rows that name an unknown query are
// ignored, unknown passages count as relevant and never found; both leave a
// warning. A folder that Write has not finished is refused.
func Load(dir string) (*Set, error) {
	s := &Set{Dir: dir}
	for _, step := range []func() error{s.finished, s.loadPassages, s.detectLanguage, s.loadQueries, s.loadLabels} {
		if err := step(); err != nil {
			if s.file != nil {
				err = errors.Join(err, s.file.Close())
			}
			return nil, fmt.Errorf("evaluation set %s: %w", dir, err)
		}
	}
	return s, nil
}

// finished fails where Write was ended by a kill.
func (s *Set) finished() error { return scratch.Finished(s.Dir) }

// readFile calls do with each line of a file of the set.
func (s *Set) readFile(name string, do func(line) error) error {
	f, err := os.Open(filepath.Join(s.Dir, filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	defer f.Close()
	return eachLine(f, name, do)
}

// loadQueries reads queries.jsonl.
func (s *Set) loadQueries() error {
	seen := map[string]bool{}
	err := s.readFile("queries.jsonl", func(l line) error {
		var q struct {
			ID       label    `json:"_id"`
			Text     string   `json:"text"`
			Metadata metadata `json:"metadata"`
		}
		if err := decodeLine(l.text, &q); err != nil {
			return err
		}
		if q.ID == "" {
			return fmt.Errorf("the query has no _id")
		}
		id := string(q.ID)
		if seen[id] {
			return fmt.Errorf("a query before this has the _id %q too", id)
		}
		seen[id] = true
		s.Queries = append(s.Queries, Query{ID: id, Text: q.Text, Answers: q.Metadata.texts("answers")})
		return nil
	})
	if err == nil && len(s.Queries) == 0 {
		return fmt.Errorf("queries.jsonl: it holds no queries")
	}
	return err
}

// loadLabels reads qrels/test.tsv.
func (s *Set) loadLabels() error {
	const name = "qrels/test.tsv"
	places := make(map[string]int, len(s.Queries))
	for i, q := range s.Queries {
		places[q.ID] = i
	}
	var strangers, missing strays
	err := s.readFile(name, func(l line) error {
		query, passage, grade, err := parseLabel(string(l.text))
		if err != nil {
			if l.number == 1 {
				return nil // the header
			}
			return err
		}
		if grade <= 0 {
			return nil
		}
		i, ok := places[query]
		if !ok {
			strangers.add(l.number, query)
			return nil
		}
		if _, ok := s.numbers[passage]; !ok {
			missing.add(l.number, passage)
		}
		if s.Queries[i].Relevant == nil {
			s.Queries[i].Relevant = map[string]float64{}
		}
		s.Queries[i].Relevant[passage] = grade
		return nil
	})
	s.Warnings = append(s.Warnings, strangers.warning(name, "queries", "queries.jsonl", "they are ignored")...)
	s.Warnings = append(s.Warnings, missing.warning(name, "passages", "corpus.jsonl", "they count as never found")...)
	return err
}

// parseLabel reads a row of three columns: query, passage and grade.
func parseLabel(row string) (query, passage string, grade float64, err error) {
	fields := strings.Split(row, "\t")
	if len(fields) != 3 {
		return "", "", 0, fmt.Errorf("want three columns with tabs between them: query-id, corpus-id, score")
	}
	grade, err = strconv.ParseFloat(strings.TrimSpace(fields[2]), 64)
	if err != nil || !(grade > -1e6 && grade < 1e6) {
		return "", "", 0, fmt.Errorf("score %q: want a number", fields[2])
	}
	return fields[0], fields[1], grade, nil
}

// strays counts rows that name something unknown.
type strays struct {
	count, line int
	first       string
}

func (s *strays) add(line int, id string) {
	if s.count == 0 {
		s.line, s.first = line, id
	}
	s.count++
}

// warning says so in a sentence, if there are any.
func (s strays) warning(name, things, home, effect string) []string {
	if s.count == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s: %d rows name %s that %s does not have, the first %q in line %d; %s", name, s.count, things, home, s.first, s.line, effect)}
}

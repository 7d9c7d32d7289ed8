package eval

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"verbatim/corpus"
)

// maxArticle is how many passages are taken for one article. A longer one is
// cut, so that indexing article by article needs bounded memory even where a
// set calls everything by one name.
const maxArticle = 2000

// A passage says where a passage's line stands in corpus.jsonl.
type passage struct {
	id       string
	offset   int64
	length   int
	position float64
}

// An article is passages that belong together.
type article struct {
	title    string
	language string
	// passages are places in Set.passages, in reading order.
	passages []int
	// digest is one of the article's lines.
	digest uint64
}

// A record is a line of corpus.jsonl.
type record struct {
	ID       label    `json:"_id"`
	Title    string   `json:"title"`
	Text     string   `json:"text"`
	Language string   `json:"language"`
	Metadata metadata `json:"metadata"`
}

// A grouper puts passages into articles as they come.
type grouper struct {
	set *Set
	// docs maps metadata.doc to the article that it is collected in.
	docs map[string]int
	// last is the article of the line before if that named no doc, else -1.
	last int
}

// loadPassages reads corpus.jsonl but keeps no texts.
func (s *Set) loadPassages() error {
	const name = "corpus.jsonl"
	f, err := os.Open(filepath.Join(s.Dir, name))
	if err != nil {
		return err
	}
	s.file, s.numbers = f, map[string]int{}
	g := grouper{set: s, docs: map[string]int{}, last: -1}
	if err := eachLine(f, name, g.add); err != nil {
		return err
	}
	if len(s.passages) == 0 {
		return fmt.Errorf("%s: it holds no passages", name)
	}
	for _, a := range s.articles {
		slices.SortStableFunc(a.passages, func(i, j int) int {
			return cmp.Compare(s.passages[i].position, s.passages[j].position)
		})
	}
	return nil
}

// add files one line of corpus.jsonl.
func (g *grouper) add(l line) error {
	var r record
	if err := decodeLine(l.text, &r); err != nil {
		return err
	}
	if r.ID == "" {
		return fmt.Errorf("the passage has no _id")
	}
	id := string(r.ID)
	if _, ok := g.set.numbers[id]; ok {
		return fmt.Errorf("a passage before this has the _id %q too", id)
	}
	number := len(g.set.passages)
	g.set.numbers[id] = number
	g.set.passages = append(g.set.passages, passage{id, l.offset, len(l.text), r.Metadata.number("position")})
	a := &g.set.articles[g.articleOf(r)]
	a.passages = append(a.passages, number)
	h := fnv.New64a()
	fmt.Fprintf(h, "%x:", a.digest)
	h.Write(l.text)
	a.digest = h.Sum64()
	return nil
}

// articleOf returns the article that a passage belongs to: that of its doc if
// it names one, else that of the passage before if both have the same title.
func (g *grouper) articleOf(r record) int {
	doc := r.Metadata.text("doc")
	n, ok := g.docs[doc]
	if doc == "" {
		n, ok = g.last, g.last >= 0 && r.Title != "" && g.set.articles[g.last].title == r.Title
	}
	if !ok || len(g.set.articles[n].passages) >= maxArticle {
		n = len(g.set.articles)
		g.set.articles = append(g.set.articles, article{title: r.Title, language: cmp.Or(r.Metadata.text("language"), r.Language)})
	}
	g.last = n
	if doc != "" {
		g.docs[doc], g.last = n, -1
	}
	return n
}

// read reads a passage's line again.
func (s *Set) read(p passage) (r record, err error) {
	text := make([]byte, p.length)
	if _, err := s.file.ReadAt(text, p.offset); err != nil {
		return r, fmt.Errorf("passage %s: %w", p.id, err)
	}
	if err := decodeLine(text, &r); err != nil || string(r.ID) != p.id {
		return r, fmt.Errorf("passage %s: corpus.jsonl has changed since it was loaded", p.id)
	}
	return r, nil
}

// languageSamples is how many passages, spread over the set, its language is
// detected from: enough text that one in another language does not decide.
const languageSamples = 32

// detectLanguage tells the set's language from passages all over it.
func (s *Set) detectLanguage() error {
	var sample strings.Builder
	step := max(1, len(s.passages)/languageSamples)
	for i := 0; i < len(s.passages); i += step {
		r, err := s.read(s.passages[i])
		if err != nil {
			return err
		}
		// A short piece of each, for only the start of the sample is looked at.
		sample.WriteString(strings.ToValidUTF8(r.Text[:min(len(r.Text), 400)], "") + "\n")
	}
	s.Language = corpus.DetectLanguage(sample.String())
	return nil
}

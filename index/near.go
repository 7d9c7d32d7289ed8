package index

import (
	"errors"

	bleveindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// addNear adds to found the words and terms with a prefix within so many edits of
// a word, by bleve's Levenshtein automata. To make one takes most of the time, so
// the one that goes through the words goes through the terms too.
func (s *store) addNear(word string, edits int, prefix string, found map[string]bool) error {
	r, err := s.reader()
	if err != nil {
		return err
	}
	defer r.Close()
	words, near, err := r.FieldDictFuzzyAutomaton(fieldWords, word, edits, prefix)
	if err != nil {
		return err
	}
	defer words.Close()
	if err := addEntries(words, found); err != nil {
		return err
	}
	automaton, ok := near.(segment.Automaton)
	if !ok {
		return errors.New("the automaton of similar words goes through one field only")
	}
	for _, part := range r.Segments() {
		dictionary, err := part.Segment().Dictionary(fieldTerms)
		if err != nil {
			return err
		}
		first, end := prefixRange(prefix)
		if err := addEntries(dictionary.AutomatonIterator(automaton, first, end), found); err != nil {
			return err
		}
	}
	return nil
}

// prefixRange is from where to where, exclusively, words with a prefix stand in a
// dictionary: everywhere if it is "".
func prefixRange(prefix string) (first, end []byte) {
	if prefix == "" {
		return nil, nil
	}
	end = []byte(prefix)
	end[len(end)-1]++ // no byte of UTF-8 is the highest
	return []byte(prefix), end
}

// addEntries adds the rest of a list to found.
func addEntries(list interface {
	Next() (*bleveindex.DictEntry, error)
}, found map[string]bool) error {
	for {
		entry, err := list.Next()
		if err != nil || entry == nil {
			return err
		}
		found[entry.Term] = true
	}
}

package store

import (
	"slices"
	"unicode/utf8"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// AddNear adds to found the words and terms with a prefix within so many edits of
// a word.
func (s *Store) AddNear(word string, edits int, prefix string, found map[string]bool) error {
	return s.addEntries(prefix, newNeighbours(word, edits), found, FieldWords, FieldTerms)
}

// AddWords adds to found the words of articles with a prefix, and the initials of
// their long names.
func (s *Store) AddWords(prefix string, found map[string]bool) error {
	return s.addEntries(prefix, nil, found, FieldWords)
}

// addEntries adds to found what the dictionaries of some fields hold with a prefix: all,
// or of near what it takes.
func (s *Store) addEntries(prefix string, near *neighbours, found map[string]bool, fields ...string) error {
	r, err := s.reader()
	if err != nil {
		return err
	}
	defer r.Close()
	first, end := prefixRange(prefix)
	for _, part := range r.Segments() {
		for _, field := range fields {
			dictionary, err := part.Segment().Dictionary(field)
			if err != nil {
				return err
			}
			list := dictionary.AutomatonIterator(nil, first, end)
			if near != nil {
				list = dictionary.AutomatonIterator(near, first, end)
			}
			if err := addRest(list, found); err != nil {
				return err
			}
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

// addRest adds the rest of a list to found.
func addRest(list interface {
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

// Neighbours are the words within so many edits of one, as an automaton that a
// dictionary is walked with: letters added, left out, changed, or two that change
// places (optimal string alignment). A state is two rows of the table of edit
// distances (Wagner and Fischer, 1974), the letter between them, and the bytes
// read of one that is not whole yet. It is made when a walk first comes there: of
// bleve's automata, which have every state there could be, most of the time and
// memory goes into making them.
type neighbours struct {
	word  []rune
	edits byte
	// states are numbered; the first is the one from which no word is near, the
	// second where each walk starts.
	states  []state
	numbers map[state]int
	// steps are those that were made: where a byte leads from a state.
	steps map[step]int
}

// A state of the automaton. The letter led from the row above to the row; of one
// that does not stand in the word neither is kept.
type state struct {
	above, row, part string
	letter           rune
}

// A step is a state by its number and the byte that is read there.
type step struct {
	state int
	read  byte
}

// The numbers of the first states.
const (
	nowhere = iota
	atStart
)

// newNeighbours makes the automaton of the words that become a word by at most so
// many edits.
func newNeighbours(word string, edits int) *neighbours {
	n := &neighbours{word: []rune(word), edits: byte(edits), numbers: map[state]int{}, steps: map[step]int{}}
	row := make([]byte, len(n.word)+1)
	for i := range row {
		row[i] = byte(min(i, edits+1))
	}
	n.number(state{})
	n.number(state{row: string(row)})
	return n
}

// number is the number of a state, which may be new.
func (n *neighbours) number(s state) int {
	number, known := n.numbers[s]
	if !known {
		number = len(n.states)
		n.states, n.numbers[s] = append(n.states, s), number
	}
	return number
}

// Start is the state before a word.
func (n *neighbours) Start() int { return atStart }

// IsMatch tells whether what was read is a neighbour.
func (n *neighbours) IsMatch(at int) bool {
	s := n.states[at]
	return at != nowhere && s.part == "" && s.row[len(n.word)] <= n.edits
}

// CanMatch tells whether what was read may become a neighbour.
func (n *neighbours) CanMatch(at int) bool { return at != nowhere }

// WillAlwaysMatch tells whether all that goes on from here is a neighbour.
func (n *neighbours) WillAlwaysMatch(int) bool { return false }

// Accept returns the state after one more byte.
func (n *neighbours) Accept(at int, read byte) int {
	s := step{at, read}
	next, made := n.steps[s]
	if !made && at != nowhere {
		next = n.after(n.states[at], read)
		n.steps[s] = next
	}
	return next
}

// after is the number of the state that a byte leads to.
func (n *neighbours) after(s state, read byte) int {
	s.part += string([]byte{read})
	if !utf8.FullRuneInString(s.part) {
		return n.number(s)
	}
	letter, _ := utf8.DecodeRuneInString(s.part)
	row := n.below(s, letter)
	if slices.Min(row) > n.edits {
		return nowhere
	}
	if !slices.Contains(n.word, letter) {
		return n.number(state{row: string(row)})
	}
	return n.number(state{above: s.row, row: string(row), letter: letter})
}

// below is the next row of the table, for one more letter. Distances beyond the
// edits allowed are not told apart.
func (n *neighbours) below(s state, letter rune) []byte {
	row := make([]byte, len(s.row))
	row[0] = s.row[0] + 1
	for i, r := range n.word {
		changed := s.row[i]
		if r != letter {
			changed++
		}
		row[i+1] = min(changed, s.row[i+1]+1, row[i]+1)
		if i > 0 && s.above != "" && r == s.letter && n.word[i-1] == letter {
			row[i+1] = min(row[i+1], s.above[i-1]+1)
		}
	}
	for i := range row {
		row[i] = min(row[i], n.edits+1)
	}
	return row
}

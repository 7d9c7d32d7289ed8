package index

import (
	"unicode/utf8"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// addNear adds to found the words and terms with a prefix within so many edits of
// a word.
func (s *store) addNear(word string, edits int, prefix string, found map[string]bool) error {
	r, err := s.reader()
	if err != nil {
		return err
	}
	defer r.Close()
	near := newNeighbours(word, edits)
	first, end := prefixRange(prefix)
	for _, part := range r.Segments() {
		for _, field := range []string{fieldWords, fieldTerms} {
			dictionary, err := part.Segment().Dictionary(field)
			if err != nil {
				return err
			}
			if err := addEntries(dictionary.AutomatonIterator(near, first, end), found); err != nil {
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

// Neighbours are the words within so many edits of one, as an automaton that a
// dictionary is walked with. A state is a row of the table of edit distances
// (Wagner and Fischer, 1974), with the bytes read of a letter that is not whole
// yet, and is made when a walk first comes there: of bleve's automata, which have
// every state there could be, most of the time and memory goes into making them.
type neighbours struct {
	word  []rune
	edits byte
	// states are numbered; the first is the one from which no word is near, the
	// second where each walk starts.
	states  []string
	numbers map[string]int
	// steps are those that were made: where a byte leads from a state.
	steps map[step]int
}

// A step is a state and the byte that is read there.
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
// many edits: letters added, left out or changed.
func newNeighbours(word string, edits int) *neighbours {
	n := &neighbours{word: []rune(word), edits: byte(edits), numbers: map[string]int{}, steps: map[step]int{}}
	row := make([]byte, len(n.word)+1)
	for i := range row {
		row[i] = byte(min(i, edits+1))
	}
	n.states = []string{nowhere: "", atStart: string(row)}
	n.numbers[string(row)] = atStart
	return n
}

// Start is the state before a word.
func (n *neighbours) Start() int { return atStart }

// IsMatch tells whether what was read is a neighbour.
func (n *neighbours) IsMatch(state int) bool {
	row := n.states[state]
	return len(row) == len(n.word)+1 && row[len(n.word)] <= n.edits
}

// CanMatch tells whether what was read may become a neighbour.
func (n *neighbours) CanMatch(state int) bool { return state != nowhere }

// WillAlwaysMatch tells whether all that goes on from here is a neighbour.
func (n *neighbours) WillAlwaysMatch(int) bool { return false }

// Accept returns the state after one more byte.
func (n *neighbours) Accept(state int, read byte) int {
	s := step{state, read}
	next, made := n.steps[s]
	if !made && state != nowhere {
		next = n.after(n.states[state], read)
		n.steps[s] = next
	}
	return next
}

// after is the number of the state that a byte leads to.
func (n *neighbours) after(state string, read byte) int {
	next := append([]byte(state), read)
	if row, letter := next[:len(n.word)+1], next[len(n.word)+1:]; utf8.FullRune(letter) {
		r, _ := utf8.DecodeRune(letter)
		if n.advance(row, r) > n.edits {
			return nowhere
		}
		next = row
	}
	number, known := n.numbers[string(next)]
	if !known {
		number = len(n.states)
		n.states, n.numbers[string(next)] = append(n.states, string(next)), number
	}
	return number
}

// advance makes a row of the table the next one, for one more letter, and returns
// the least distance in it. Those beyond the edits allowed are not told apart.
func (n *neighbours) advance(row []byte, letter rune) (least byte) {
	corner := row[0]
	row[0] = min(row[0]+1, n.edits+1)
	least = row[0]
	for i, r := range n.word {
		changed := corner
		if r != letter {
			changed++
		}
		corner = row[i+1]
		row[i+1] = min(changed, row[i+1]+1, row[i]+1, n.edits+1)
		least = min(least, row[i+1])
	}
	return least
}

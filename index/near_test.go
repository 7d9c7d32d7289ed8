package index

import (
	"math/rand/v2"
	"testing"
)

// walk reads a word with the automaton as a dictionary does.
func (n *neighbours) walk(word string) bool {
	state := n.Start()
	for i := 0; i < len(word) && n.CanMatch(state); i++ {
		state = n.Accept(state, word[i])
	}
	return n.IsMatch(state)
}

// TestNeighbours compares the automaton with the table of distances, for short
// words of few letters: among these many are near.
func TestNeighbours(t *testing.T) {
	letters := []rune("abéж界")
	chance := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		w := make([]rune, chance.IntN(7))
		for i := range w {
			w[i] = letters[chance.IntN(len(letters))]
		}
		return string(w)
	}
	met := map[bool]int{}
	for range 300 {
		one := word()
		for edits := range 3 {
			n := newNeighbours(one, edits)
			for range 50 {
				other := word()
				want := distance(one, other) <= edits
				if met[want]++; n.walk(other) != want {
					t.Fatalf("%q within %d edits of %q: %v, want %v", other, edits, one, !want, want)
				}
			}
		}
	}
	if met[true] < 1000 || met[false] < 1000 {
		t.Errorf("compared %v words", met)
	}
	if newNeighbours("ab", 2).walk("a\xff") != true || newNeighbours("ab", 1).walk("a\xe7\x95") {
		t.Error("what is no UTF-8 is read amiss")
	}
}

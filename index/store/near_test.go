package store

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

// distance is the edit distance, the whole table of it.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	table := make([][]int, len(x)+1)
	for i := range table {
		table[i] = make([]int, len(y)+1)
		for j := range table[i] {
			switch {
			case i == 0 || j == 0:
				table[i][j] = i + j
			case x[i-1] == y[j-1]:
				table[i][j] = table[i-1][j-1]
			default:
				table[i][j] = 1 + min(table[i-1][j-1], table[i-1][j], table[i][j-1])
			}
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				table[i][j] = min(table[i][j], table[i-2][j-2]+1)
			}
		}
	}
	return table[len(x)][len(y)]
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

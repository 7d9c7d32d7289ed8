package index

import "testing"

func TestSlabHandsOutWhatNobodyHas(t *testing.T) {
	var s slab[int]
	for round := range 3 {
		var pieces [][]int
		for n := range 40 {
			piece := s.take(n)
			for i, v := range piece {
				if v != 0 {
					t.Fatalf("round %d: value %d of %d is %d", round, i, n, v)
				}
				piece[i] = n
			}
			pieces = append(pieces, append(piece, -1)[:n])
		}
		for n, piece := range pieces {
			for i, v := range piece {
				if v != n {
					t.Fatalf("round %d: value %d of %d became %d", round, i, n, v)
				}
			}
		}
		s.wipe()
	}
}

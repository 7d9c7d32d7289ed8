package analysis

import "strings"

// sounds are spellings of a sound that differ by more than a letter: each may have
// been written for any other of its line.
var sounds = func() (groups [][]string) {
	for line := range strings.Lines(`f ph gh
		k ch
		k qu
		kw qu
		x ks cks
		u oo
		oo ew
		j dg
		shun tion sion
		sh ti ci
		ite ight
		o ough
		uff ough
		or augh ough
		ee ie
		ay ei ey
		sk sch
		n kn
		r wr`) {
		groups = append(groups, strings.Fields(line))
	}
	return groups
}()

// Soundalikes lists how else a word that is written as it sounds may be spelled:
// with another spelling of one sound, at one place or everywhere.
func Soundalikes(word string) (list []string) {
	for _, group := range sounds {
		for _, written := range group {
			for _, meant := range group {
				if meant != written {
					list = append(list, replaced(word, written, meant)...)
				}
			}
		}
	}
	return list
}

// replaced lists a word with another spelling in the place of one: of each in
// turn, and of all if there are several.
func replaced(word, written, meant string) (list []string) {
	for at := range word {
		if rest, ok := strings.CutPrefix(word[at:], written); ok {
			list = append(list, word[:at]+meant+rest)
		}
	}
	if len(list) > 1 {
		list = append(list, strings.ReplaceAll(word, written, meant))
	}
	return list
}

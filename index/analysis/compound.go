package analysis

import (
	"slices"
	"strings"
)

// A compound's last word has at least leastHead letters and leastBefore before it; of
// more than longestCompound none is looked for.
const leastHead, leastBefore, longestCompound = 4, 3, 48

// headsOf are the terms of what a German compound ends in, given its own
// ("wasserkraftwerk"): known nouns and compounds of two of them, longest first, behind
// what is no prefix of a verb.
func (a *Analyzer) headsOf(term string) (heads []string) {
	if len(term) > longestCompound {
		return nil
	}
	for at := leastBefore; at <= len(term)-leastHead; at++ {
		before, head := term[:at], term[at:]
		if (a.commonNouns[head] || a.joinsTwo(head)) && !slices.Contains(germanPrefixes, before) && strings.ContainsAny(before, "aeiouy") {
			heads = append(heads, head)
		}
	}
	return heads
}

// joints are the sounds between the nouns of a compound.
var joints = [...]string{"", "s", "n", "en"}

// joinsTwo tells whether a term is that of two known nouns.
func (a *Analyzer) joinsTwo(term string) bool {
	for at := leastBefore; at <= len(term)-leastHead; at++ {
		before := term[:at]
		if a.commonNouns[term[at:]] && slices.ContainsFunc(joints[:], func(joint string) bool { return a.commonNouns[strings.TrimSuffix(before, joint)] }) {
			return true
		}
	}
	return false
}

// isNoun tells whether a word with a capital is a noun by its term: a known one, or a
// compound of one that names do not end in.
func (a *Analyzer) isNoun(term string) bool {
	if a.commonNouns[term] {
		return true
	}
	heads := a.headsOf(term)
	return len(heads) > 0 && !endsNames[heads[len(heads)-1]]
}

// endsNames are the nouns that names of people and places end in too.
var endsNames = WordSet("mann burg berg stadt dorf land feld haus wald bach stein heim horn hafen")

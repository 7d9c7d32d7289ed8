package analysis

import (
	"strings"
	"sync"
)

// The suffixes of Turkish, by what they follow and what they make of it: they inflect a
// noun, derive another one or a verb from it, make a predicate of it, inflect a verb,
// or derive a noun from it. I is a high vowel, A a low one, D the dental that is voiced
// as what stands before it; what is in brackets stands between two vowels or two
// consonants.
var turkishLists = []struct {
	from, to suffixState
	suffixes string
}{
	{asNoun | inflecting, asNoun | inflecting, `lAr Im (I)mIz In (s)I lArI (y)I nI (y)A nA DA nDA DAn nDAn (n)In (y)lA ydI ymIs ysA yken lI sIz lIk lIg ki`},
	{asNoun, asNoun, `cI cA sAl DAs`},
	{asNoun, asVerb, `lA lAn lAs lAt DIr sA ken`},
	{predicate, asVerb, `DI mIs`},
	{asVerb, asVerb, `t Ir Il (I)n Is It Ar r DIr mA mI (y)Abil (y)AmA Iyor yor (y)AcAk z mAktA mAlI sA DI mIs ken
		k m n sIn sInIz nIz (y)Im (y)Iz lAr`},
	{asVerb, asNoun, `mA mAk (y)An DIk DIg (y)AcAk (y)AcAg (y)Is (y)Ip (y)ArAk (y)IncA mAdAn mIs Ir Ar r
		(I)m gI kI (y)IcI Ik Ig gIn kIn (y)I (I)ntI mAn Ak Ag gAn kAn cA sAl It`},
}

// A suffixState says what a word is, of which suffixes follow.
type suffixState uint8

const (
	asNoun suffixState = 1 << iota
	asVerb
	// predicate is a noun before what is more often the tense of a verb, inflecting
	// one before what leaves it the word that it is.
	predicate
	inflecting
)

// A suffixTails tells of each place of a word as what it may end there, so that
// nothing but suffixes follows.
type suffixTails []suffixState

// A transition is what a suffix makes of what it follows.
type transition struct{ from, to suffixState }

// turkishSuffixes maps each suffix as it is written, folded, to what it does.
var turkishSuffixes = sync.OnceValue(func() map[string][]transition {
	table := map[string][]transition{}
	for _, list := range turkishLists {
		for s := range strings.FieldsSeq(list.suffixes) {
			for _, written := range suffixForms(s) {
				table[written] = append(table[written], transition{list.from, list.to})
			}
		}
	}
	return table
})

const vowels = "aeiou"

// suffixForms are the ways to write a suffix.
func suffixForms(suffix string) []string {
	if rest, found := strings.CutPrefix(suffix, "("); found {
		return append(suffixForms(rest[:1]+rest[2:]), suffixForms(rest[2:])...)
	}
	forms := []string{""}
	for _, letter := range suffix {
		var longer []string
		for _, f := range forms {
			for _, l := range lettersFor(letter, f) {
				longer = append(longer, f+string(l))
			}
		}
		forms = longer
	}
	return forms
}

// lettersFor are what a letter of a suffix may be behind what is written of it.
func lettersFor(letter rune, before string) string {
	last := lastVowel(before)
	switch {
	case letter == 'D':
		return "dt"
	case letter == 'I' && last == 0:
		return "iu"
	case letter == 'I' && last == 'u':
		return "u"
	case letter == 'I':
		return "i"
	case letter == 'A' && (last == 'a' || last == 'e'):
		return string(last)
	case letter == 'A':
		return "ae"
	}
	return string(letter)
}

// fits tells whether a suffix may follow what is before it by its sounds. No two
// vowels stand together, single consonants and y behind a vowel only; dentals are
// voiced as what they follow, and vowels follow the last one.
func fits(before, suffix string) bool {
	last, first := before[len(before)-1], suffix[0]
	open := strings.IndexByte(vowels, last) >= 0
	switch {
	case strings.IndexByte(vowels, first) >= 0:
		if open {
			return false
		}
	case len(suffix) == 1:
		if !open && (first != 't' || last != 'l' && last != 'r') {
			return false
		}
	case first == 'y':
		if !open && suffix != "yor" {
			return false
		}
	case first == 'd' || first == 't':
		if strings.IndexByte("ptkcshf", last) >= 0 == (first == 'd') {
			return false
		}
	}
	return suffix == "ki" || harmonious(lastVowel(before), firstVowel(suffix))
}

// harmonious tells whether a vowel may follow another.
func harmonious(last, next byte) bool {
	round := last == 'o' || last == 'u'
	switch next {
	case 'i':
		return !round
	case 'u':
		return round
	case 'a':
		return last != 'e'
	}
	return true
}

// lastVowel and firstVowel are those of a folded word, 0 if there are none.
func lastVowel(word string) byte {
	if i := strings.LastIndexAny(word, vowels); i >= 0 {
		return word[i]
	}
	return 0
}

func firstVowel(word string) byte {
	if i := strings.IndexAny(word, vowels); i >= 0 {
		return word[i]
	}
	return 0
}

// longestSuffix is how many letters a suffix has at most.
const longestSuffix = 6

// turkishTails makes the tails of a folded word.
func turkishTails(word string) suffixTails {
	table := turkishSuffixes()
	tails := make(suffixTails, len(word)+1)
	tails[len(word)] = asNoun | asVerb | inflecting
	for at := len(word) - 1; at > 1; at-- {
		for end := at + 1; end <= min(at+longestSuffix, len(word)); end++ {
			list := table[word[at:end]]
			if list == nil || tails[end] == 0 || !fits(word[:at], word[at:end]) {
				continue
			}
			for _, t := range list {
				if tails[end]&t.to != 0 {
					tails[at] |= t.from & (tails[end] | ^inflecting)
				}
			}
		}
	}
	return tails
}

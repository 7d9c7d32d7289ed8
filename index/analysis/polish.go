package analysis

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// irregularPolish holds the families of Polish words that change within, as
// openFamilies reads them.
//
//go:embed lists/irregular_pl.txt
var irregularPolish string

var polishFamilies = sync.OnceValue(func() map[string]string {
	return openFamilies(irregularPolish, func(stem string) string {
		return polishEven(polishSounds.Replace(FoldMarks(stem)))
	})
})

// The endings of Polish, folded: those of nouns and adjectives, those that derive
// words, and those of verbs and of people, which a short root may end in itself.
var (
	polishEndings = strings.Fields(`a e i o u y ia ie io iu ii om em im ym ach ami ow owi owie iom iem iach iami iow
		ego emu ej ymi imi ych ich iego iemu iej`)
	polishSuffixes = strings.Fields(`owyw owan owal owak ow uj ywan ywal ywak iwan iwal iwak sk stw ostw nictw ost acj acyjn`)
	polishVerbs    = strings.Fields(`an en on al il el ak ek ik at et aj ej nik ark k er or`)
)

// polishSounds write two letters for one sound as one letter, and soft consonants
// as hard ones, polishVowels what these do to vowels ("miasto", "mieście"; but
// "świat", world, is not "święty", holy, nor "dział", department, "dzieło", work),
// polishLast the last consonant of a word without its ending ("morze", "morski"; "ręka", "ręce"; "część", "części").
var (
	polishSounds = strings.NewReplacer("sz", "š", "cz", "č", "rz", "ř", "ch", "h", "dz", "d", "sci", "sti", "ci", "ti")
	polishVowels = strings.NewReplacer("swia", "swia", "dial", "dial", "ia", "e", "ie", "e", "io", "e")
	polishLast   = [...][2]string{{"sc", "st"}, {"ř", "r"}, {"c", "k"}}
)

// polishLetters is how many letters of a Polish word are its stem, once its ending
// is off.
const polishLetters = 7

// polish stems a folded Polish word.
func polish(word string) string { return FirstLetters(polishLetters)(polishRoot(word, 3)) }

// polishRoot is a word without its ending, if least letters are left, its sounds
// evened out.
func polishRoot(word string, least int) string {
	return polishEven(cutEnding(polishSounds.Replace(word), polishEndings, least))
}

// polishEven evens out the vowels and the last consonant of a word without its
// ending, and takes out an e that comes and goes before it ("zamek", "zamku").
func polishEven(word string) string {
	word = polishVowels.Replace(word)
	for _, last := range polishLast {
		if rest, ok := strings.CutSuffix(word, last[0]); ok {
			word = rest + last[1]
			break
		}
	}
	if rest, ok := strings.CutSuffix(word, "ek"); ok && utf8.RuneCountInString(rest) > 2 {
		return rest + "k"
	}
	return word
}

// polishFamily names the family of a Polish word: by the list, or by the first
// letters of what is left without an ending that derives it.
func polishFamily(t Token) string {
	table := polishFamilies()
	if base, ok := table[t.Word]; ok {
		return base
	}
	root := polishRoot(t.Word, 3)
	rest := cutEnding(root, polishSuffixes, 3)
	for _, stem := range [...]string{polishRoot(t.Word, 2), root, rest} {
		if base, ok := table[stem+"-"]; ok {
			return base
		}
	}
	rest = cutEnding(rest, polishVerbs, 4)
	if hushed, ok := strings.CutSuffix(rest, "č"); ok { // "rzeczny", of "rzeka"
		rest = hushed + "k"
	}
	return familyLetters(rest)
}

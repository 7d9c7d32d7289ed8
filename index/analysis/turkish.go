package analysis

import (
	_ "embed"
	"strings"
	"sync"
)

// rootsTurkish holds the roots of Turkish, a line for those of one family: of verbs
// with a hyphen, and of nouns. It has those of a few letters, and the nouns that could
// be read as forms of verbs ("deniz", sea, and "de-n-", be said).
//
//go:embed lists/roots_tr.txt
var rootsTurkish string

var turkishRoots = sync.OnceValue(func() map[string]string { return families(rootsTurkish) })

// turkishLeast is how many letters of a word are left where its root is not listed.
const turkishLeast = 3

// turkish stems a folded Turkish word: it is the longest of the listed roots that
// nothing but suffixes follows, or what is left without them.
func turkish(word string) string {
	root, _ := turkishRoot(word)
	return root
}

// turkishFamily names the family of a Turkish word by its root.
func turkishFamily(t Token) string {
	root, listed := turkishRoot(t.Word)
	if listed {
		return root + "+"
	}
	return familyLetters(root)
}

// turkishRoot is the root of a folded word, and whether it is listed.
func turkishRoot(word string) (root string, listed bool) {
	if _, ascii := LowerASCII(word); !ascii {
		return word, false
	}
	tails := turkishTails(word)
	for at := len(word); at > 1; at-- {
		if root, ok := tails.root(word, at); ok {
			return root, true
		}
	}
	for at := turkishLeast; at < len(word); at++ {
		if tails[at]&inflecting != 0 {
			return hardened(word[:at]), false
		}
	}
	return hardened(word), false
}

// root is the listed root that a word begins with, up to at. What could be the tense of
// a verb makes no predicate of a noun ("kuruldu" is of "kur-", not of "kurul").
func (tails suffixTails) root(word string, at int) (root string, ok bool) {
	may := tails[at]
	verb, isVerb := verbRoot(word, at)
	noun, isNoun := nounRoot(word[:at])
	switch {
	case isVerb && may&asVerb != 0 && (!isNoun || may&inflecting == 0):
		return verb, true
	case isNoun && (may&inflecting != 0 || may&asNoun != 0 && at > 2 || may&predicate != 0 && !tails.verbal(word, at)):
		return noun, true
	}
	return "", false
}

// verbal tells whether the root of a verb begins the word before at.
func (tails suffixTails) verbal(word string, at int) bool {
	for at--; at > 1; at-- {
		if _, ok := verbRoot(word, at); ok && tails[at]&asVerb != 0 {
			return true
		}
	}
	return false
}

// nounRoot is the root that a noun without its suffixes is of. The last consonant
// softens before a vowel, of words of a single syllable only where they are listed so.
func nounRoot(noun string) (string, bool) {
	root, ok := turkishRoots()[noun]
	if !ok && strings.IndexAny(noun, vowels) != strings.LastIndexAny(noun, vowels) {
		root, ok = turkishRoots()[hardened(noun)]
	}
	return strings.TrimSuffix(root, "-"), ok
}

// verbRoot is the root that a verb begins with, up to at, which lacks its last vowel
// before "-iyor".
func verbRoot(word string, at int) (string, bool) {
	root, ok := turkishRoots()[word[:at]+"-"]
	if !ok && progressive(word[at:]) {
		if root, ok = turkishRoots()[word[:at]+"a-"]; !ok {
			root, ok = turkishRoots()[word[:at]+"e-"]
		}
	}
	return strings.TrimSuffix(root, "-"), ok
}

// progressive tells whether suffixes begin with that of the present tense.
func progressive(suffixes string) bool {
	return strings.HasPrefix(suffixes, "iyor") || strings.HasPrefix(suffixes, "uyor")
}

// hardened writes the last consonant as it is where no ending follows ("kitabı",
// "kitap").
func hardened(word string) string {
	if n := len(word) - 1; n > 1 {
		if i := strings.IndexByte("bdg", word[n]); i >= 0 {
			return word[:n] + "ptk"[i:i+1]
		}
	}
	return word
}

package analysis

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// arabicRoot names the family of an Arabic word by the list or by its root. Plurals,
// persons and most derived words change the vowels between the consonants of a root
// and add few letters (Ryding 2005, A Reference Grammar of Modern Standard Arabic):
// before it a particle, s of the future, t, n or st of verbs and m of participles and
// nouns of place, within it the t of the eighth form, after it the t of verbs. A root
// with a vowel is named by its two consonants, with a sign where the vowel stands
// between them. A word with one consonant is its own family.
func arabicRoot(t Token) string {
	if family, ok := arabicListed(t.Term); ok {
		return family
	}
	s := skeleton(t.Term)
	if rest, ok := strings.CutSuffix(s, "ت"); ok && consonants(rest) >= rootLetters-1 {
		s = rest
	}
	root := radicals(strings.Trim(s, vowel))
	if consonants(root) < rootLetters-1 {
		return t.Term
	}
	return root
}

// irregularArabic lists families of words with vowels or doubled consonants in their
// roots, so that little else is left of them.
//
//go:embed lists/irregular_ar.txt
var irregularArabic string

// arabicFamilies maps the stems of the list to the first of their line.
var arabicFamilies = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(irregularArabic) {
		words := strings.Fields(line)
		for _, word := range words {
			if stem := arabic(word); table[stem] == "" {
				table[stem] = words[0] + "+"
			}
		}
	}
	return table
})

// arabicListed is the family of a stem by the list: as it stands, without the t of a
// verb, as the third person of one, without a particle.
func arabicListed(stem string) (family string, ok bool) {
	table := arabicFamilies()
	he := strings.TrimSuffix(stem, "ت")
	for _, form := range [...]string{
		stem, he, strings.TrimSuffix(he, "ي"), inThirdPerson(stem), strings.TrimPrefix(stem, "ب"), strings.TrimPrefix(stem, "ل"),
	} {
		if family, ok = table[form]; ok {
			return family, true
		}
	}
	return "", false
}

// inThirdPerson is a verb of the present or the future in its third person.
func inThirdPerson(stem string) string {
	for _, person := range [...]string{"سي", "ست", "سن", "ت", "ن"} {
		if rest, ok := strings.CutPrefix(stem, person); ok {
			return "ي" + rest
		}
	}
	return stem
}

// vowel stands in a skeleton for a run of letters that may be vowels, hamzas among
// them: they change or fall in weak roots.
const vowel = "-"

// skeleton is a word with its runs of vowels as one sign each.
func skeleton(word string) string {
	var b strings.Builder
	within := false
	for _, r := range word {
		is := strings.ContainsRune("اويىءئؤ", r)
		switch {
		case !is:
			b.WriteRune(r)
		case !within:
			b.WriteString(vowel)
		}
		within = is
	}
	return b.String()
}

// consonants is how many consonants a skeleton has.
func consonants(skeleton string) int {
	return utf8.RuneCountInString(skeleton) - strings.Count(skeleton, vowel)
}

// beforeRoots stand before a root: the future, particles, m of participles and places,
// t of verbs.
var beforeRoots = []string{"س" + vowel, "ب", "ل", "ك", "ف", "م", "ت"}

// likeTenth are verbs of the eighth form that begin as those of the tenth do.
var likeTenth = WordSet("ستمع ستلم ستند ستبق")

// radicals takes off a skeleton what stands before its root and within.
func radicals(s string) string {
	for _, before := range beforeRoots {
		s = withoutBefore(s, before, rootLetters)
	}
	if tenth := withoutBefore(s, "ست", rootLetters-1); tenth != s && !likeTenth[s] {
		return shortRoot(tenth)
	}
	if r := []rune(s); consonants(s) == rootLetters+1 && r[1] == 'ت' {
		return shortRoot(string(r[0]) + string(r[2:]))
	}
	return shortRoot(withoutBefore(s, "ن", rootLetters))
}

// withoutBefore takes off what stands before a root, if some consonants are left.
func withoutBefore(s, before string, least int) string {
	if rest, ok := strings.CutPrefix(s, before); ok && consonants(rest) >= least {
		return strings.TrimLeft(rest, vowel)
	}
	return s
}

// shortRoot is a root without vowels, if it has three consonants, and with its last
// one once, if it has it twice ("حدود", "حد").
func shortRoot(root string) string {
	root = strings.Trim(root, vowel)
	if consonants(root) >= rootLetters {
		root = strings.ReplaceAll(root, vowel, "")
	}
	if r := []rune(root); len(r) == rootLetters && r[1] == r[2] {
		return string(r[:2])
	}
	return root
}

package analysis

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// irregularGreek holds families of words that change within: verbs with their
// augmented and passive stems and their nouns, countries with their peoples.
//
//go:embed lists/irregular_el.txt
var irregularGreek string

var greekLexicon = sync.OnceValue(func() *lexicon {
	return newLexicon(irregularGreek, "ω 0 "+strings.Join(strings.Fields(`ω εισ ει ουμε ετε ειτε ουν ουνε α εσ ε αμε ατε αν ανε ασ
		ησ η ηκα ηκεσ ηκε ηκαμε ηκαν ομαι εσαι εται ονται οταν ονταν ιεται ιουνται ουσε ουσαν ουσα ωντασ οντασ ουμαι ειται
		ουνται ουνταν ουταν ομενοσ ομενη ομενο ομενοι ομενεσ ομενα ομενων μενοσ μενη μενο μενοι μενεσ μενα μενων οσ ου ο
		οι ων ουσ ησησ ησεισ εωσ εων ι ιου ια ιων ματα ματοσ`), " "))
})

// The endings of Greek nouns and adjectives, and those of verbs, folded. The i
// of "νησί, νησιά, νησιού" belongs to the stem.
var (
	greekEndings = strings.Fields(`αδεσ αδων οσ ου ο οι ουσ ων ασ α εσ ησ η εισ εωσ εων ε`)
	greekVerbs   = strings.Fields(`θηκαν θηκε τηκαν τηκε χθηκε θει τει ονται εται ουνται ειται ονταν οταν μενοσ μενη μενο μενα
		μενοι μενεσ ουμε ουν ετε ει εισ ω αν ε α ησ η εωσ ησε ησαν ησει ησουν ηθηκε ηθηκαν ηθει ηση ησησ ησεισ ησεων ουσε ουσαν`)
)

// greekLetters is how many letters of a Greek word are its stem, once its ending
// is off.
const greekLetters = 6

// greek stems a folded Greek word. Neuters in -μα grow before their endings
// ("όνομα, ονόματος").
func greek(word string) string {
	for _, grown := range []string{"ματοσ", "ματων", "ματα"} {
		if rest, ok := strings.CutSuffix(word, grown); ok {
			word = rest + "μα"
		}
	}
	return FirstLetters(greekLetters)(cutEnding(word, greekEndings, 3))
}

// greekTenses writes the clusters that tell the tenses apart as the consonant of
// the present.
var greekTenses = strings.NewReplacer("ψ", "φ", "ξ", "κ", "γμ", "κ", "χτ", "κ", "φτ", "φ")

// greekFamily names the family of a Greek word as a verb: without the augment of
// the past ("έγραψε", wrote) and its ending, and with the consonants that tell the
// tenses apart written as one ("γράφω", write) or off ("χτίζω", build; "έχτισε").
func greekFamily(t Token) string {
	if base, ok := greekLexicon().find(t.Word); ok {
		return base
	}
	word := cutEnding(withoutAugment(t.Word), greekVerbs, 3)
	return familyLetters(strings.TrimRight(greekTenses.Replace(word), "σζνθτ"))
}

// greekPrefixes are the prefixes of verbs as they are before the e- of the past,
// and as they are without.
var greekPrefixes = [...][2]string{{"παρε", "παρα"}, {"κατε", "κατα"}, {"μετε", "μετα"}, {"ανε", "ανα"}, {"απε", "απο"},
	{"υπε", "υπο"}, {"επε", "επι"}, {"διε", "δια"}, {"αντε", "αντι"}, {"εξε", "εκ"},
	{"προσε", "προσ"}, {"προε", "προ"}, {"περιε", "περι"}}

// withoutAugment takes the e- off a verb in the past, which stands before a
// consonant, behind a prefix if there is one ("μετέφερε"), and goes with few
// endings.
func withoutAugment(word string) string {
	if !strings.HasSuffix(word, "ε") && !strings.HasSuffix(word, "αν") && !strings.HasSuffix(word, "α") {
		return word
	}
	for _, p := range greekPrefixes {
		if rest, ok := strings.CutPrefix(word, p[0]); ok && augmented(rest) {
			return p[1] + rest
		}
	}
	if rest, ok := strings.CutPrefix(word, "ε"); ok && augmented(rest) {
		return rest
	}
	return word
}

// augmented tells whether what follows an e- could be a verb that has it for the
// past only.
func augmented(rest string) bool {
	first, _ := utf8.DecodeRuneInString(rest)
	return utf8.RuneCountInString(rest) > 3 && !strings.ContainsRune("αειουηω", first)
}

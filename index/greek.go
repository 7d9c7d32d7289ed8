package index

import (
	"strings"
	"unicode/utf8"
)

// The endings of Greek nouns and adjectives, and those of verbs, folded. The i
// of "νησί, νησιά, νησιού" belongs to the stem.
var (
	greekEndings = strings.Fields(`αδεσ αδων οσ ου ο οι ουσ ων ασ α εσ ησ η εισ εωσ εων ε`)
	greekVerbs   = strings.Fields(`θηκαν θηκε τηκαν τηκε χθηκε θει τει ονται εται ουνται ειται ονταν οταν μενοσ μενη μενο μενα
		μενοι μενεσ ουμε ουν ετε ει εισ ω αν ε α ησ η εωσ`)
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
	return firstLetters(greekLetters)(cutEnding(word, greekEndings, 3))
}

// greekTenses writes the clusters that tell the tenses apart as the consonant of
// the present.
var greekTenses = strings.NewReplacer("ψ", "φ", "ξ", "κ", "γμ", "κ", "χτ", "κ", "φτ", "φ")

// greekFamily names the family of a Greek word as a verb: without the augment of
// the past ("έγραψε", wrote) and its ending, and with the consonants that tell the
// tenses apart written as one ("γράφω", write) or off ("χτίζω", build; "έχτισε").
func greekFamily(t token) string {
	word := cutEnding(withoutAugment(t.word), greekVerbs, 3)
	return familyLetters(strings.TrimRight(greekTenses.Replace(word), "σζνθτ"))
}

// withoutAugment takes the e- off a verb in the past, which stands before a
// consonant and goes with few endings.
func withoutAugment(word string) string {
	rest, found := strings.CutPrefix(word, "ε")
	first, _ := utf8.DecodeRuneInString(rest)
	past := strings.HasSuffix(rest, "ε") || strings.HasSuffix(rest, "αν") || strings.HasSuffix(rest, "α")
	if !found || !past || utf8.RuneCountInString(rest) <= 3 || strings.ContainsRune("αειουηω", first) {
		return word
	}
	return rest
}

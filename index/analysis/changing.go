package analysis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A changing vocabulary tells the families of words in a language where verbs and
// nouns change within ("skrive", "skrev"; "stad", "steden").
type changing struct {
	// table maps the forms of these words, folded, to the first of their family:
	// of verbs so short that their first letters tell nothing too, and of
	// countries, their peoples and their adjectives.
	table func() map[string]string
	// prefixes stand before verbs ("ut-gitt"), participle between them and their
	// participles ("op-ge-richt").
	prefixes   []string
	participle string
	// nouns are the endings of nouns that are made of verbs, in place of the
	// ending of the infinitive.
	nouns      []string
	infinitive string
}

var (
	//go:embed lists/irregular_da.txt
	irregularDanish string
	//go:embed lists/irregular_nl.txt
	irregularDutch string
	//go:embed lists/irregular_no.txt
	irregularNorwegian string
	//go:embed lists/irregular_sv.txt
	irregularSwedish string
)

var (
	danish = changing{
		table:      tableOf(irregularDanish),
		prefixes:   foldedFields("til ud ind ned op over under efter del mod for fore fra frem ved med af an be bi på gen om sammen mis und bort hen gennem grund fast"),
		infinitive: "e", nouns: strings.Fields("else elsen elser elserne ning ningen ninger ningerne"),
	}
	dutch = changing{
		table: tableOf(irregularDutch),
		prefixes: strings.Fields(`aan achter af be bij binnen deel door er goed her in mee mis na neer om onder ont op over plaats samen
			tegen terug toe tot uit vast ver vol voor voorbij voort weg`),
		participle: "ge",
		infinitive: "en", nouns: strings.Fields("ing ingen"),
	}
	norwegian = changing{
		table:      tableOf(irregularNorwegian),
		prefixes:   foldedFields("til ut inn ned opp over under etter del mot for fore fra frem fram ved med av an be bi på pa gjen om opp sammen grunn fast"),
		infinitive: "e", nouns: strings.Fields("else elsen elser elsene ning ningen ninger ningene"),
	}
	swedish = changing{
		table:      tableOf(irregularSwedish),
		prefixes:   foldedFields("till ut in ned ner upp över under efter del mot för före från fram vid med av an be bi på åter om samman miss und bort hem genom grund fast fort er"),
		infinitive: "a", nouns: strings.Fields("ning ningen ningar ningarna else elsen elser elserna are aren arna ande"),
	}
)

// tableOf reads a list of families when it is first asked for.
func tableOf(list string) func() map[string]string {
	return sync.OnceValue(func() map[string]string { return families(list) })
}

func foldedFields(list string) []string { return strings.Fields(FoldMarks(list)) }

// family names the family of a word by the list, with one of the prefixes or
// without, or else by its first letters.
func (c *changing) family(t Token) string {
	if base, ok := c.listed(t.Word); ok {
		return base + "+"
	}
	for _, prefix := range c.prefixes {
		if rest, found := strings.CutPrefix(t.Word, prefix); found {
			if base, ok := c.listed(rest); ok {
				return prefix + base + "+"
			}
		}
	}
	return familyLetters(c.withoutParticiple(t.Word))
}

// listed looks a word up in the list: as it is, without the s of a possessive or a
// passive, or as the infinitive that a noun is made of.
func (c *changing) listed(word string) (base string, ok bool) {
	table := c.table()
	if base, ok = table[word]; ok {
		return base, true
	}
	word = strings.TrimSuffix(word, "s")
	if base, ok = table[word]; ok {
		return base, true
	}
	for _, ending := range c.nouns {
		if stem, found := strings.CutSuffix(word, ending); found {
			if base, ok = table[stem+c.infinitive]; ok {
				return base, true
			}
		}
	}
	return "", false
}

// withoutParticiple takes what stands before participles off a word that ends as the
// regular ones do.
func (c *changing) withoutParticiple(word string) string {
	ending := strings.TrimSuffix(word, "e")
	if c.participle == "" || !strings.HasSuffix(ending, "d") && !strings.HasSuffix(ending, "t") {
		return word
	}
	for _, prefix := range slices.Concat([]string{""}, c.prefixes) {
		if rest, found := strings.CutPrefix(word, prefix+c.participle); found && utf8.RuneCountInString(rest) >= familyPrefix {
			return prefix + rest
		}
	}
	return word
}

// devoiced is a stem with its last sound as Dutch writes it where no ending follows
// ("huiz-en", "huis"; "briev-en", "brief").
func devoiced(stem string) string {
	if rest, found := strings.CutSuffix(stem, "z"); found {
		return rest + "s"
	}
	if rest, found := strings.CutSuffix(stem, "v"); found {
		return rest + "f"
	}
	return stem
}

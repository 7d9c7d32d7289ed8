package analysis

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis/lang/ru"
	"github.com/blevesearch/bleve/v2/registry"
)

// irregularRussian holds the families of Russian words that change within, as
// openFamilies reads them.
//
//go:embed lists/irregular_ru.txt
var irregularRussian string

var russianFamilies = sync.OnceValue(func() map[string]string {
	stem := stemmer(registry.NewCache(), []string{ru.SnowballStemmerName})
	return openFamilies(irregularRussian, func(word string) string { return FoldMarks(stem(word)) })
})

// russianAspects writes verbs that go on and nouns of theirs as those that are done
// ("называть", "назвать"), and consonants that change before endings as one
// ("строка", "строчный"; "появился", "появление").
var russianAspects = strings.NewReplacer("нима", "ня", "чина", "ча", "мина", "мя", "зыв", "зв",
	"вл", "в", "бл", "б", "пл", "п", "мл", "м", "ч", "к", "ж", "г")

// russianFamily names the family of a Russian word by the list or by the first
// letters of its stem, without the first part of a compound, what makes nouns and
// participles of verbs, and vowels at the end: they belong to endings of short roots
// ("опасаться", "опасение"; "решил", "решение").
func russianFamily(t Token) string {
	table := russianFamilies()
	if base, ok := table[t.Word]; ok {
		return base
	}
	if base, ok := table[t.Term+"-"]; ok {
		return base
	}
	stem := withoutFirst(t.Term)
	if root := cutEnding(stem, russianSuffixes, leastRussian); root != stem && russianDerived.MatchString(t.Word) {
		stem = root
	}
	if short := strings.TrimRight(cutEnding(stem, likeVerbs, leastRussian), russianVowels); utf8.RuneCountInString(short) >= leastRussian {
		stem = short
	}
	_, first := utf8.DecodeRuneInString(stem) // no ending changes it
	return strings.TrimRight(familyLetters(stem[:first]+russianAspects.Replace(stem[first:])), russianVowels)
}

// leastRussian is how many letters of a Russian stem are left at least.
const leastRussian = 3

// russianVowels are those that endings begin with.
const russianVowels = "аеиоуыэюяйь"

// likeVerbs are ends of nouns that the stemmer takes for those of verbs where no ending
// follows: "режим" has the stem "реж", "режимом" "режим".
var likeVerbs = strings.Fields("ал ял ан ян ат ят ил ыл ит ыт им ым ен")

// russianDerived tells nouns and participles of verbs, which end in one of the
// suffixes without their endings.
var (
	russianDerived  = regexp.MustCompile(`(?:[еая]ни(?:е|я|ю|ем|и|й|ям|ями|ях)|[еая]нн(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми)|ен[аоы])$`)
	russianSuffixes = strings.Fields("ен ан ян енн анн янн")
)

// russianFirsts begin compounds.
var russianFirsts = strings.Fields("гидро электро тепло водо нефте энерго авто авиа мото микро мини супер мульти псевдо анти контр вице экс сверх")

// withoutFirst is the last part of a compound, which says what it is
// ("гидроэлектростанция", a "станция"). The car is none.
func withoutFirst(stem string) string {
	for _, first := range russianFirsts {
		if rest, ok := strings.CutPrefix(stem, first); ok && utf8.RuneCountInString(rest) >= familyPrefix && !strings.HasPrefix(rest, "моб") {
			return withoutFirst(rest)
		}
	}
	return stem
}

package analysis

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis/lang/ru"
	"github.com/blevesearch/bleve/v2/registry"
)

// irregularRussian holds the families of Russian words that change within, as
// openFamilies reads them.
//
//go:embed irregular_ru.txt
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

// russianFamily names the family of a Russian word by the list or by its first
// letters, but for vowels at their end: they belong to endings of short roots
// ("опасаться", "опасение").
func russianFamily(t Token) string {
	table := russianFamilies()
	if base, ok := table[t.Word]; ok {
		return base
	}
	if base, ok := table[t.Term+"-"]; ok {
		return base
	}
	return strings.TrimRight(familyLetters(russianAspects.Replace(t.Word)), "аеиоуыэюяйь")
}

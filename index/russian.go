package index

import "strings"

// russianAspects writes verbs that go on and nouns of theirs as those that are done
// ("называть", "назвать"), and consonants that change before endings as one
// ("строка", "строчный"; "появился", "появление").
var russianAspects = strings.NewReplacer("нима", "ня", "чина", "ча", "мина", "мя", "зыв", "зв",
	"вл", "в", "бл", "б", "пл", "п", "мл", "м", "ч", "к", "ж", "г")

// russianFamily names the family of a Russian word by its first letters, but for
// vowels at their end: they belong to endings of short roots ("опасаться",
// "опасение").
func russianFamily(t token) string {
	return strings.TrimRight(familyLetters(russianAspects.Replace(t.word)), "аеиоуыэюяйь")
}

package analysis

var (
	// Titles are the words before a name or a number whose dot ends no sentence,
	// in all languages.
	Titles = writtenIn("title")
	// numbered are the words whose dot ends no sentence before a number.
	numbered = writtenIn("before a number")
	// ordinalDot are the languages that write a dot after ordinal numbers.
	ordinalDot = WordSet("de da no fi hu cs pl tr hr et sl")
)

// shortened are the abbreviations by language, "" for all, whose dot ends a
// sentence only before a word that sentences begin with.
var shortened = func() map[string]map[string]bool {
	byLanguage := make(map[string]map[string]bool, len(words))
	for tag, s := range words {
		byLanguage[tag] = map[string]bool{}
		for _, word := range s["abbreviation"] {
			byLanguage[tag][word] = true
		}
	}
	return byLanguage
}()

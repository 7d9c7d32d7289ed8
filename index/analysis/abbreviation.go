package analysis

// ordinalDot are the languages that write a dot after ordinal numbers.
var ordinalDot = WordSet("de da no fi hu cs pl tr hr et sl")

// IsTitle tells whether a word stands before a name or a number, so that its dot ends
// no sentence, in any language.
func IsTitle(word string) bool { return marking().titles[word] }
